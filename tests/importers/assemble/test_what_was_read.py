"""The report of what was read, and of what is missing for a table to be of use."""

import pytest

from claims.importers import import_table, preview, propose_mapping
from tests.builders.foreign_tables import mapping_of, table_of

LINES = ("no,id", "day,date", "town,place", "dead,killed")


def read(*lines: str, **columns: list[str]) -> list[tuple[str, int, int, str]]:
    imported = import_table(table_of(**columns), mapping_of(",source,,Tab", *lines))
    return list(imported.read.itertuples(index=False, name=None))


def test_each_thing_is_counted_with_an_example() -> None:
    columns = {
        "no": list("123"), "day": ["", "3 May 2021", "2021-05-04"], "town": ["Hill", "Unknown", ""], "dead": ["", "at least 3", "4"],
        "kids": ["2", "", ""], "north": ["", "36.5", ""], "east": ["", "41", ""], "by": ["", "One", "Two"], "type": ["Siege", "", ""],
    }  # fmt: skip
    lines = (*LINES, "kids,killed,children", "north,latitude", "east,longitude", "by,source", "type,kind")
    assert read(*lines, **columns) == [
        ("day", 2, 3, "3 May 2021 → 2021-05-03"),
        ("place", 2, 3, "Hill"),  # of a row without a name the point is the place
        ("source", 2, 3, "One"),
        ("coordinates", 1, 3, "36.5, 41"),
        ("kind of event", 1, 3, "Siege"),
        ("killed", 2, 3, "at least 3 → 3+"),
        ("killed: Children", 1, 3, "2"),
    ]


def test_day_place_source_and_figures_are_named_where_there_are_none() -> None:
    assert read("no,id", no=["1", "2"]) == [
        ("day", 0, 2, ""),
        ("place", 0, 2, ""),
        ("source", 2, 2, "Tab"),
        ("number of people", 0, 2, ""),
    ]


def test_rows_that_several_columns_fill_are_counted_once() -> None:
    lines = (*LINES, "one,participant", "two,participant")
    rows = read(*lines, no=["1", "2"], day=["", ""], town=["", ""], dead=["1", ""], one=["A", "B"], two=["C", ""])
    assert ("who took part", 2, 2, "A") in rows


def test_figures_of_sources_with_columns_are_told_apart() -> None:
    lines = (*LINES, "sohr,killed,,source=SOHR", "hawar,killed,,source=Hawar")
    rows = read(
        *lines, no=["1", "2"], day=["2021-01-02"] * 2, town=["", ""], dead=["1", ""], sohr=["2", ""], hawar=["3", "4"]
    )
    assert ("source", 2, 2, "SOHR, Hawar") in rows
    assert [row for row in rows if row[0].startswith("killed")] == [
        ("killed (SOHR)", 1, 2, "2"),
        ("killed (Hawar)", 2, 2, "3"),
        ("killed", 1, 2, "1"),
    ]


@pytest.mark.parametrize(
    ("lines", "missing", "is_useless"),
    [
        (("when,date", "where,place", "dead,killed"), "", False),
        (("when,date", "type,kind"), "", False),
        (("dead,killed",), "no row gives a day; allowed: a column mapped to date (nearest: when)", True),
        (
            ("when,date", "where,place"),
            "no row gives a number of people, or says anything else beyond the day and place; allowed: a column mapped to killed"
            " (nearest: dead)",
            True,
        ),
        (("when,date", "where,place", "by,source"), "no row gives a number of people", False),
        (("when,date", "by,source"), "no row gives a number of people", True),
        (("where,place", "by,source"), "no row gives a day; no row gives a number", True),
    ],
)  # fmt: skip
def test_what_is_missing_is_said_with_the_nearest_columns(
    lines: tuple[str, ...], missing: str, is_useless: bool
) -> None:
    table = table_of(
        when=["2021-05-03", "2021-05-04"],
        where=["Hill", "Vale"],
        dead=["3", "none"],
        type=["siege", ""],
        by=["A", "B"],
        long=["123456789", ""],
    )
    imported = import_table(table, mapping_of(*lines))
    assert imported.missing.startswith(missing)
    assert bool(imported.missing) is bool(missing)
    assert imported.is_useless is is_useless


def test_a_column_that_is_mapped_and_cannot_be_read_is_named() -> None:
    imported = import_table(table_of(when=["soon"], dead=["many"], no=["3"]), mapping_of("when,date", "dead,killed"))
    assert imported.missing == (
        "no row gives a day; no row gives a number of people, or says anything else beyond the day and place; allowed: cells of when that"
        " can be read (see what was refused), and cells of dead that can be read (see what was refused)"
    )


def test_documents_that_rows_cite_are_counted_by_the_cells_that_name_them() -> None:
    rows = read("no,id", "by,sources", "link,citation", no=["1", "2"], by=["The Post", "n/a"], link=["", ""])
    assert ("cited documents", 1, 2, "The Post") in rows


def test_who_said_it_is_counted() -> None:
    rows = read("no,id", "dead,killed", "said,speaker", no=["1", "2"], dead=["3", "4"], said=["unknown", "a nurse"])
    assert ("who said it", 1, 2, "a nurse") in rows


def test_places_are_shown_with_those_that_contain_them() -> None:
    table = table_of(town=["Hill"], land=["Examplia"])
    (place,) = preview(import_table(table, mapping_of("town,place", "land,country")))["place"]
    assert place == "Hill, Examplia"


def test_no_nearest_column_is_named_where_none_is_near() -> None:
    imported = import_table(table_of(a=["x", "y"], b=["", ""]), mapping_of("a,title"))
    assert "nearest" not in imported.missing


def test_the_first_claims_are_shown_in_words() -> None:
    table = table_of(
        no=list("1234"),
        day=["2021-05", "", "", ""],
        town=["Hill"] * 4,
        dead=["3+", "", "2..3", "1"],
        kids=["1", "", "", ""],
        by=["One", "", "", ""],
        side=["Army", "", "", ""],
    )
    mapping = mapping_of(",source,,Tab", *LINES, "kids,killed,children", "by,source", "side,initiator")
    shown = preview(import_table(table, mapping))
    assert list(shown.itertuples(index=False, name=None)) == [
        ("2", "tab-1", "One", "May 2021", "Hill", "who began it: Army; killed: 3 or more; killed (Children): 1"),
        ("3", "tab-2", "Tab", "", "Hill", ""),
        ("4", "tab-3", "Tab", "", "Hill", "killed: 2 to 3"),
    ]


def test_months_in_the_headings_are_named() -> None:
    table = table_of(
        **{"where": ["Hill", "Vale"], "Jan-21": ["3", "1"], "February 2021": ["4", "2"], "March": ["5", "6"]}
    )
    missing = import_table(table, propose_mapping(table)).missing
    assert missing.endswith(
        "; days or months stand in the headings (Jan-21, February 2021, March): one row for each would do"
    )
    few = table_of(**{"where": ["Hill", "Vale"], "Jan-21": ["3", "1"], "February 2021": ["4", "2"]})
    assert "headings" not in import_table(few, propose_mapping(few)).missing
