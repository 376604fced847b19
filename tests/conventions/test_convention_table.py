"""The table of conventions: a row for each incident and convention, and a page that says what the code does."""

from pathlib import Path

import pytest

from claims.conventions import CONVENTION_COLUMNS, CONVENTIONS, READING, conventions_table
from claims.study import make_study
from tests.builders.collection_tables import build_collection, claim
from tests.builders.death_accounts import PARTIES, account, one_shooting

PAGE = (Path(__file__).parents[2] / "docs" / "explanation" / "conventions.md").read_text(encoding="utf-8")


def test_a_row_for_each_incident_and_convention_with_rule_and_statements() -> None:
    collection, incidents, incident_id = one_shooting(account("a", "6"), account("b", "4"))
    table = conventions_table(collection, incidents, ranking=("source-a",))
    assert list(table.columns) == list(CONVENTION_COLUMNS)
    assert list(table["convention"]) == list(CONVENTIONS)
    assert set(table["incident_id"]) == {incident_id}
    assert set(table["incident"]) == {incidents.name_of(incident_id)}
    rows = table.set_index("convention").to_dict("index")
    shown = ("value", "low", "high", "statement_ids")
    assert [rows["acled"][column] for column in shown] == ["4", 4, 4, "b-4"]
    assert [rows["range"][column] for column in shown] == ["4 to 6", 4, 6, "a-4|b-4"]
    assert rows["acled"]["best"] == 4
    assert rows["ranked"]["value"] == "6"
    assert rows["gtd"]["why"] == "The 2 newest accounts have no majority, so the lowest."
    assert [str(table.dtypes[column]) for column in ("low", "best", "high")] == ["Int64"] * 3
    for name, convention in CONVENTIONS.items():
        assert rows[name]["rule"] == convention.rule
        assert rows[name]["citation"] == f"{convention.citation} ({READING})"


def test_incidents_are_those_asked_for_or_all_that_are_not_only_recalled() -> None:
    event = {"where": "river-town", "kind": "shooting"}
    accounts = [
        claim("now", when="2021-01-23", killed="1", **event),
        claim("then", when="2016-01-23", killed="2", background="yes", **event),
    ]
    study = make_study(build_collection(*accounts, parties=PARTIES))
    now, then = (study.incidents.incident_of[name] for name in ("now", "then"))
    assert set(conventions_table(study.collection, study.incidents)["incident_id"]) == {now}
    assert set(conventions_table(study.collection, study.incidents, ids=[then])["incident_id"]) == {then}
    assert conventions_table(study.collection, study.incidents, ids=[]).empty


def test_a_rule_is_the_first_sentence_of_its_function_on_one_line() -> None:
    assert all(convention.rule and "\n" not in convention.rule for convention in CONVENTIONS.values())


@pytest.mark.parametrize("name", CONVENTIONS)
def test_the_page_has_each_rule_with_its_citation(name: str) -> None:
    known = CONVENTIONS[name]
    assert f"### {known.title}\n\n{known.rule}\n\nPublished in: {known.citation}." in PAGE


def test_the_page_has_no_convention_that_the_code_lacks() -> None:
    assert PAGE.count("\n### ") == len(CONVENTIONS)
