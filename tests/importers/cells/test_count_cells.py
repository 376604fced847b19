"""Numbers of people: what is read, and what is refused with the reason."""

import csv
from importlib.resources import files

import pytest

from claims.importers.cells.count_cells import join_bounds, read_counts, without_codes
from claims.importers.remarks import Remarks, remarks_in
from tests.builders.foreign_tables import column, remark_lines

READ = {
    "6": "6", "007": "7", "10-12": "10..12", "10 – 12": "10..12", "10 to 12": "10..12", "4-4": "4", "at least 31": "31+", "31+": "31+", "31 or more": "31+",
    "≥ 5": "5+", "3.0": "3", "up to 5": "..5", "at most 5": "..5", "5 +": "5+", "<= 5": "..5", "3.": "3", "١٢": "12",
    "au moins 12": "12+", "12 ou plus": "12+", "jusqu'à 5": "..5", "entre 3 et 5": "3..5", "de 3 à 5": "3..5",
    "al menos 12": "12+", "hasta 5": "..5", "no mínimo 12": "12+", "até 5": "..5",
    "mindestens 12": "12+", "3 bis 5": "3..5", "höchstens 5": "..5",
    "не менее 12": "12+", "до 15": "..15", "от 3 до 5": "3..5", "щонайменше 12": "12+", "від 3 до 5": "3..5",
    "لا يقل عن ١٢": "12+", "بين ٣ و ٥": "3..5", "en az 12": "12+", "en fazla 5": "..5", "3 ile 5 arası": "3..5",
    "herî kêm 12": "12+", "heta 5": "..5", "لانیکەم ۱۲": "12+",
}  # fmt: skip
CHANGED = {
    "une dizaine": ("~9..11", "a vague word, converted to a range"),
    "una veintena": ("~18..22", "a vague word, converted to a range"),
    "немає": ("0", "a word for none, read as 0"),
    "yok": ("0", "a word for none, read as 0"),
    "more than 20": ("21+", '"more than", read as one more or above'),
    "> 20": ("21+", '"more than", read as one more or above'),
    "fewer than 4": ("..3", '"fewer than", read as one fewer or below'),
    "under 1": ("..0", '"fewer than", read as one fewer or below'),
    "dozens": ("~20..99", "a vague word, converted to a range"),
    "scores": ("~20..99", "a vague word, converted to a range"),
    "a couple": ("2", "a number in words"),
    "thirty-four": ("34", "a number in words"),
    "sixty": ("60", "a number in words"),
    "сто": ("100", "a number in words"),
    "forty two": ("42", "a number in words"),
    "dezessete": ("17", "a number in words"),
    "four hundred": ("400", "a number in words"),
    "vier hundert": ("400", "a number in words"),
    "trois cents": ("300", "a number in words"),
    "ده‌ها": ("~20..99", "a vague word, converted to a range"),
    "بیش از ۳۰": ("31+", '"more than", read as one more or above'),
    "about 200": ("~180..220", "an estimate, read as 10% more or less"),
    "about 4": ("~3..5", "an estimate, read as 10% more or less"),
    "about 0": ("~0..1", "an estimate, read as 10% more or less"),
    "más de 20": ("21+", '"more than", read as one more or above'),
    "أكثر من ٢٠": ("21+", '"more than", read as one more or above'),
    "понад 20": ("21+", '"more than", read as one more or above'),
    "20'den fazla": ("21+", '"more than", read as one more or above'),
    "moins de 4": ("..3", '"fewer than", read as one fewer or below'),
    "etwa 200": ("~180..220", "an estimate, read as 10% more or less"),
    "des dizaines": ("~20..99", "a vague word, converted to a range"),
    "сотни": ("~200..999", "a vague word, converted to a range"),
    "a dozen": ("12", "a number in words"),
    "two dozen": ("24", "a number in words"),
    "drei": ("3", "a number in words"),
    "None": ("0", "a word for none, read as 0"),
    "nil": ("0", "a word for none, read as 0"),
    "no one": ("0", "a word for none, read as 0"),
    "aucun": ("0", "a word for none, read as 0"),
    "3 (2 children)": ("3", "what stands in brackets is not read"),
    "12 killed": ("12", "the words behind the figure are not read"),
    "5+ people": ("5+", "the words behind the figure are not read"),
    "5?": ("5", "a question mark, left out"),
    "12[1]": ("12", "a footnote mark, left out"),
    "12 *": ("12", "a footnote mark, left out"),
    "12¹": ("12", "a footnote mark, left out"),
    "none reported": ("", "a word or code for unknown, read as not stated"),
    "?": ("", "a word or code for unknown, read as not stated"),
    "-9": ("", "a word or code for unknown, read as not stated"),
    "1.5": ("1..2", "a fraction of a person, read as the whole numbers on either side"),
    "-99": ("", "a word or code for unknown, read as not stated"),
    "Unknown": ("", "a word or code for unknown, read as not stated"),
}
REFUSED = {
    "12-Oct": "a date, perhaps a range such as 10-12 that a spreadsheet changed",
    "2016-10-12": "a date, perhaps a range such as 10-12 that a spreadsheet changed",
    "9-5": "the lower number comes after the higher one",
    "-3": "below zero, which is no number of people",
    "many": "no number",
    "22 + gunman": "no number",
    "#": "no number",
    "at least #": "no number",
    "fewer than 0": "fewer than none",
    "12.05.2021": "a date, perhaps a range such as 10-12 that a spreadsheet changed",
    "Oct-12": "a date, perhaps a range such as 10-12 that a spreadsheet changed",
    "12%": "no number",
    "3 dead, 5 hurt": "no number",
    "3 dead none hurt": "no number",
    "dozens of dozens": "no number",
    "none dead": "no number",
    "nearly all of 12": "no number",
    "12a": "no number",
    "[3]": "no number",
    "1234567890": "no number",
    "999 million million": "no number",
    "0.500": "either thousands or a decimal; the column does not say which",
    "7.000": "either a whole number with decimals or thousands; the column does not say which",
}


@pytest.mark.parametrize(("cell", "count"), READ.items())
def test_numbers_are_read(cell: str, count: str) -> None:
    remarks = Remarks("table")
    assert list(read_counts(column(cell), remarks)) == [count]
    assert remark_lines(remarks) == []


@pytest.mark.parametrize(("cell", "count", "done"), [(cell, *read) for cell, read in CHANGED.items()])
def test_numbers_read_as_something_else_are_remarked(cell: str, count: str, done: str) -> None:
    remarks = Remarks("table")
    assert list(read_counts(column(cell), remarks)) == [count]
    assert remark_lines(remarks) == [(2, "changed", done)]


@pytest.mark.parametrize(("cell", "reason"), REFUSED.items())
def test_doubtful_numbers_are_refused_with_the_reason(cell: str, reason: str) -> None:
    remarks = Remarks("table")
    assert list(read_counts(column("1", cell), remarks)) == ["1", ""]
    assert remark_lines(remarks) == [(3, "value refused", reason)]


@pytest.mark.parametrize(
    ("cells", "counts"),
    [
        (["1,234", "12", "2,345,678"], ["1234", "12", "2345678"]),
        (["1,234", "12"], ["1234", "12"]),  # a comma before three digits, nothing against it
        (["1,234", "1,5"], ["", "1..2"]),  # the comma is a decimal sign
        (["1.234", "12"], ["1234", "12"]),  # people have no thousandths
        (["1.234", "2.5"], ["", "2..3"]),  # the dot is a decimal sign
        (["1.234", "0.500"], ["", ""]),
        (["1.234", "2.000"], ["1234", "2000"]),
        (["12.500", "12,500"], ["12500", "12500"]),
        (["10 000", "10\u00a0000", "10\u2009000", "1'250", "1’250"], ["10000", "10000", "10000", "1250", "1250"]),
        (["1,234.0", "1,234.5"], ["1234", "1234..1235"]),
        (["more than 1,200", "1,200-1,300", "2 thousand", "3 тыс. чел."], ["1201+", "1200..1300", "2000", "3000"]),
        (["1.2 million"], ["1200000"]),
        (["1.234", "2.345.678"], ["1234", "2345678"]),
        (["1 234", "1.234"], ["1234", "1234"]),
        (["", ""], ["", ""]),
    ],
)
def test_thousands_are_read_where_the_column_shows_them(cells: list[str], counts: list[str]) -> None:
    assert list(read_counts(column(*cells), Remarks("table"))) == counts


def test_the_sign_of_thousands_is_noted_with_an_example() -> None:
    remarks = Remarks("table")
    read_counts(column("12", "1,234"), remarks)
    (remark,) = remarks_in(remarks.frame())
    assert (remark.found, remark.done) == ("numbers such as 1,234", "the sign read as a thousands separator")


@pytest.mark.parametrize(
    ("low", "high", "count"),
    [
        ("2", "3", "2..3"),
        ("2", "", "2+"),
        ("", "3", "..3"),
        ("4", "4", "4"),
        ("", "", ""),
        ("2..3", "", "2..3"),
        ("", "2..3", "2..3"),
        ("3", "2+", "3+"),
        ("2", "~20..99", "~2..99"),
        ("3..9", "3", "3"),
    ],
)
def test_bounds_are_joined(low: str, high: str, count: str) -> None:
    remarks = Remarks("table")
    assert list(join_bounds(column(low), column(high), remarks)) == [count]
    assert remark_lines(remarks) == []


def test_crossed_bounds_are_both_refused() -> None:
    remarks = Remarks("table")
    assert list(join_bounds(column("2", "9", name="low"), column("3", "4", name="high"), remarks)) == ["2..3", ""]
    (remark,) = remarks_in(remarks.frame())
    assert (remark.row, remark.column, remark.found) == (3, "low and high", "'9 above 4'")


def test_every_phrase_is_read_as_what_it_stands_for() -> None:
    folder = files("claims.importers.cells")
    rows = list(csv.DictReader((folder / "count_words.csv").read_text(encoding="utf-8").splitlines()))
    examples = {
        "figure": "7",
        "doubt": "7",
        "least": "7+",
        "more": "8+",
        "most": "..7",
        "less": "..6",
        "about": "~6..8",
        "range": "7..9",
        "none": "0",
    }
    assert {row["reading"] for row in rows} >= set(examples)
    for row in rows:
        for phrase in row["phrases"].split("|"):
            reading = row["reading"]
            text = f"7 {phrase}" if reading.startswith("x") else phrase.replace("#", "7", 1).replace("#", "9", 1)
            expected = str(7 * int(reading[1:])) if reading.startswith("x") else examples.get(reading, reading)
            assert list(read_counts(column(text), Remarks("table"))) == [expected], (row["language"], phrase)


def test_every_word_for_a_number_is_one() -> None:
    text = (files("claims.importers.cells") / "number_words.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        words = row["words"].split("|")
        assert set(read_counts(column(*words), Remarks("table"))) == {row["value"]}


@pytest.mark.parametrize(
    ("cells", "read"),
    [
        (["3", "999", "12"], ["3", "", "12"]),
        (["3", "9999.0", "1200"], ["3", "", "1200"]),
        (["", "none", "999", "2"], ["", "none", "", "2"]),
        (["3", "999", "400"], ["3", "999", "400"]),
        (["3", "99"], ["3", "99"]),
        (["999", "999"], ["999", "999"]),
        (["0", "more than 999"], ["0", "more than 999"]),
    ],
)
def test_nines_far_above_every_other_number_are_a_code(cells: list[str], read: list[str]) -> None:
    remarks = Remarks("table")
    assert without_codes(column(*cells), remarks).tolist() == read
    coded = [line for line in remark_lines(remarks) if "taken for a code" in line[2]]
    assert len(coded) == (read != cells)
