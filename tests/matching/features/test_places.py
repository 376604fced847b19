import pytest

from tests.builders.matching import level


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ([], ["town"], "not said"),
        (["bazaar"], ["bazaar"], "same spot"),
        (["town"], ["town"], "same town"),
        (["north"], ["north"], "same district"),
        (["moor"], ["moor"], "same district"),
        (["country"], ["country"], "same region"),
        (["town"], ["bazaar"], "within one town"),
        (["north"], ["town"], "within one district"),
        (["country"], ["town"], "within one region"),
        (["town", "village"], ["town", "port"], "some shared"),
        (["town", "village"], ["town"], "same town"),
        (["bazaar"], ["harbour"], "apart in one town"),
        (["town"], ["village"], "apart in one district"),
        (["town"], ["port"], "apart"),
    ],
)
def test_places(one: list[str], other: list[str], expected: str) -> None:
    assert level("place", {"where": one}, {"where": other}) == expected
    assert level("place", {"where": other}, {"where": one}) == expected
