"""What a judgement changed, in one sentence."""

import pytest

from claims.incidents import Incidents
from claims.workspace import changes_in_words
from claims.workspace.judgement_effects import NOTHING
from tests.builders.incidents import incidents_of


def changes(before: Incidents, after: Incidents) -> str:
    """Each claim is of a source that is called as it, in capitals; a and b are of one."""
    return changes_in_words(before, after, lambda claim: claim.upper().replace("B", "A"))


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (["ab", "c"], ["ab", "c"], NOTHING),
        (["ab", "c"], ["ab", "c", "d"], NOTHING),
        (["ab", "c"], ["abc"], "“Event c” (the account of C) is one incident with “Event ab” now; “Event ab” is now called “Event abc”."),
        (["bcd", "a"], ["bc", "ad"], "The account of D moved from “Event bcd” to “Event a”; “Event bcd” is now called “Event bc”; “Event a” is now called “Event ad”."),
        (["abc"], ["ab", "c"], "The account of C left “Event abc” for an incident of its own: “Event c”; “Event abc” is now called “Event ab”."),
        (["abcd"], ["cd", "ab"], "2 accounts of C and D left “Event abcd” for an incident of their own: “Event cd”; “Event abcd” is now called “Event ab”."),
        (["abcde"], ["cde", "ab"], "2 accounts of A left “Event abcde” for an incident of their own: “Event ab”; “Event abcde” is now called “Event cde”."),
        (["a", "b", "c"], ["abc"], "“Event b” (the account of A) is one incident with “Event a” now; “Event c” (the account of C) is one incident with “Event a” now; “Event a” is now called “Event abc”."),
        (["abcd"], ["a", "b", "c", "d"], "The account of A left “Event abcd” for an incident of its own: “Event b”; the account of C left “Event abcd” for an incident of its own: “Event c”; the account of D left “Event abcd” for an incident of its own: “Event d”. 1 more change not listed."),
    ],
)  # fmt: skip
def test_changes_are_told_in_words(before: list[str], after: list[str], told: str) -> None:
    assert changes(incidents_of(*before), incidents_of(*after)) == told


def test_who_left_is_told_with_the_judgement_that_keeps_it_out() -> None:
    before, after = incidents_of("aceg", "bd"), incidents_of("abdeg", "c")
    told = changes_in_words(
        before, after, str.upper, lambda ones, others: ("c", "d") if {*ones} == {"c"} and "d" in others else None
    )
    assert "he account of C left “Event aceg” for an incident of its own" in told
    assert told.count("(the account of C was judged to be of another event than that of D)") == 1


def test_names_that_go_over_to_another_incident_are_told_apart() -> None:
    """The incident of most claims is called otherwise, and the one that left it has the name that it had."""
    before, after = incidents_of("abc"), incidents_of("ab", "c")
    table = after.table.assign(name=["Event ab", "Event abc"])
    told = changes(before, Incidents(table=table, members=after.members, parts=after.parts))
    assert told == (
        "The account of C left “Event abc” for an incident of its own, which keeps the name “Event abc”; "
        "“Event abc” is now called “Event ab”."
    )


def test_what_became_part_of_what_is_told_after_the_moves() -> None:
    before, after = incidents_of("ab", "c", "de"), incidents_of("a", "b", "cde", parts=(("a", "c"),))
    assert changes(before, after).endswith(" 2 more changes not listed.")
    after = incidents_of("ab", "c", parts=(("c", "a"),))
    assert changes(incidents_of("ab", "c"), after) == "“Event c” is part of “Event ab” now."
    assert changes(after, after) == NOTHING


def test_a_part_that_was_there_under_other_ids_is_not_new() -> None:
    before = incidents_of("ab", "cd", parts=(("c", "a"),))
    after = incidents_of("abe", "cd", parts=(("c", "a"),))
    assert changes(before, after) == NOTHING
    turned = incidents_of("ab", "cd", parts=(("a", "c"),))
    assert changes(before, turned) == "“Event ab” is part of “Event cd” now."
