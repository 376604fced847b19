"""What the cells of a column look like."""

import pytest

from claims.importers.mapping.column_cells import CELLS_TRIED, TESTS, WHY_UNFIT, ColumnCells
from claims.importers.mapping.propose_mapping import heading_rules
from tests.builders.foreign_tables import column


def share(test: str, *cells: str) -> float:
    """The share of cells for which a test of the rules holds."""
    return TESTS[test](ColumnCells(column(*cells)))


@pytest.mark.parametrize(
    ("test", "cells", "expected"),
    [
        ("", [], 1),
        ("dates", ["2021-03-04", "03/04/2021", "x", "y"], 0.5),
        ("dates", ["12 May", "March", "x", "7", "12/5"], 0.4),
        ("dates", [], 0),
        ("dates", ["", "Unknown"], 0),
        ("counts", ["3", "about 4", "12 people", "x"], 0.75),
        ("counts", ["2021-03-04"], 0),
        ("counts", ["Branch 215"], 0),
        ("flags", ["yes", "no"], 1),
        ("flags", ["1", "0"], 0),
        ("flags", ["1", "0"] * 15, 1),
        ("flags", ["1", "2"] * 15, 0),
        ("flags", ["yes", "perhaps"], 0),
        ("flags", [], 0),
        ("zero or one", ["1", "0.0", "yes"], 1),
        ("zero or one", ["1", "2"], 0),
        ("zero or one", [], 0),
        ("zero or one", ["True story"], 0),
        ("year", ["2015", "2016.0", "1199", "2101"], 0.5),
        ("year", ["1200", "2100"], 1),
        ("month", ["0", "12", "13"], 2 / 3),
        ("month", ["January", "Mar", "zz"], 2 / 3),
        ("month", ["January", "3"], 1),
        ("month", ["كانون الثاني", "آذار", "zz zz"], 2 / 3),
        ("day", ["0", "31", "32"], 2 / 3),
        ("numbers", ["36.5", "x"], 0.5),
        ("numbers", [], 1),
        ("latitude", ["90", "-90.0", "90.1", "36° 30' N"], 0.75),
        ("longitude", ["180", "-180", "181"], 2 / 3),
        ("point", ["36.5, 41.2", "36,5; 41,2", "POINT (41.2 36.5)", "Town, Province"], 0.75),
        ("urls", ["https://a.org/1", "www.b.net", "see c.com/2", "A title"], 0.75),
        ("names", ["Town", "3rd Street", "#1", "12"], 0.25),
        ("names", ["yes", "no"], 0),
        ("names", ["2021-03-04", "March 2021"], 0),
        ("letters", ["OH", "O1"], 0.5),
        ("places", ["Town", "100 Main St", "12", "www.a.org"], 0.5),
        ("places", ["Road", "Market", "Exampleville"], 0),
        ("places", ["Road", "Exampleville"], 1),
        ("places", ["yes", "no"], 0),
        ("sentences", ["a text", "12"], 0.5),
        ("sentences", ["yes", "no"], 0),
        ("prose", ["one two three four five"], 1),
        ("prose", ["one two three four"], 0.6),
        ("titles", ["A long headline", "Another one"], 1),
        ("titles", ["Sam Example", "Kim Testname", "Lou Roe", "Max Poe", "an event"], 1),
        ("titles", ["Sam Example", "Kim Testname", "Lou Roe", "Max Poe", "Jan Doe", "an event"], 0),
        ("titles", ["a b", "a b", "a b", "c d", "e f"], 1),
        ("titles", ["a b", "a b", "a b", "a b", "c d"], 0),
        ("titles", ["a b", "a b", "a b", "a b"], 1),
        ("kinds", ["clash", "clash", "shelling", "12"], 0.75),
        ("kinds", list("abcdefg") + list("abc"), 1),
        ("kinds", list("abcdefgh") + list("ab"), 0),
        ("kinds", ["yes", "no"], 0),
        ("outcomes", ["killed", "Verletzte", "x"], 2 / 3),
        ("outcomes", ["killed " + "x" * 60], 0),
        ("codes", ["a1", "abc", "abcd", "a 1"], 0.5),
        ("codes", ["1", "0"], 0),
        ("ids", ["a b c", "a b c d", "x" * 60, "x" * 61], 0.5),
        ("ids", ["a"] * 20 + ["b"], 1),
        ("ids", ["a"] * 41 + ["b"], 0),
        ("distinct", ["a", "b"], 1),
        ("distinct", ["a", "a"], 0),
    ],
)  # fmt: skip
def test_the_share_of_cells_that_fit(test: str, cells: list[str], expected: float) -> None:
    assert share(test, *cells) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("text", "is_person"),
    [
        ("Sam Example", True),
        ("Example, Sam", True),
        ("Ali al-Example bin Omar", True),
        ("Sam", False),
        ("A B C D E", False),
        ("Siege of Town", False),
        ("Sample Massacre", False),
        ("Sample School", False),
        ("Sample City", False),
        ("Three Killed", False),
        ("Sample Country", False),
        ("Sample Place", False),
        ("sam example", False),
        ("Анна Пример", True),
        ("Route 66", False),
        ("Update: Bridge", False),
    ],
)
def test_what_looks_like_the_name_of_a_person(text: str, is_person: bool) -> None:
    assert (ColumnCells(column(text)).persons() == 1) == is_person


def test_only_so_many_filled_cells_are_tried() -> None:
    cells = ColumnCells(column(*[""] * 9, *["1"] * CELLS_TRIED, "x"))
    assert cells.distinct == ["1"]
    assert len(cells.texts) == CELLS_TRIED
    assert cells.filled == pytest.approx((CELLS_TRIED + 1) / (CELLS_TRIED + 10))
    assert ColumnCells(column()).filled == 0


def test_words_for_unknown_are_filled_cells_that_say_nothing() -> None:
    cells = ColumnCells(column("Unknown", "x", ""))
    assert cells.texts == ["x"]
    assert cells.filled == pytest.approx(2 / 3)


def test_every_test_of_a_rule_is_there() -> None:
    assert {rule.values for rule in heading_rules()} <= set(TESTS)
    assert set(WHY_UNFIT) <= set(TESTS)
