import pytest

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
    ],
)
def test_kinds_of_event(one: list[str], other: list[str], expected: str) -> None:
    assert level("kind of event", {"kind": one}, {"kind": other}) == expected
    assert level("kind of event", {"kind": other}, {"kind": one}) == expected
