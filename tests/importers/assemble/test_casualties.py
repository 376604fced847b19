"""Numbers of people: totals, groups and bounds, and what a zero says."""

import pandas as pd
import pytest

from claims.errors import CollectionError
from claims.importers.assemble.casualties import add_counts, count_columns
from claims.importers.remarks import Remarks
from tests.builders.foreign_tables import builder_for, built, column, frame_of, mapping_of, remark_lines


def counts(
    frame: pd.DataFrame, *lines: str, columns: tuple[str, ...] = ("value",), chain: str = ""
) -> list[tuple[str, ...]]:
    """The end of the id of each statement, and these cells of it."""
    builder = builder_for(frame)
    nothing = column(*[""] * len(frame))
    add_counts(
        builder,
        frame,
        mapping_of(*lines),
        chains={"": nothing.mask(nothing == "", chain)},
        cites=nothing,
        remarks=Remarks("table"),
    )
    return [(row[0].partition(".")[2], *row[1:]) for row in built(builder, "statements", "statement_id", *columns)]


def test_a_group_is_part_of_the_total_of_its_row_whatever_their_order() -> None:
    frame = frame_of(police=["2", "1"], dead=["7", ""])
    assert counts(frame, "police,killed,police", "dead,killed", columns=("value", "group", "part_of")) == [
        ("killed", "7", "", ""),
        ("killed.police", "2", "police", "a.killed"),
        ("killed.police", "1", "police", ""),  # its row has no total to be part of
    ]


def test_groups_of_a_table_without_a_total_are_parts_of_nothing() -> None:
    frame = frame_of(police=["2"], civilians=["3"])
    lines = ("police,killed,police", "civilians,killed,civilians")
    assert counts(frame, *lines, columns=("value", "part_of")) == [
        ("killed.police", "2", ""),
        ("killed.civilians", "3", ""),
    ]


def test_a_total_of_one_outcome_contains_no_group_of_another() -> None:
    frame = frame_of(hurt=["9"], police=["2"])
    assert counts(frame, "hurt,wounded", "police,killed,police", columns=("value", "part_of")) == [
        ("killed.police", "2", ""),
        ("wounded", "9", ""),
    ]


@pytest.mark.parametrize(
    ("low", "best", "high", "expected"),
    [
        ("7", "8", "9", [("killed", "7..9"), ("killed.best", "8")]),
        ("7", "7", "7", [("killed", "7")]),  # a best estimate that says no more is not said twice
        ("7", "", "9", [("killed", "7..9")]),
        ("7", "", "", [("killed", "7+")]),
        ("", "", "9", [("killed", "..9")]),
        ("", "8", "", [("killed", "8")]),
        ("9", "8", "4", [("killed", "8")]),
        ("", "", "", []),
    ],
)
def test_bounds_and_best_estimate(low: str, best: str, high: str, expected: list[tuple[str, str]]) -> None:
    lines = ("low,killed_min", "best,killed_best", "high,killed_max")
    assert counts(frame_of(low=[low], best=[best], high=[high]), *lines) == expected


def test_a_plain_number_stands_where_there_are_no_bounds() -> None:
    frame = frame_of(low=["2", "", "9"], high=["3", "", "4"], dead=["7", "7", "7"])
    assert counts(frame, "low,killed_min", "high,killed_max", "dead,killed") == [
        ("killed", "2..3"),
        ("killed", "7"),
        ("killed", "7"),
    ]


def test_the_words_are_the_cell_of_the_plain_number_or_else_of_the_lowest_bound() -> None:
    frame = frame_of(low=["2", "", ""], high=["3", "3", ""], best=["", "", "4"])
    lines = ("low,killed_min", "high,killed_max", "best,killed_best")
    assert counts(frame, *lines, columns=("verbatim",)) == [("killed", "2"), ("killed", "3"), ("killed", "4")]


def test_zero_is_not_stated_where_the_mapping_says_so() -> None:
    frame = frame_of(dead=["0", "1"])
    assert counts(frame, "dead,killed") == [("killed", "0"), ("killed", "1")]
    assert counts(frame, "dead,killed,,zero=silent") == [("killed", "1")]
    builder, remarks, nothing = builder_for(frame), Remarks("table"), column("", "")
    add_counts(
        builder, frame, mapping_of("dead,killed,,zero=silent"), chains={"": nothing}, cites=nothing, remarks=remarks
    )
    done = "none recorded, which need not mean none; read as not stated"
    assert remark_lines(remarks) == [(2, "changed", done)]


def test_a_silent_zero_is_no_best_estimate_either() -> None:
    assert counts(frame_of(best=["0"]), "best,killed_best,,zero=silent") == []


def test_codes_stand_for_ranges_and_other_cells_are_read() -> None:
    frame = frame_of(dead=["3", "12", "-99"])
    assert counts(frame, "dead,crowd,,codes=3:101..1000|4:1001+") == [("crowd", "101..1000"), ("crowd", "12")]


def test_who_is_counted_may_stand_in_a_column_and_nobody_is_counted_where_it_is_empty() -> None:
    frame = frame_of(dead=["3", "4"], side=["River Front", "Unknown"])
    assert counts(frame, "dead,killed,{Side}", columns=("value", "group")) == [("killed.side", "3", "river-front")]


def test_the_table_relays_what_a_speaker_says() -> None:
    frame = frame_of(dead=["3"])
    assert counts(frame, "dead,killed", columns=("stance", "chain"), chain="x:asserts") == [
        ("killed", "relays", "x:asserts")
    ]
    assert counts(frame, "dead,killed", columns=("stance", "chain")) == [("killed", "asserts", "")]


def test_columns_of_one_outcome_and_group_belong_together_unless_their_set_differs() -> None:
    mapping = mapping_of(
        "a,killed_min", "b,killed_max", "c,killed,police", "d,killed_min,,set=2", ",source,,x", "e,place"
    )
    found = [
        (counted.name, {bound: row.column for bound, row in counted.columns.items()})
        for counted in count_columns(mapping)
    ]
    assert found == [("killed", {"min": "a", "max": "b"}), ("killed.police", {"": "c"}), ("killed.2", {"min": "d"})]


def test_a_second_count_of_the_same_people_is_a_statement_of_its_own_and_no_total_of_groups() -> None:
    frame = frame_of(dead=[""], again=["8"], police=["2"])
    lines = ("dead,killed", "again,killed,,set=2", "police,killed,police")
    assert counts(frame, *lines, columns=("value", "part_of")) == [
        ("killed.2", "8", ""),
        ("killed.police", "2", ""),
    ]


def test_a_cell_of_two_figures_is_read_as_two() -> None:
    frame = frame_of(losses=["7/12", "at least 4 / 9", "2-3/?", "5", "unknown", ""])
    lines = ('losses,killed,,"sep=slash; part=1 of 2"', 'losses,wounded,,"sep=slash; part=2 of 2"')
    assert counts(frame, *lines, columns=("value", "verbatim")) == [
        ("killed", "7", "7/12"),
        ("wounded", "12", "7/12"),
        ("killed", "4+", "at least 4 / 9"),
        ("wounded", "9", "at least 4 / 9"),
        ("killed", "2..3", "2-3/?"),
    ]


def test_a_cell_of_another_number_of_figures_is_refused() -> None:
    frame, remarks = frame_of(losses=["7", "8/1/2", "n/a"]), Remarks("table")
    builder, nothing = builder_for(frame), column("", "", "")
    mapping = mapping_of('losses,killed,,"sep=slash; part=1 of 2"')
    add_counts(builder, frame, mapping, chains={"": nothing}, cites=nothing, remarks=remarks)
    done = "not 2 figures, so figure 1 is not read"
    assert remark_lines(remarks) == [(2, "value refused", done), (3, "value refused", done)]
    with pytest.raises(CollectionError, match="losses: part=3 of 2; allowed: for example part=1 of 2"):
        counts(frame, 'losses,killed,,"part=3 of 2"')


def test_nines_are_a_code_but_for_a_bound() -> None:
    frame = frame_of(dead=["999", "3"], least=["200", "1"], most=["999", "4"])
    assert counts(frame, "dead,killed", "least,crowd_min", "most,crowd_max", columns=("value",)) == [
        ("crowd", "200..999"), ("killed", "3"), ("crowd", "1..4"),
    ]  # fmt: skip


def test_a_figure_is_read_beside_the_word_for_what_it_counts() -> None:
    frame = frame_of(losses=["3 killed, 5 injured", "at least 4 hurt and ~30 dead", "1,200 wounded", "none", "7", ""])
    lines = ('losses,killed,,"figure=named"', 'losses,wounded,,"figure=named"')
    assert counts(frame, *lines, columns=("value", "verbatim")) == [
        ("killed", "3", "3 killed, 5 injured"),
        ("wounded", "5", "3 killed, 5 injured"),
        ("killed", "~27..33", "at least 4 hurt and ~30 dead"),
        ("wounded", "4+", "at least 4 hurt and ~30 dead"),
        ("wounded", "1200", "1,200 wounded"),
        ("killed", "0", "none"),
        ("wounded", "0", "none"),
    ]
    builder, nothing, remarks = builder_for(frame), column(*[""] * 6), Remarks("table")
    add_counts(builder, frame, mapping_of(lines[0]), chains={"": nothing}, cites=nothing, remarks=remarks)
    assert (6, "value refused", "the cell does not say what its figure counts") in remark_lines(remarks)


def test_a_figure_in_brackets_or_behind_a_colon_is_that_of_the_word_beside_it() -> None:
    frame = frame_of(losses=["3 killed (5 injured)", "Killed: 2; Wounded: 4", "7 (killed), 1 (wounded)"])
    lines = ('losses,killed,,"figure=named"', 'losses,wounded,,"figure=named"')
    assert counts(frame, *lines, columns=("value",)) == [
        ("killed", "3"), ("wounded", "5"), ("killed", "2"), ("wounded", "4"), ("killed", "7"), ("wounded", "1"),
    ]  # fmt: skip


def test_a_figure_that_two_outcomes_share_is_refused_for_both() -> None:
    frame = frame_of(losses=["killed and wounded: 6", "killed, wounded 5", "3 killed and 5 hurt"])
    lines = ('losses,killed,,"figure=named"', 'losses,wounded,,"figure=named"')
    assert counts(frame, *lines, columns=("value",)) == [("wounded", "5"), ("killed", "3"), ("wounded", "5")]
    builder, nothing, remarks = builder_for(frame), column(*[""] * 3), Remarks("table")
    for line in lines:
        add_counts(builder, frame, mapping_of(line), chains={"": nothing}, cites=nothing, remarks=remarks)
    assert [row for row, outcome, _ in remark_lines(remarks) if outcome == "value refused"] == [2, 2, 3]
