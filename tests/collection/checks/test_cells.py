"""Cells: each type of column says what it allows; white space and forms of numbers are put right."""

import re

import pandas as pd
import pytest

from claims.collection import check_frames
from claims.collection.checks.cells import clean_columns
from claims.collection.columns import Columns
from claims.schema import TABLE_COLUMNS
from tests.builders.collection_tables import Cells, build_collection, claim, row, said

A_DAY = "a day of the calendar, written as 2021-01-23"
A_DIGEST = "sha256: and 64 hexadecimal digits in lower case"
AN_ADDRESS = "an absolute address that begins with http:// or https://"
KINDS = "one of outlet, monitor, encyclopaedia, dataset, speaker"
STANCES = "asserts, relays, hedges, denies, demands, aims"
A_DATE = "a date such as 2021-01-23, 2021-01, 2021, 2021-01-10/2021-02-02, 2021-01-10/.., [2021-01-27..2021-01-31], or day 13"
FIRST = {"sources": "s", "documents": "d", "places": "p"}


def refused(table: str, **cells: str) -> list[tuple[str, str, str]]:
    """Column, what was found and what would do, of a row with these cells."""
    rows = {table: [row(table, FIRST[table], **cells)]}
    collection = build_collection(**{"sources": [row("sources", "source-a")], **rows})
    return [(each.column, each.found, each.allowed) for each in collection.problems]


@pytest.mark.parametrize(
    ("table", "column", "text", "allowed"),
    [
        ("sources", "kind", "outlet", ""),
        ("sources", "kind", "Outlet", f"{KINDS}, such as 'outlet'"),
        ("sources", "kind", "xyz", KINDS),
        ("sources", "url", "https://s.example", ""),
        ("sources", "url", "HTTP://S.EXAMPLE/x?y#z", ""),
        ("sources", "url", "s.example", AN_ADDRESS),
        ("sources", "url", "http://", AN_ADDRESS),
        ("sources", "url", "ftp://s.example", AN_ADDRESS),
        ("sources", "url", "http://s.example/a b", AN_ADDRESS),
        ("documents", "published_from", "2021-01-24", ""),
        ("documents", "published_from", "24.01.2021", A_DAY),
        ("documents", "published_from", "2021-1-24", A_DAY),
        ("documents", "published_from", "20210124", A_DAY),
        ("documents", "published_from", "2021-02-30", A_DAY),
        ("documents", "published_from", "２０２１-01-24", A_DAY),
        ("documents", "digest", "sha256:" + "0a" * 32, ""),
        ("documents", "digest", "sha256:" + "0A" * 32, A_DIGEST),
        ("documents", "digest", "0a" * 32, A_DIGEST),
        ("places", "radius_km", "0", ""),
        ("places", "radius_km", "20040", ""),
        ("places", "radius_km", "20041", "a number from 0 up to 20040"),
        ("places", "radius_km", "-0.5", "a number from 0 up to 20040"),
        ("places", "radius_km", "2,5", "a number such as 36.5 from 0 up to 20040"),
        ("places", "radius_km", "nan", "a number such as 36.5 from 0 up to 20040"),
        ("places", "radius_km", "1e3", ""),
        ("places", "radius_km", "1e999", "a number such as 36.5 from 0 up to 20040"),
        ("sources", "note", "x" * 32_767, ""),
        ("sources", "note", "x" * 32_768, "at most 32,767 characters, the limit of a workbook cell"),
        ("sources", "note", "a\x07b", "text without the character U+0007, which a workbook cannot store"),
        ("sources", "note", "a\ufffeb", "text without the character U+FFFE, which a workbook cannot store"),
        ("sources", "note", "a\tb\nc", ""),
    ],
    ids=lambda text: " ".join(re.findall("[a-zA-Z0-9]+", text))[:30],
)  # fmt: skip
def test_each_type_says_what_it_allows(table: str, column: str, text: str, allowed: str) -> None:
    assert refused(table, **{column: text}) == ([(column, repr(text), allowed)] if allowed else [])


@pytest.mark.parametrize(
    ("column", "text", "allowed"),
    [
        ("paragraph", "1", ""),
        ("paragraph", "1.0", ""),
        ("paragraph", "0", "a number from 1"),
        ("paragraph", "1.5", "a whole number from 1"),
        ("paragraph", "2nd", "a whole number from 1"),
        ("said", "2021-01", ""),
        ("said", "then", A_DATE),
        ("chain", "speaker:asserts > resident:hedges", ""),
        ("chain", "speaker", f"speakers such as 'speaker:asserts > resident:hedges', each with one of {STANCES}"),
        ("stance", "denies", ""),
        ("stance", "says", f"one of {STANCES}, such as 'relays'"),
    ],
)
def test_cells_of_a_statement(column: str, text: str, allowed: str) -> None:
    speakers = [row("sources", name, kind="speaker") for name in ("speaker", "resident")]
    problems = build_collection(claim("c", killed=said("1", **{column: text})), sources=speakers).problems
    assert [(each.column, each.allowed) for each in problems] == ([(column, allowed)] if allowed else [])


@pytest.mark.parametrize(
    ("row_id", "good"),
    [("a", True), ("7", True), ("A.b_c-9", True), ("-a", False), ("=1", False), ("a b", False), ("ü", False)],
)
def test_an_id_is_plain_letters_and_digits(row_id: str, good: bool) -> None:
    allowed = "letters a to z, digits, hyphen, underscore and dot, beginning with a letter or digit"
    problems = build_collection(sources=[row("sources", row_id)]).problems
    assert [(each.found, each.allowed) for each in problems] == ([] if good else [(repr(row_id), allowed)])


def test_a_required_cell_says_what_it_holds() -> None:
    description = "Name as the source writes it; private persons by role."
    assert refused("sources", name="") == [("name", "nothing", f"a value. Meaning: {description}")]


def test_a_required_cell_of_a_closed_list_names_what_is_allowed() -> None:
    assert refused("sources", kind="") == [("kind", "nothing", KINDS)]


def test_a_row_with_two_faults_has_two_problems_in_the_order_of_the_columns() -> None:
    assert [column for column, _, _ in refused("sources", url="x", kind="y")] == ["kind", "url"]


def test_a_second_row_of_an_id_names_the_first() -> None:
    rows = [row("sources", "s"), row("sources", "t"), row("sources", "s"), row("sources", "s")]
    good, problems = check_frames({"sources": pd.DataFrame(rows)})
    assert list(good["sources"]["source_id"]) == ["s", "t"]
    assert [(each.row, each.column, each.found, each.allowed) for each in problems] == [
        (number, "source_id", "'s', which row 2 has already", "an id of its own") for number in (4, 5)
    ]


@pytest.mark.parametrize("many", [1, 1200], ids=["few rows", "many rows"])
def test_cells_are_cleaned_and_checked_alike_in_few_rows_and_in_many(many: int) -> None:
    rows: list[Cells] = [row("places", f"p{number}", kind="site") for number in range(many)]
    rows[0] |= {"name": "\u00a0 A\r\nB\rC\t", "latitude": "+036.50", "longitude": "1e1", "radius_km": " 007 "}
    rows.append(row("places", "a b", kind="site"))
    good, problems = check_frames({"places": pd.DataFrame(rows, columns=list(TABLE_COLUMNS["places"]))})
    first = good["places"].iloc[0]
    assert (first["name"], first["latitude"], first["longitude"], first["radius_km"]) == ("A\nB\nC", "36.5", "10", "7")
    assert [(each.row, each.column) for each in problems] == [(many + 2, "place_id")]


def test_a_clean_column_is_left_as_it_is() -> None:
    frame = pd.DataFrame([row("sources", "s", name="plain")], dtype="str")
    cleaned = clean_columns(Columns("sources", frame)).frame
    assert cleaned["name"] is not None
    pd.testing.assert_frame_equal(cleaned, frame)
    assert list(clean_columns(Columns("sources", frame.iloc[:0])).frame.columns) == list(TABLE_COLUMNS["sources"])
