"""Features of time."""

from typing import Any

import numpy as np
import pandas as pd
import pytest

from claims.matching import explain, explain_text, match_claims, prepare
from claims.matching.claims.prepared import Prepared
from claims.matching.features.all_features import FEATURES, compare_features
from claims.matching.features.times import usual_gaps
from claims.matching.linking.link import link_scored
from claims.matching.scoring.score import score_claims
from tests.builders.matching import frame_of, level


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


def registers(*, gap: int, shared: int = 40, published: bool = False) -> Prepared:
    """Two registers of towns that seldom have two events; the second dates what both have some days later."""
    random = np.random.default_rng(3)
    rows = []
    for at in range(60):
        day = pd.Timestamp("2015-01-01") + pd.Timedelta(days=int(random.integers(0, 900)))
        for source, later in (("one", 0), ("two", gap)):
            if source == "one" or at < shared:
                date = str((day + pd.Timedelta(days=later)).date())
                rows.append(
                    {
                        "claim_id": f"{source}-{at:02}",
                        "source": source,
                        "date_start": date,
                        "place": f"Town {chr(65 + at % 20)}{chr(65 + at // 20)}",
                    }
                    | ({"published": date} if published else {})
                )
    return prepare(frame_of(pd.DataFrame(rows)))


def level_of(prepared: Prepared, one: str, other: str) -> str:
    ids = prepared.frame["claim_id"].tolist()
    levels = compare_features(prepared, np.array([ids.index(one)]), np.array([ids.index(other)]))
    feature = next(each for each in FEATURES if each.name == "stated time")
    return feature.levels[int(levels["stated time"].iloc[0])]


@pytest.mark.parametrize("gap", [-3, -1, 1, 2])
def test_lists_that_are_days_apart_as_a_rule_are_known(gap: int) -> None:
    days = usual_gaps(registers(gap=gap)).days
    assert days.tolist() == [[0, gap, 0], [-gap, 0, 0], [0, 0, 0]]


@pytest.mark.parametrize(
    "prepared",
    [
        pytest.param(registers(gap=0), id="the same day"),
        pytest.param(registers(gap=1, shared=5), id="too few events of both"),
        pytest.param(registers(gap=1, published=True), id="outlets, which are no lists"),
    ],
)
def test_no_other_gap_is_usual(prepared: Prepared) -> None:
    assert not usual_gaps(prepared).any


def test_the_usual_gap_is_to_two_lists_what_the_same_day_is_to_others() -> None:
    prepared = registers(gap=1)
    assert level_of(prepared, "one-00", "two-00") == "usual days apart"
    groups = pd.Series(link_scored(score_claims(prepared)).groups[0.0], index=prepared.frame["claim_id"])
    assert sum(groups[f"one-{at:02}"] == groups[f"two-{at:02}"] for at in range(40)) >= 38


def test_the_explanation_says_that_the_gap_is_usual() -> None:
    prepared = registers(gap=1)
    lines = explain_text(explain(prepared.frame, "one-00", "two-00")).splitlines()
    assert any("as many days apart as their two lists usually are" in line for line in lines)
    chances = match_claims(prepared).set_index(["claim_a", "claim_b"])["probability"]
    assert chances[("one-00", "two-00")] > 0.8


def test_the_same_day_is_nearly_the_usual_gap_of_a_day() -> None:
    rows = [("one", "2015-01-0" + day, "Town AA") for day in "3"] + [("two", "2015-01-03", "Town AA")]
    prepared = registers(gap=1)
    more = pd.DataFrame(
        [
            {"claim_id": f"{source}-x", "source": source, "date_start": day, "place": place}
            for source, day, place in rows
        ]
    )
    frame = pd.concat([prepared.frame, frame_of(more)], ignore_index=True)
    assert level_of(prepare(frame), "one-x", "two-x") == "nearly usual days apart"


def dated(*events: tuple[str, int, str]) -> Prepared:
    """Rows of lists: the list, a day counted from the first of 2015, and a town."""
    rows = [
        {"claim_id": f"{at:03}", "source": source, "date_start": str(pd.Timestamp("2015-01-01") + pd.Timedelta(days=day))[:10], "place": f"Town {town}"}
        for at, (source, day, town) in enumerate(events)
    ]  # fmt: skip
    return prepare(frame_of(pd.DataFrame(rows)))


def towns(number: int) -> list[str]:
    return [f"{chr(65 + at % 20)}{chr(65 + at // 20)}" for at in range(number)]


def test_days_after_one_another_in_one_list_are_no_gap() -> None:
    repeated = [("one", 9 * at + later, town) for at, town in enumerate(towns(30)) for later in (0, 1)]
    assert not usual_gaps(dated(*repeated, ("two", 2, "AA"))).any


@pytest.mark.parametrize(("a_day_later", "gap"), [(24, 0), (33, 1)])
def test_a_gap_is_usual_where_it_is_thrice_as_frequent_as_the_same_day(a_day_later: int, gap: int) -> None:
    events = [("one", 9 * at, town) for at, town in enumerate(towns(40))]
    others = [("two", 9 * at + (at < a_day_later), town) for at, town in enumerate(towns(40))]
    assert int(usual_gaps(dated(*events, *others)).days[0, 1]) == gap
