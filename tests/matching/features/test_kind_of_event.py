import pytest

from claims.matching.features.kind_of_event import compare_kinds
from tests.builders.matching import level


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ([], ["clash"], "not said"),
        (["clash"], ["clash", "shooting"], "same"),
        (["clash"], ["shooting"], "related"),
        (["siege"], ["siege"], "same episode"),
        (["siege"], ["movement restriction"], "related episodes"),
        (["siege"], ["clash"], "episode and event"),
        (["arrest"], ["clash"], "unlike"),
        (["ceasefire"], ["clash"], "force and none"),
        (["ceasefire", "clash"], ["arrest"], "unlike"),
        (["road closure"], ["clash"], "force and none"),
        (["talks"], ["ceasefire"], "related"),
    ],
)
def test_kinds_of_event(one: list[str], other: list[str], expected: str) -> None:
    assert level("kind of event", {"kind": one}, {"kind": other}) == expected
    assert level("kind of event", {"kind": other}, {"kind": one}) == expected


def test_a_kind_that_the_table_does_not_have_may_be_an_act_of_force() -> None:
    assert compare_kinds("parade", "clash") == "unlike"
    assert compare_kinds("parade", "ceasefire") == "unlike"
