"""Wide tables: one row per point, numbers stay numbers."""

from claims.exports.spreadsheets.wide_table import wide_sheet
from tests.builders.sheets import flat_sheet, small_sheet


def test_a_point_is_a_row_and_a_number_stays_one() -> None:
    first, second = wide_sheet(small_sheet()).records
    assert (first["A: origins"], first["B: origins"], first["A: value"], second["A: words"]) == (2, 1, "6", "")
    assert first["relation_means"] == "One account says that it did not happen, or that the number is zero."


def test_columns_say_whose_they_are() -> None:
    column = next(each for each in wide_sheet(small_sheet()).columns if each.name == "B: value")
    assert (column.label, column.meaning, column.spread) == ("B: Value", "What it says. Of B alone.", True)


def test_a_row_cites_what_its_sides_cite() -> None:
    assert wide_sheet(small_sheet()).cited == (("doc-1", "doc-2"), ("doc-2",))


def test_a_table_without_sections_is_wide_already() -> None:
    assert wide_sheet(flat_sheet()) == flat_sheet()
