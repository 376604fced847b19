"""What a judgement changed, in sentences."""

import pytest

from claims.workspace import changes_in_words
from claims.workspace.judgement_effects import NOTHING
from tests.builders.incidents import incidents_of


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (["ab", "c"], ["ab", "c"], NOTHING),
        (["ab", "c"], ["abc"], "Two incidents became one: “Event ab” and “Event c” are now “Event abc”."),
        (["abc"], ["a", "bc"], "One incident became two: “Event abc” is now “Event a” and “Event bc”."),
        (["ab", "cd"], ["a", "bcd"], "1 claim moved from “Event ab” to “Event bcd”."),
        (["abcd", "efg"], ["ab", "cdefg"], "2 claims moved from “Event abcd” to “Event cdefg”."),
        (["a", "b", "c"], ["abc"], "Three incidents became one: “Event a”, “Event b” and “Event c” are now “Event abc”."),
        (["abcde"], ["a", "b", "c", "d", "e"], "One incident became five: “Event abcde” is now “Event a”, “Event b”, “Event c”, “Event d” and “Event e”."),
        (["a", "b", "c", "d", "e", "f"], ["abcdef"], "6 incidents became one: “Event a”, “Event b”, “Event c”, “Event d”, “Event e” and “Event f” are now “Event abcdef”."),
        (["ab", "c"], ["ab", "c", "d"], NOTHING),
    ],
)  # fmt: skip
def test_changes_are_told_in_words(before: list[str], after: list[str], told: str) -> None:
    assert changes_in_words(incidents_of(*before), incidents_of(*after)) == (told,)


def test_each_change_has_a_sentence_of_its_own_in_the_order_of_the_ids() -> None:
    before, after = incidents_of("ab", "c", "de"), incidents_of("a", "b", "cde", parts=(("a", "c"),))
    assert changes_in_words(before, after) == (
        "One incident became two: “Event ab” is now “Event a” and “Event b”.",
        "Two incidents became one: “Event c” and “Event de” are now “Event cde”.",
        "“Event a” is now part of “Event cde”.",
    )


def test_a_part_that_was_there_under_other_ids_is_not_new() -> None:
    before = incidents_of("ab", "cd", parts=(("c", "a"),))
    after = incidents_of("abe", "cd", parts=(("c", "a"),))
    assert changes_in_words(before, after) == (NOTHING,)
    turned = incidents_of("ab", "cd", parts=(("a", "c"),))
    assert changes_in_words(before, turned) == ("“Event ab” is now part of “Event cd”.",)


def test_a_new_part_is_told() -> None:
    after = incidents_of("ab", "c", parts=(("c", "a"),))
    assert changes_in_words(incidents_of("ab", "c"), after) == ("“Event c” is now part of “Event ab”.",)
    assert changes_in_words(after, after) == (NOTHING,)
