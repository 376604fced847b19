from typing import Any

import pytest

from tests.builders.matching import level


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({"when": "2021-01-23"}, {"when": "2021-01-23"}, "same day"),
        ({"when": "2021-01-23"}, {}, "not said"),
        ({"when": "2021-01-23"}, {"when": "[2021-01-23..2021-01-24]"}, "same few days"),
        ({"when": "2021-01-23"}, {"when": "[2021-01-20..2021-01-24]"}, "same week"),
        ({"when": "2021-01-23"}, {"when": "2021-01"}, "same month"),
        ({"when": "2021-01-23"}, {"when": "2021"}, "same year"),
        ({"when": "2021-01-23"}, {"when": "2021-01-24"}, "next day"),
        ({"when": "2021-01-23"}, {"when": "2021-01-26"}, "days apart"),
        ({"when": "2021-01-27"}, {"when": "2021-01-31"}, "week apart"),
        ({"when": "2021-01-01"}, {"when": "2021-01-31"}, "month apart"),
        ({"when": "2016-04-23"}, {"when": "2021-01-23"}, "far apart"),
        ({"when": "2021-01-10/2021-02-02"}, {"when": "2021-01-09/2021-02-01"}, "same period"),
        ({"when": "2021-01-10/2021-02-02"}, {"began": "2021-01-10"}, "same period"),
        ({"when": "2021-01-10/2021-02-02"}, {"when": "2021-01-24/.."}, "may be the same period"),
        ({"when": "2021-01-10/2021-02-02"}, {"when": "2021-01-15/2021-01-30"}, "most of a period"),
        ({"when": "2021-01-10/2021-02-02"}, {"when": "2021-01-01/2021-01-12"}, "some of a period"),
        ({"when": "2021-01-10/2021-02-02"}, {"when": "2021-01-23"}, "day within a period"),
        ({"when": "2021-01-10/2021-02-02"}, {"when": "[2021-01-20..2021-01-23]", "kind": "siege"}, "may be the same period"),
        ({"when": "2021-01-23/2021-01-24"}, {"when": "2021-01-23"}, "same few days"),
        ({"when": "2021-01-21"}, {"when": "2021-01-24"}, "day of the report"),
        ({"when": "2021-03-11"}, {"when": "2021-11-03"}, "day and month exchanged"),
        ({"when": "2021-01-02"}, {"when": "2021-02-01"}, "day and month exchanged"),
        ({"when": "2020-03-11"}, {"when": "2021-11-03"}, "far apart"),
        ({"when": "2021-03-13"}, {"when": "2021-04-13"}, "month apart"),
        ({"when": "2021-03-11"}, {"when": "[2021-11-03..2021-11-04]"}, "far apart"),
    ],
)  # fmt: skip
def test_stated_times(one: dict[str, Any], other: dict[str, Any], expected: str) -> None:
    assert level("stated time", one, other) == expected
    assert level("stated time", other, one) == expected
