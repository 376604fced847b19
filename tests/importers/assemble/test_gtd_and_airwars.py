"""What GTD and Airwars say beyond their mappings."""

from claims.importers.assemble.gtd_and_airwars import add_conceded, add_responsibility
from claims.importers.remarks import Remarks, remarks_in
from tests.builders.foreign_tables import builder_for, built, frame_of

CELLS = ("statement_id", "value", "stance", "chain")


def test_one_group_that_claims_it_did_it_and_a_doubted_one_perhaps() -> None:
    frame = frame_of(GNAME=["Front A", "Front B", "Unknown"], claimed=["1.0", "0", "1"], guncertain1=["0", "1", "0"])
    builder, remarks = builder_for(frame), Remarks("table")
    add_responsibility(builder, frame, remarks)
    own = "speaker-front-a:asserts"
    assert built(builder, "statements", *CELLS) == [
        ("a.initiator", "front-a", "asserts", ""),
        ("a.responsibility_claimed", "front-a", "relays", own),
        ("b.initiator", "front-b", "hedges", ""),
    ]
    assert [remark.found for remark in remarks_in(remarks.frame())] == ["0 rows with rival claims of responsibility"]


def test_rival_claims_are_each_made_by_its_group_and_others_are_not() -> None:
    frame = frame_of(
        gname=["A"], gname2=["B"], gname3=["C"], claimed=["1"], claim2=["1"], claim3=["0"], compclaim=["1"]
    )
    builder, remarks = builder_for(frame), Remarks("table")
    add_responsibility(builder, frame, remarks)
    assert built(builder, "statements", *CELLS) == [
        ("a.initiator.own", "a", "relays", "speaker-a:asserts"),
        ("a.responsibility_claimed", "a", "relays", "speaker-a:asserts"),
        ("a.initiator.2.own", "b", "relays", "speaker-b:asserts"),
        ("a.responsibility_claimed.2", "b", "relays", "speaker-b:asserts"),
        ("a.initiator.3", "c", "asserts", ""),
    ]
    assert built(builder, "sources", "source_id", "ties")[0] == ("speaker-a", "a")
    assert [remark.found for remark in remarks_in(remarks.frame())] == ["1 rows with rival claims of responsibility"]


def test_a_belligerent_concedes_on_its_own_word() -> None:
    frame = frame_of(
        belligerent_1_belligerent_name=["Coalition"], belligerent_1_deaths_conceded_min=["105"], belligerent_1_deaths_conceded_max=["114"],
        belligerent_2_belligerent_name=[""], belligerent_2_deaths_conceded_min=["3"], belligerent_2_deaths_conceded_max=["3"],
        belligerent_1_injuries_conceded_min=["4"], belligerent_1_injuries_conceded_max=["4"],
    )  # fmt: skip
    builder = builder_for(frame)
    add_conceded(builder, frame, Remarks("table"))
    own = "speaker-coalition:asserts"
    assert built(builder, "statements", "statement_id", "value", "group", "chain") == [
        ("a.initiator.1", "coalition", "", ""),
        ("a.killed.conceded.1", "105..114", "civilians", own),
        ("a.wounded.conceded.1", "4", "civilians", own),
    ]


def test_nothing_is_conceded_where_a_bound_has_no_column() -> None:
    frame = frame_of(belligerent_1_name=["Coalition"], belligerent_1_deaths_conceded_min=["105"])
    builder = builder_for(frame)
    add_conceded(builder, frame, Remarks("table"))
    assert built(builder, "statements", "statement_id") == [("a.initiator.1",)]
