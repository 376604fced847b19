"""Who says how many on 23, 27 and 31 January 2021, as the texts say: in the exported table and on the first page."""

import csv
import io
import re
from collections import Counter
from functools import cache

import pytest

from tests.builders.app_pages import html
from tests.builders.app_pages import run as open_page
from tests.builders.command_line import run
from tests.builders.shipped import SHIPPED

NOT_SAID, TITLE, OLDER = "not said", "title alone: not said", "no account (may be older)"
LISTED = "no account; lists a title of SOHR"
# Day and figure: what SOHR, Hawar News and Wikipedia say.
TABLE = {
    ("2021-01-23", "killed"): (NOT_SAID, NOT_SAID, "1 (NDF) [activists, with reservation, citing Enab Baladi]"),
    ("2021-01-23", "wounded"): (
        "6 (NDF, including 1 seriously wounded) [SOHR activists]",
        NOT_SAID,
        "6 (Syrian government side) [citing SOHR]; 1 or more [citing Enab Baladi]",
    ),
    ("2021-01-23", "captured"): (NOT_SAID, NOT_SAID, NOT_SAID),
    ("2021-01-23", "initiator"): (
        NOT_SAID,
        "NDF",
        "Asayish [the National Defense Forces, with reservation, inferred]; NDF [the Asayish, with reservation]",
    ),
    ("2021-01-27", "killed"): (TITLE, NOT_SAID, LISTED),
    ("2021-01-27", "wounded"): (TITLE, NOT_SAID, LISTED),
    ("2021-01-27", "captured"): (TITLE, NOT_SAID, LISTED),
    ("2021-01-27", "initiator"): (TITLE, "Syrian government side ≠", LISTED),
    ("2021-01-31", "killed"): (TITLE, OLDER, "1 (Syrian police) [citing SOHR]"),
    ("2021-01-31", "wounded"): (TITLE, OLDER, "1 (Syrian police) [citing SOHR]; 6 (Civilians) [citing SOHR]"),
    ("2021-01-31", "captured"): (TITLE, OLDER, NOT_SAID),
    ("2021-01-31", "initiator"): (TITLE, OLDER, "Asayish [citing SOHR]"),
}
EVENTS = {
    "2021-01-23": "Qamishli clash",
    "2021-01-27": "Al-Hasakah demonstration",
    "2021-01-31": "Al-Hasakah shooting",
}


@cache
def exported(figure: str) -> dict[str, tuple[str, ...]]:
    """Day to the cells of the three sources, from the command."""
    sources = [option for source in ("sohr", "hawar", "wikipedia") for option in ("--source", source)]
    content = run("export", "figures", SHIPPED, "--figure", figure, *sources).stdout_bytes.decode("utf-8-sig")
    rows = [row for row in csv.DictReader(io.StringIO(content)) if row["date_from"] == row["date_to"]]
    rows = [row for row in rows if row["incident"] == EVENTS.get(row["date_from"])]
    return {row["date_from"]: (row["sohr"], row["hawar"], row["wikipedia"]) for row in rows}


@cache
def shown(figure: str) -> dict[str, tuple[Counter[str], ...]]:
    """Day to the words in the cells of the three sources on the first page."""
    table = html(open_page(figure=figure)).partition('<table class="cc-who"')[2].partition("</table>")[0]
    rows = [row for row in table.split("<tr ") if any(f">{event}<" in row for event in EVENTS.values())]
    rows = [row for row in rows if re.search('<span title="(23|27|31) January 2021"', row)]
    return {
        re.findall('<span title="([^"]*)"', row)[0]: tuple(map(_words, re.findall('"cc-source.*?>(.*?)</td>', row)))
        for row in rows
    }


def _words(cell: str) -> Counter[str]:
    return Counter(re.findall(r"\w+|≠", re.sub("<[^>]*>", " ", cell)))


@pytest.mark.parametrize(("day", "figure"), TABLE)
def test_the_exported_table_says_what_the_texts_say(day: str, figure: str) -> None:
    assert exported(figure)[day] == TABLE[day, figure]


@pytest.mark.parametrize(("day", "figure"), TABLE)
def test_the_first_page_says_the_same(day: str, figure: str) -> None:
    assert shown(figure)[f"{int(day[-2:])} January 2021"] == tuple(map(_words, TABLE[day, figure]))
