"""Claims as a list: a row per claim and speaker, figures in columns of their own, with bounds as numbers."""

from datetime import date

import pandas as pd
import pytest

from claims.exports.lists.account_sheet import account_sheet
from claims.exports.sheet import Cell, Several
from claims.survey import list_claims
from tests.builders.collection_tables import Tables, claim, row, said
from tests.builders.hostile_study import AT, SHOOTING, study_of


def records(*claims: Tables, **tables: list[dict[str, str]]) -> list[dict[str, Cell]]:
    collection, incidents, _ = study_of(*claims, **tables)
    listed: pd.DataFrame = list_claims(collection, incidents)
    found = account_sheet(collection, incidents, listed, filter="q", at=AT).records
    return sorted(found, key=lambda each: str(each["claim_id"]))


def test_a_claim_is_a_row_with_when_where_and_its_figures() -> None:
    [one] = records(
        claim("one", **SHOOTING, killed=said("4..6"), wounded=said("2+", group="police")),
        documents=[row("documents", "one-doc", title="Six dead", url="https://h.example/1")],
    )
    expected: dict[str, Cell] = {
        "claim_id": "one", "source": "source-a", "speaker": "", "document": "Six dead", "published": date(2021, 1, 24),
        "date_from": date(2021, 1, 23), "date_to": date(2021, 1, 23), "place": "River Town", "country": "The country", "kinds": "shooting",
        "killed_min": 4, "killed_max": 6, "wounded_police_min": 2, "wounded_police_max": "", "url": "https://h.example/1",
        "with_reservation": "", "denied": "", "inferred": "",
    }  # fmt: skip
    assert {name: one[name] for name in expected} == expected
    assert one["statement_ids"] == Several(["one-4", "one-5"])


def test_each_speaker_of_a_claim_has_a_row_and_the_source_itself_is_first() -> None:
    told = records(
        claim(
            "one",
            **SHOOTING,
            killed=[said("9", chain="resident:asserts"), said("4"), said("5", chain="resident:asserts")],
            wounded=said("3", chain="resident:asserts"),
        ),
        sources=[row("sources", "resident", kind="speaker")],
    )
    figures = [(each["claim_id"], each["speaker"], each["killed_min"], each["wounded_min"]) for each in told]
    assert figures == [
        ("one", "", 4, ""), ("one.2", "resident", 9, 3), ("one.3", "resident", 5, ""),
    ]  # fmt: skip
    assert {(each["date_from"], each["place"]) for each in told} == {(date(2021, 1, 23), "River Town")}


def test_how_a_figure_is_said_stands_beside_it() -> None:
    one, three, two = records(
        claim("one", **SHOOTING, killed=said("4", stance="hedges"), wounded="1"),
        claim("two", source="source-b", **SHOOTING, killed=said("0", stance="denies")),
        claim("three", source="source-c", **SHOOTING, wounded=said("0", basis="inference", note="It follows.")),
    )
    assert (one["with_reservation"], one["denied"], one["inferred"]) == ("killed", "", "")
    assert (two["with_reservation"], two["denied"], two["killed_min"]) == ("", "killed", 0)
    assert (three["inferred"], three["wounded_max"]) == ("wounded", 0)


def test_what_is_only_demanded_is_no_figure_and_a_claim_without_figures_stays() -> None:
    [one] = records(claim("one", **SHOOTING, killed=said("4", stance="demands")))
    assert (one["claim_id"], one["date_from"]) == ("one", date(2021, 1, 23))
    assert not [name for name in one if name.startswith("killed")]


def test_columns_are_in_the_order_of_fields_and_groups() -> None:
    [one] = records(claim("one", **SHOOTING, wounded="1", killed=[said("1", group="police"), "2"]))
    names = [name for name in one if name.endswith(("_min", "_max"))]
    assert names == ["killed_min", "killed_max", "killed_police_min", "killed_police_max", "wounded_min", "wounded_max"]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("town", {"place": "P", "region": "", "country": "The country"}),
        ("governorate", {"place": "", "region": "P", "country": "The country"}),
        ("country", {"place": "", "region": "", "country": "P"}),
    ],
)
def test_a_place_stands_in_the_column_of_its_kind(kind: str, expected: dict[str, str]) -> None:
    places = [
        row("places", "p", name="P", kind=kind, parent="the-country", latitude="37.05", longitude="41.2"),
        row("places", "the-country", name="The country", kind="country", latitude="1", longitude="1"),
    ]
    [one] = records(claim("one", when="2021-01-23", where="p"), places=places)
    assert {name: one[name] for name in expected} == expected
    assert (one["latitude"], one["longitude"]) == (37.05, 41.2)


def test_a_place_without_a_point_takes_none_from_around_it() -> None:
    places = [
        row("places", "p", name="P", parent="the-country"),
        row("places", "the-country", name="The country", kind="country", latitude="1", longitude="1"),
    ]
    [one] = records(claim("one", when="2021-01", where="p"), places=places)
    assert (one["latitude"], one["longitude"], one["date_to"]) == ("", "", date(2021, 1, 31))


def test_a_best_estimate_is_one_number() -> None:
    fields = [row("fields", name, type="count", label=name) for name in ("killed_best", "killed")]
    fields += [row("fields", "when", type="span"), row("fields", "where", type="place")]
    [one] = records(
        claim("one", when="2021-01-23", where="river-town", killed_best="5", killed=said("4..6", group="police")),
        fields=fields,
    )
    assert (one["killed_best"], one["killed_police_min"]) == (5, 4)
    assert "killed_best_min" not in one
