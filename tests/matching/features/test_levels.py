"""The level that each feature finds for two claims, of a collection and of a table."""

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from claims.matching import claim_frame, prepare
from claims.matching.claims.claim_table import read_claim_table
from claims.matching.features.registry import FEATURES, compare_features
from tests.builders.claim_tables import LISTS, NEWS, write_table
from tests.builders.matching import SHIPPED, collection_of, evidence, level
from tests.conftest import claim, said


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
    ],
)  # fmt: skip
def test_stated_times(one: dict[str, Any], other: dict[str, Any], expected: str) -> None:
    assert level("stated time", one, other) == expected
    assert level("stated time", other, one) == expected


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


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ([], ["army"], "not said"),
        (["army", "guard"], ["army", "guard"], "two sides shared"),
        (["army", "guard"], ["state", "rebels"], "two sides shared"),
        (["officers", "guard"], ["army", "rebels"], "two sides shared"),
        (["army"], ["army", "guard"], "one side shared"),
        (["army"], ["militia"], "other bodies of one side"),
        (["army"], ["guard"], "none shared"),
        (["civilians"], ["civilians"], "groups of people only"),
        (["civilians"], ["army"], "not said"),
    ],
)
def test_parties(one: list[str], other: list[str], expected: str) -> None:
    assert level("parties", {"participant": one}, {"participant": other}) == expected
    assert level("parties", {"participant": other}, {"participant": one}) == expected


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


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({}, {}, "not said"),
        ({"kind": said("clash", cites="b-doc")}, {}, "one cites the other"),
        ({"document": "one"}, {"document": "one"}, "one document"),
    ],
)
def test_cited_documents(one: dict[str, Any], other: dict[str, Any], expected: str) -> None:
    assert level("cited documents", one, other) == expected


def test_documents_that_a_third_claim_cites_for_one_thing_are_cited_together() -> None:
    collection = collection_of(claim("a"), claim("b"), claim("c", kind=said("clash", cites="a-doc|b-doc")))
    assert evidence(collection, "a", "b")["cited documents"].points > 0


def test_scoring_is_symmetric() -> None:
    prepared = prepare(claim_frame(SHIPPED))
    left, right = np.triu_indices(len(prepared.frame), 1)
    pd.testing.assert_frame_equal(compare_features(prepared, left, right), compare_features(prepared, right, left))


def level_in(rows: str, feature: str, one: str, other: str, tmp_path: Path) -> str:
    """The level of a feature for two claims of a table."""
    prepared = prepare(read_claim_table(write_table(tmp_path, rows)).frame)
    ids = prepared.frame["claim_id"].tolist()
    found = compare_features(prepared, np.array([ids.index(one)]), np.array([ids.index(other)]))
    levels = next(each.levels for each in FEATURES if each.name == feature)
    return levels[int(found[feature].iloc[0])]


@pytest.mark.parametrize(
    ("feature", "one", "other", "expected"),
    [
        ("name of the place", "a1", "b1", "spelled alike"),
        ("name of the place", "a1", "a2", "other name"),
        ("area", "a1", "b1", "same area"),
        ("area", "a1", "a2", "other area"),
        ("distance", "a1", "b1", "within 5 km"),
        ("distance", "a1", "a2", "within 150 km"),
        ("parties", "a1", "b1", "one side shared"),
        ("source", "a1", "a2", "one list"),
        ("source", "a1", "b1", "two sources"),
        ("wording", "a1", "b1", "not said"),
        ("publication", "a1", "b1", "not said"),
    ],
)
def test_levels_of_lists(feature: str, one: str, other: str, expected: str, tmp_path: Path) -> None:
    assert level_in(LISTS, feature, one, other, tmp_path) == expected
    assert level_in(LISTS, feature, other, one, tmp_path) == expected


@pytest.mark.parametrize(
    ("feature", "one", "other", "expected"),
    [
        ("name of the place", "n1", "n2", "same name"),
        ("area", "n1", "n2", "not said"),
        ("stated time", "n1", "n2", "same day"),
        ("stated time", "n1", "n3", "days apart, guessed"),
        ("order of time", "n1", "n4", "published before"),
        ("order of time", "n1", "n2", "could have known"),
        ("rank among neighbours", "n1", "n2", "nearest of each other"),
        ("source", "n1", "n3", "one source"),
    ],
)
def test_levels_of_news(feature: str, one: str, other: str, expected: str, tmp_path: Path) -> None:
    assert level_in(NEWS, feature, one, other, tmp_path) == expected
    assert level_in(NEWS, feature, other, one, tmp_path) == expected
