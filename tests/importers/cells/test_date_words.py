"""Dates in the words of many languages, a cell at a time: read as what they say, or refused, never as another day."""

import csv
import json
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pandas as pd
import pytest
from babel import Locale
from babel.dates import format_date, format_interval
from hypothesis import example, given
from hypothesis import strategies as st

from claims.importers.cells.date_cells import read_days
from claims.importers.cells.date_words import CALENDAR_NAMES, lexicon, parts_of_date, plain_date
from claims.importers.cells.day_spans import write_spans
from claims.importers.remarks import Remarks
from claims.names import fold
from tests.builders.foreign_tables import column
from tests.builders.shipped import ROOT

CASES = list(csv.reader((Path(__file__).parent / "dates_in_words.csv").read_text(encoding="utf-8").splitlines()))[1:]
LANGUAGES = (
    "en",
    "en_GB",
    "ar",
    "ar_DZ",
    "ar_EG",
    "ar_MA",
    "ar_SY",
    "fr",
    "es",
    "pt",
    "de",
    "ru",
    "uk",
    "tr",
    "ku",
    "ckb",
    "fa",
    "it",
)
FORMS = (
    "full", "long", "medium", "short", "d MMMM y", "d MMM yyyy", "MMMM d, y", "EEEE d MMMM y", "y MMM d", "dd-MMM-yy", "d.M.y", "M/d/y", "d/M/yy",
    "yyyyMMdd", "ddMMyyyy", "y/M/d",
)  # fmt: skip
DAYS = st.dates(date(1970, 1, 1), date(2037, 12, 31))


def read(text: str) -> tuple[str, bool]:
    days = read_days(column(text), Remarks("table"))
    (span,) = write_spans(days["first"], days["last"], days["period"])
    return str(span), bool(days["hedged"].iat[0])


@pytest.mark.parametrize(("text", "span", "hedged"), CASES, ids=[f"line-{line}" for line in range(2, len(CASES) + 2)])
def test_a_date_is_read_as_its_words_say_or_refused(text: str, span: str, hedged: str) -> None:
    assert read(text) == (span, hedged == "yes")


@given(DAYS, st.sampled_from(LANGUAGES), st.sampled_from(FORMS))
@example(date(2008, 10, 1), "pl", "d MMM yyyy")  # a Turkish weekday is a Polish month
@example(date(2019, 3, 5), "es", "EEE d MMM y")  # "mar" twice
def test_a_day_in_any_language_and_form_is_that_day_or_refused(day: date, language: str, form: str) -> None:
    text = format_date(day, form, locale=language)
    span, _ = read(text)
    in_words = "MMM" in form or form in {"full", "long"}
    assert span in ({day.isoformat()} if in_words and language != "pl" else {day.isoformat(), ""}), text


@given(DAYS, st.integers(1, 400), st.sampled_from(LANGUAGES), st.sampled_from(("yMMMd", "yMMMMd")))
@example(date(2005, 7, 12), 8, "fr", "yMMMEd")  # "mar. 12 - mer. 20 juil.": no month of March
@example(date(1978, 3, 1), 13, "it", "yMMMEd")
def test_a_period_in_any_language_is_that_period_or_refused(day: date, length: int, language: str, form: str) -> None:
    last = day + timedelta(length)
    text = format_interval(day, last, form, locale=language)
    assert read(text)[0] in {f"{day}/{last}", ""}, text


@given(
    DAYS,
    st.sampled_from(
        ("before 05:30 {}", "{}T23:59:59+14:00", "{} 00:00:00-12:00", "{}, 23:59", "at 00:05 on {}", "{} 11:30 pm EST", "between 22:00 and 23:30 on {}",
         "{} around 5 pm", "from 10:00 to 12:00, {}", "{} 23:00-01:00")
    ),
)  # fmt: skip
def test_no_clock_time_and_no_time_zone_moves_the_day(day: date, form: str) -> None:
    assert read(form.format(day)) == (day.isoformat(), False)


@given(st.text(st.sampled_from("0123456789/-., MayJune toand()?"), max_size=24))
def test_any_text_is_read_or_refused_without_an_error(text: str) -> None:
    days = read_days(column(text), Remarks("table"))
    assert len(days) == 1
    if days.notna()[["first", "last"]].all(axis=None):
        assert (days["first"] <= days["last"]).all()
        assert any(str(year)[2:] in text for year in days["last"].dt.year)  # no year that is not written


def test_a_month_is_called_alike_in_no_two_languages_for_different_months() -> None:
    months = {
        text: {(part.value, part.detail) for part in parts if part.letter == "M"}
        for text, parts in lexicon().parts.items()
    }
    assert {text for text, numbers in months.items() if len(numbers) > 1} == set()


@pytest.mark.parametrize("language", ["en", "ar", "fr", "es", "pt", "de", "ru", "uk", "tr", "ku", "ckb"])
def test_every_month_of_our_languages_is_known(language: str) -> None:
    names = Locale.parse(language).months["stand-alone"]["wide"]
    assert {number: lexicon().parts[fold(name)][0].value for number, name in names.items()} == {
        number: number for number in names
    }


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("5 May 2019, 14:30:05.25 UTC+03:00", "5 may 2019,"),
        ("à 14h30 le 5 mai 2019", "le 5 mai 2019"),
        ("5 May 2019 1430 hrs", "5 may 2019"),
        ("29.02.2020 13.12", "29.02.2020"),
        ("26 . 10 . 21 9.30", "26.10.21"),
        ("2016年3月20日", "2016-3-20"),
        ("1-го мая 2019", "1° мая 2019"),
        ("٥ أيّار ٢٠١٩", "5 ايار 2019"),
        ("5 Mayıs 2019’da", "5 mayıs 2019"),
        ("п’ятниця 5 May '19", "пятниця 5 may '19"),
        ("5\u200c May\u200f 2019", "5 may 2019"),
    ],
)
def test_clock_times_marks_and_endings_are_passed_over(text: str, plain: str) -> None:
    assert " ".join(plain_date(text).split()) == plain


@pytest.mark.parametrize(
    ("plain", "letters"),
    [
        ("may 5 2019", ["Mdy"]),
        ("mar 5 2019", ["Mdy", "Wdy"]),
        ("5° may", ["D_M"]),
        ("may '19", ["M_y"]),
        ("20190505", ["ydd"]),
        ("05052019", ["ddy"]),
        ("20190505233000", ["ydd"]),
        ("may 123", ["Mx"]),
        ("0999", ["x"]),
        ("2701", ["x"]),
        ("5 mayonnaise 2019", []),
        ("a-2019", []),
        ("mar a son in di 2019", []),
    ],
)
def test_a_cell_is_cut_into_numbers_months_and_words(plain: str, letters: list[str]) -> None:
    assert ["".join(part.letter for part in parts) for parts in parts_of_date(plain)] == letters


def test_a_column_of_a_million_days_is_read_whole() -> None:
    days = pd.Series(
        pd.date_range("1990-01-01", periods=10_000).strftime("%Y-%m-%d").tolist() * 100, dtype="str", name="d"
    )
    read_columns = read_days(days, Remarks("table"))
    assert read_columns["first"].eq(pd.to_datetime(days)).all()


def test_the_table_of_months_and_weekdays_is_that_of_cldr() -> None:
    # In a process of its own, for babel answers otherwise once it was asked for other languages.
    asked = "import json; from scripts.make_cldr_names import calendar_names; print(json.dumps(list(calendar_names())))"
    done = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, check=True, capture_output=True, text=True)
    rows = list(csv.reader(CALENDAR_NAMES.read_text(encoding="utf-8").splitlines()))[1:]
    assert rows == [[*map(str, row)] for row in json.loads(done.stdout)]
