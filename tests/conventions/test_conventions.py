"""Conventions: what each dataset's rule makes of the same accounts, and that the page says what the code does."""

from pathlib import Path

import pytest

from claims.conventions import (
    CONVENTION_COLUMNS,
    CONVENTIONS,
    READING,
    SPREAD_COLUMNS,
    convention_spreads,
    conventions_table,
    publish,
    read_deaths,
    spread_in_words,
)
from claims.incidents import Incidents
from claims.matching import link_incidents, match_claims
from claims.tables import Collection
from tests.builders.collection_tables import Tables, build_collection, claim, row, said

PAGE = (Path(__file__).parents[2] / "docs" / "conventions.md").read_text(encoding="utf-8")
EVENT = {"when": "2021-01-23", "where": "river-town", "kind": "shooting"}
PARTIES = [
    row("parties", "civilians", kind="group"),
    row("parties", "children", kind="group", parent="civilians"),
    row("parties", "police"),
    row("parties", "army"),
]


def account(name: str, killed: object, *, published: str = "2021-01-24", **cells: str) -> Tables:
    return claim(name, source=f"source-{name}", published=published, **EVENT, killed=killed, **cells)


def row_of(convention: str, *accounts: Tables, ranking: tuple[str, ...] = ()) -> tuple[str, tuple[str, ...]]:
    collection = build_collection(*accounts, parties=PARTIES)
    assert collection.problems == ()
    incidents = link_incidents(collection, match_claims(collection))
    assert len(incidents.claims_of) == 1
    found = publish(read_deaths(collection, incidents, next(iter(incidents.claims_of))), convention, ranking=ranking)
    return found.value, found.statement_ids


CIVIL = {"group": "civilians"}


@pytest.mark.parametrize(
    ("convention", "accounts", "value", "statements"),
    [
        ("acled", [account("a", "6"), account("b", "4")], "4", ("b-4",)),
        ("acled", [account("a", said("~20..99", verbatim="dozens", fragment="dozens"))], "12", ("a-4",)),
        ("acled", [account("a", [])], "0", ()),
        ("acled", [account("a", [said("4", group="police"), said("2", group="civilians")])], "6", ("a-4", "a-5")),
        ("acled", [account("a", said("4", group="police")), account("b", said("2", group="civilians"))], "6", ("a-4", "b-4")),
        ("range", [account("a", said("4", group="police")), account("b", [said("2", group="civilians"), said("5", group="police")])], "6 to 7", ("a-4", "b-5", "b-4")),
        ("range", [account("a", "6"), account("b", said("2", group="police"))], "6", ("a-4",)),
        ("gtd", [account("a", "6"), account("b", "4", published="2021-01-26")], "4", ("b-4",)),
        ("gtd", [account("a", "6"), account("b", "4"), account("c", "6")], "6", ("a-4", "c-4")),
        ("gtd", [account("a", "6"), account("b", "4")], "4", ("b-4",)),
        ("gtd", [account("a", [])], "", ()),
        ("ucdp", [account("a", "6"), account("b", "4..9")], "low 4, best 4, high 9", ("b-4",)),
        ("ucdp", [account("a", "0")], "", ()),
        ("ibc", [account("a", said("6", **CIVIL)), account("b", said("4", **CIVIL))], "4 to 6", ("a-4", "b-4")),
        ("ibc", [account("a", said("6", **CIVIL))], "6 (provisional)", ("a-4",)),
        ("ibc", [account("a", said("6", group="police"))], "", ()),
        ("ibc", [account("a", said("2", group="children"))], "2 (provisional)", ("a-4",)),
        ("airwars", [account("a", said("6", **CIVIL))], "6 (weak)", ("a-4",)),
        ("airwars", [account("a", said("6", **CIVIL)), account("b", said("4", **CIVIL))], "4 to 6 (fair)", ("a-4", "b-4")),
        ("airwars", [account("a", said("6", **CIVIL), initiator="army"), account("b", said("6", **CIVIL), initiator="police")], "6 (contested)", ("a-4", "b-4")),
        ("range", [account("a", "6"), account("b", "21+")], "6 to 21", ("a-4", "b-4")),
        ("majority", [account("a", "6"), account("b", "4"), account("c", "4")], "4", ("b-4", "c-4")),
        ("majority", [account("a", "6"), account("b", "4")], "", ()),
        ("open", [account("a", "6"), account("b", "4")], "open", ("a-4", "b-4")),
        ("open", [account("a", "6"), account("b", "6")], "6", ("a-4", "b-4")),
    ],
)  # fmt: skip
def test_what_each_convention_makes_of_the_accounts(
    convention: str, accounts: list[Tables], value: str, statements: tuple[str, ...]
) -> None:
    assert row_of(convention, *accounts) == (value, statements)


def test_ranked_sources_follow_the_ranking_given() -> None:
    accounts = account("a", "6"), account("b", "4")
    assert row_of("ranked", *accounts, ranking=("source-b", "source-a"))[0] == "4"
    assert row_of("ranked", *accounts)[0] == ""


def test_a_partys_own_word_is_not_an_independent_source_for_gtd() -> None:
    speaker = row("sources", "army-spokesman", kind="speaker", ties="army")
    relayed = account("a", said("9", chain="army-spokesman:asserts", stance="relays"))
    collection = build_collection(relayed, account("b", "4"), sources=[speaker], parties=PARTIES)
    incidents = link_incidents(collection, match_claims(collection))
    deaths = read_deaths(collection, incidents, incidents.incident_of["b"])
    assert publish(deaths, "gtd").statement_ids == ("b-4",)


def test_demands_denials_and_second_readings_are_no_figures() -> None:
    told = [said("5", stance="demands"), said("7", stance="denies"), said("2"), said("3", reading_of="a-6")]
    assert row_of("range", account("a", told)) == ("2", ("a-6",))


def study() -> tuple[Collection, Incidents]:
    collection = build_collection(account("a", "6"), account("b", "4"), parties=PARTIES)
    return collection, link_incidents(collection, match_claims(collection))


def test_table_has_a_row_an_incident_and_convention_with_rule_and_statements() -> None:
    collection, incidents = study()
    table = conventions_table(collection, incidents)
    assert list(table.columns) == list(CONVENTION_COLUMNS)
    assert list(table["convention"]) == list(CONVENTIONS)
    assert all(READING in citation for citation in table["citation"])
    for ids in table["statement_ids"]:
        assert all(each in collection.statement_records for each in ids.split("|") if each)


@pytest.mark.parametrize("name", CONVENTIONS)
def test_the_page_has_each_rule_with_its_citation(name: str) -> None:
    known = CONVENTIONS[name]
    assert f"### {known.title}\n\n{known.rule}\n\nPublished in: {known.citation}." in PAGE


def test_the_page_has_no_convention_that_the_code_lacks() -> None:
    assert PAGE.count("\n### ") == len(CONVENTIONS)


def test_spread_is_between_the_lowest_and_the_highest_that_any_dataset_would_publish() -> None:
    collection, incidents = study()
    spreads = convention_spreads(conventions_table(collection, incidents))
    assert list(spreads.columns) == list(SPREAD_COLUMNS)
    assert spreads[["lowest", "highest", "spread"]].to_numpy().tolist() == [[4, 6, 2]]
    assert "In 1 of 1 incidents" in spread_in_words(spreads, of=1)
    assert "at most from 4 to 6" in spread_in_words(spreads, of=1)


def test_a_dataset_without_a_figure_takes_no_part_in_the_spread() -> None:
    collection = build_collection(account("a", []), parties=PARTIES)
    incidents = link_incidents(collection, match_claims(collection))
    spreads = convention_spreads(conventions_table(collection, incidents))
    assert spreads["figures"].tolist() == [1]  # ACLED writes 0
    assert spread_in_words(spreads, of=1) == "In none of 1 incidents would the datasets publish different figures."
