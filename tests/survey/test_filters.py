"""A filter: the fields that it has, and the same without one."""

from datetime import date

from claims.survey import Filter

FILTER = Filter(first=date(2021, 1, 1), place=("town",), severity=("high",))


def test_names_are_the_fields_that_are_not_empty() -> None:
    assert FILTER.names == ("first", "place", "severity")
    assert Filter().names == ()


def test_without_a_field_the_others_stay() -> None:
    assert FILTER.without("place") == Filter(first=date(2021, 1, 1), severity=("high",))
    assert FILTER.without("first") == Filter(place=("town",), severity=("high",))
    assert FILTER.without("party") == FILTER
