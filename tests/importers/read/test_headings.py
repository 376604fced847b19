"""The heading of a table: where it stands and how its columns are called."""

import pytest

from claims.errors import CollectionError
from claims.importers.read.headings import find_heading
from claims.importers.remarks import Remarks, remarks_in
from tests.builders.foreign_tables import remark_lines

DATA = ["1", "2016-04-20", "7"]


def heading(*rows: list[str], book: bool = False) -> tuple[int, tuple[str, ...], Remarks]:
    remarks = Remarks("table")
    found = find_heading(list(enumerate(rows, 1)), remarks, book=book)
    assert found is not None
    return found.row, found.names, remarks


def test_the_first_row_that_names_columns() -> None:
    row, names, remarks = heading(["id", "date", "killed"], DATA, DATA)
    assert (row, names) == (1, ("id", "date", "killed"))
    assert remark_lines(remarks) == []


def test_rows_above_the_heading_are_noted() -> None:
    row, names, remarks = heading(["Strikes", "", ""], ["", "", ""], ["id", "date", "killed"], DATA)
    assert (row, names) == (3, ("id", "date", "killed"))
    assert remark_lines(remarks) == [(1, "noted", "not read as data")]


@pytest.mark.parametrize(
    ("top", "row"),
    [
        (["id", "2016", "2017", "2018", "2019"], 1),  # nothing below names columns either
        (["id", "date", "killed", "place", "5"], 1),  # one number in five
        (["id", "date", "killed", "4", "5"], 2),
        (["id", "date", "killed", "", ""], 1),  # three of five cells
        (["id", "date", "", "", ""], 2),
        (["id", "", "", "", ""], 2),
    ],
)
def test_a_heading_fills_most_cells_few_of_them_with_numbers(top: list[str], row: int) -> None:
    below = ["a", "b", "c", "d", "e"] if row == 2 else ["1", "2", "3", "4", "5"]
    assert heading(top, below, ["1", "2", "3", "4", "5"])[0] == row


def test_values_alone_have_no_heading() -> None:
    row, names, remarks = heading(DATA, DATA)
    assert (row, names) == (0, ("column 1", "column 2", "column 3"))
    assert remark_lines(remarks) == [(None, "noted", "columns are called by their numbers")]


def test_nothing_is_no_heading() -> None:
    assert find_heading([(1, ["", ""])], Remarks("table")) is None


def test_names_that_stand_twice_take_the_word_below_them() -> None:
    top, below = ["id", "Killed", "Killed", "Hurt", "Hurt"], ["", "min", "max", "min", "max"]
    row, names, remarks = heading(top, below, ["1", "2", "3", "4", "5"])
    assert (row, names) == (2, ("id", "Killed min", "Killed max", "Hurt min", "Hurt max"))
    assert remark_lines(remarks) == [(None, "changed", "joined, as in 'Killed min'")]


def test_names_that_stand_twice_take_the_word_above_them_until_the_next() -> None:
    row, names, _ = heading(
        ["", "Killed", "", "Hurt", ""], ["id", "min", "max", "min", "max"], ["1", "2", "3", "4", "5"]
    )
    assert (row, names) == (2, ("id", "Killed min", "Killed max", "Hurt min", "Hurt max"))


def test_a_group_above_blank_cells_holds_for_them_too() -> None:
    row, names, remarks = heading(
        ["Date", "Place", "Killed", "", "", "Hurt", ""],
        ["", "", "Civilians", "Police", "Total", "Civilians", "Police"],
        ["2021-03-04", "Hill", "1", "2", "3", "4", "5"],
    )
    parts = ("Killed Civilians", "Killed Police", "Killed Total", "Hurt Civilians", "Hurt Police")
    assert (row, names) == (2, ("Date", "Place", *parts))
    assert remark_lines(remarks) == [(None, "changed", "joined, as in 'Killed Civilians'")]


def test_merged_cells_name_each_of_their_columns() -> None:
    rows = [["Day", "Killed", "", "Hurt", ""], ["Day", "min", "max", "min", "max"], ["1", "2", "3", "4", "5"]]
    found = find_heading(list(enumerate(rows, 1)), Remarks("table"), book=True, spans=((1, 1, 2), (1, 3, 4)))
    assert found is not None
    assert (found.row, found.names) == (2, ("Day", "Killed min", "Killed max", "Hurt min", "Hurt max"))


def test_a_title_merged_over_the_table_is_no_heading() -> None:
    rows = [["Strikes", "", ""], ["id", "date", "killed"], DATA, DATA]
    remarks = Remarks("table")
    found = find_heading(list(enumerate(rows, 1)), remarks, book=True, spans=((1, 0, 2),))
    assert found is not None
    assert (found.row, found.names) == (2, ("id", "date", "killed"))
    assert remark_lines(remarks) == [(1, "noted", "not read as data")]


def test_merged_groups_above_names_that_differ_join_them_too() -> None:
    rows = [["", "Civilians", "", "Police", ""], ["id", "killed", "hurt", "dead", "shot"], ["1", "2", "3", "4", "5"]]
    found = find_heading(list(enumerate(rows, 1)), Remarks("table"), book=True, spans=((1, 1, 2), (1, 3, 4)))
    assert found is not None
    assert found.names == ("id", "Civilians killed", "Civilians hurt", "Police dead", "Police shot")


def test_merged_groups_above_as_many_names_join_them() -> None:
    rows = [
        ["Event", "", "Agency", "", "Observer", "", "Ministry"],
        ["day", "town", "dead", "hurt", "dead", "hurt", "dead"],
    ]
    facts = ["3 May 2020", "Hill", "4", "6", "7", "9", "2"]
    spans = ((1, 0, 1), (1, 2, 3), (1, 4, 5))
    found = find_heading(list(enumerate([*rows, facts, facts], 1)), Remarks("table"), book=True, spans=spans)
    assert found is not None
    assert found.names[1:3] == ("Event town", "Agency dead")
    assert found.names[5:] == ("Observer hurt", "Ministry dead")


GROUPS = ["", "Where and when", "", "", "Event", "", "Victims", "", ""]
NAMES = ["No.", "Day", "District", "Hamlet", "Kind", "Suspect", "Dead", "Homeless", "Outlet"]
FACTS = ["1", "3-Apr-2023", "Tibu", "La Gabarra", "Raid", "Army", "7", "40 families", "Radio"]


@pytest.mark.parametrize("covers", [[], ["The register of 2023"], ["The register of 2023", "Updated in June"]])
def test_a_line_of_merged_groups_stands_above_the_names(covers: list[str]) -> None:
    rows = [*([cover, *[""] * 8] for cover in covers), GROUPS, NAMES, FACTS, FACTS]
    at = len(covers) + 1
    spans = (*((row, 0, 8) for row in range(1, at)), (at, 1, 3), (at, 4, 5), (at, 6, 7))
    found = find_heading(list(enumerate(rows, 1)), Remarks("table"), book=True, spans=spans)
    assert found is not None
    assert found.row == at + 1
    assert found.names[:2] == ("No.", "Where and when Day")
    assert found.names[-3:] == ("Victims Dead", "Victims Homeless", "Outlet")  # a merged group ends where it ends


def test_groups_above_groups_are_joined_too() -> None:
    rows = [["", "People", "", "", ""], ["", "Killed", "", "Hurt", ""], ["Day", "min", "max", "min", "max"]]
    spans = ((1, 1, 4), (2, 1, 2), (2, 3, 4))
    remarks = Remarks("table")
    found = find_heading(
        list(enumerate([*rows, ["1 May 2020", "2", "3", "4", "5"]], 1)), remarks, book=True, spans=spans
    )
    assert found is not None
    assert found.names == ("Day", "Killed min", "Killed max", "Hurt min", "Hurt max")
    assert (1, "noted", "not read as data") in remark_lines(remarks)  # one name above all is a title


def test_groups_written_out_in_each_cell_stand_above_the_names() -> None:
    row, names, _ = heading(
        ["Event", "Event", "Event", "Victims", "Victims"], ["Day", "Town", "Kind", "Dead", "Hurt"],
        ["3 May 2020", "Hill", "raid", "2", "3"], ["4 May 2020", "Lake", "clash", "1", "0"],
    )  # fmt: skip
    assert (row, names) == (2, ("Event Day", "Event Town", "Event Kind", "Victims Dead", "Victims Hurt"))


@pytest.mark.parametrize(
    "first",
    [
        ["Ali", "Hassan", "Hill", "unknown"],  # a name that stands twice is no line of groups
        ["Ali", "Hassan", "Hill", "3"],
    ],
)
def test_a_row_of_words_below_names_that_stand_twice_is_data(first: list[str]) -> None:
    assert heading(["Name", "Name", "Place", "Age"], first, ["Omar", "Said", "Lake", "4"])[0] == 1


def test_the_row_that_a_person_chooses_holds_the_names() -> None:
    rows = [["Report", "of", "May"], ["id", "day", "killed"], DATA]
    found = find_heading(list(enumerate(rows, 1)), Remarks("table"), chosen=2)
    assert found is not None
    assert (found.row, found.names) == (2, ("id", "day", "killed"))
    with pytest.raises(CollectionError, match="row 9 holds no headings; allowed: a filled row among the first 40"):
        find_heading(list(enumerate(rows, 1)), Remarks("table"), chosen=9)


@pytest.mark.parametrize(
    ("rows", "row"),
    [
        (
            [["Hill", "2021-03-04", "shelling", "SOHR", "a", "b"], ["Town", "2021-03-05", "a clash", "SOHR", "c", "d"]],
            0,
        ),
        ([["Hill", "04/03/2021 10:00", "x", "y"], ["Town", "05/03/2021", "x", "y"]], 0),
        ([["Hill", "3"], ["Town", "4"]], 0),
        ([["Hill", "4 May 2021", "x"], ["Town", "5. Mai 21", "y"]], 0),
        ([["A cover"], ["Hill", "3", "5"], ["Town", "4", "6"]], 1),
        ([["Hill", "2019", "2020"], ["Town", "4", "6"]], 1),  # years may be names
        ([["Hill", "2021-03-04", "2021-03-05"], ["Town", "4", "6"]], 1),  # so may days above numbers
        ([["Hill", "Town"], ["Lake", "River"]], 1),
    ],
)
def test_values_above_values_of_their_kind_are_no_heading(rows: list[list[str]], row: int) -> None:
    assert heading(*rows)[0] == row


TAGS = ["#event+id", "#date +occurred", "#affected+killed"]


def test_tags_below_the_names_belong_to_them() -> None:
    rows = [["", "Strikes", ""], ["id", "day", "killed"], TAGS, DATA]
    remarks = Remarks("table")
    found = find_heading(list(enumerate(rows, 1)), remarks)
    assert found is not None
    assert (found.row, found.names) == (3, ("id", "day", "killed"))
    assert found.tags == {"id": "#event+id", "day": "#date+occurred", "killed": "#affected+killed"}
    assert (3, "noted", "read for what they say of the columns") in remark_lines(remarks)


@pytest.mark.parametrize("above", [[], [["Strikes of 2021", "", ""]], [["Strikes", "Strikes", "Strikes"]]])
def test_tags_alone_are_the_names(above: list[list[str]]) -> None:
    found = find_heading(list(enumerate([*above, TAGS, DATA], 1)), Remarks("table"))
    assert found is not None
    assert (found.row, list(found.names)) == (len(above) + 1, ["#event+id", "#date +occurred", "#affected+killed"])
    assert found.tags["#date +occurred"] == "#date+occurred"


def test_a_column_without_a_tag_has_none_and_words_with_a_sign_are_no_tags() -> None:
    found = find_heading(list(enumerate([["a", "b", "c"], ["#x", "", "#y+z"], DATA], 1)), Remarks("table"))
    assert found is not None
    assert found.tags == {"a": "#x", "c": "#y+z"}
    assert heading(["id", "note", "more"], ["1", "#peace", "#war now"], ["#1", "#2", "#3"])[0] == 1


@pytest.mark.parametrize("gap", [[], [["", ""]]])
def test_a_cover_of_two_cells_is_no_part_of_the_heading(gap: list[list[str]]) -> None:
    rows = [["Source", "Ministry"], *gap, ["", "day", "place", "killed", "hurt"], ["", "1", "Hill", "3", "4"]]
    found = find_heading(list(enumerate(rows, 1)), Remarks("table"), book=True)
    assert found is not None
    assert found.names == ("column 1", "day", "place", "killed", "hurt")


def test_a_row_that_does_not_follow_names_no_parts() -> None:
    rows = [(1, ["id", "Killed", "Killed"]), (3, ["", "min", "max"]), (4, ["1", "2", "3"])]
    found = find_heading(rows, Remarks("table"))
    assert found is not None
    assert found.row == 1


def test_one_word_above_is_a_title_and_joins_nothing() -> None:
    _, names, _ = heading(["Strikes", "", ""], ["id", "place", "place"], ["1", "a", "b"])
    assert names == ("id", "place", "place (2)")


def test_a_row_with_numbers_or_beside_the_repeated_names_is_data() -> None:
    assert heading(["id", "Killed", "Killed"], ["", "2", "3"])[0] == 1
    assert heading(["id", "Killed", "Killed"], ["x", "min", "max"])[0] == 1
    assert heading(["id", "Killed", "Killed"], ["", "min", ""])[0] == 1


def test_every_column_has_a_name_of_its_own() -> None:
    _, names, remarks = heading(["id", "place", "place", "", "the  case"], ["1", "a", "b", "c", "d"])
    assert names == ("id", "place", "place (2)", "column 4", "the case")
    assert remark_lines(remarks) == [(None, "changed", "called 'place (2)'")]


def test_columns_without_a_name_are_kept_apart() -> None:
    found = find_heading([(1, ["id", "", "place"]), (2, ["1", "x", "a"])], Remarks("table"))
    assert found is not None
    assert (found.unnamed, found.written) == (("column 2",), ("id", "", "place"))


@pytest.mark.parametrize(("book", "width"), [(False, 2), (True, 3)])
def test_a_cell_beyond_the_heading_is_a_column_in_a_workbook_alone(book: bool, width: int) -> None:
    assert len(heading(["id", "place"], ["1", "a", "x"], ["2", "b", ""], ["3", "c", ""], book=book)[1]) == width


def test_half_of_the_rows_being_wider_makes_a_column_in_a_text_file_too() -> None:
    assert len(heading(["id", "place"], ["1", "a", "x"], ["2", "b", "y"])[1]) == 3


def test_cells_below_two_rows_of_names_may_have_notes_and_signs() -> None:
    rows = [
        ["Date", "Place", "Casualties", "Casualties"],
        ["Date", "Place", "Dead", "Injured"],
        ["3 January 2016", "A", "2[1]", "10+"],
        ["17 January 2016", "B", "14", "11–13"],
    ]
    row, names, _ = heading(*rows, book=True)
    assert (row, names) == (2, ("Date", "Place", "Casualties Dead", "Casualties Injured"))


def test_two_hashtags_in_a_row_of_words_are_no_tags() -> None:
    words = ["1", "#peace", "#war", "Hill", "North"]
    assert heading(["id", "first", "second", "place", "region"], words, words)[0] == 1


def test_remarks_on_a_heading_are_on_no_column() -> None:
    joined = heading(["id", "Killed", "Killed"], ["", "min", "max"], ["1", "2", "3"])[2]
    assert {
        remark.column for remarks in (joined, heading(DATA, DATA)[2]) for remark in remarks_in(remarks.frame())
    } == {""}
