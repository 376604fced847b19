"""Claims as a sheet: a row per statement, wide a row per claim with its figures as numbers."""

from datetime import date

import pandas as pd

from claims.exports.claim_sheet import COLUMNS, claim_sheet
from claims.exports.sheet import Sheet
from claims.exports.spreadsheets.wide_table import wide_sheet
from claims.survey import list_claims
from tests.builders.collection_tables import claim, row, said
from tests.builders.hostile_study import AT, SHOOTING, study_of


def sheet() -> Sheet:
    killed = said(
        "6..8",
        group="police",
        fragment="six or more",
        verbatim="six",
        paragraph="3",
        gloss="g",
        chain="source-b:hedges",
    )
    collection, incidents, _ = study_of(
        claim("one", **SHOOTING, killed=killed),
        claim("two", source="source-b", **SHOOTING),
        documents=[row("documents", "one-doc", title="Six dead", url="https://h.example/1")],
    )
    claims: pd.DataFrame = list_claims(collection, incidents)
    return claim_sheet(collection, incidents, claims[claims["claim_id"] == "one"], filter="q", at=AT)


def test_a_statement_is_a_row_with_its_number_and_words() -> None:
    killed = next(each for each in sheet().records if each["field"] == "killed")
    expected = {
        "source": "source-a", "document": "Six dead", "date_from": date(2021, 1, 23), "date_to": date(2021, 1, 23), "place": "River Town",
        "country": "The country", "group": "The police", "low": 6, "high": 8, "written": "six", "basis": "stated", "chain": "source-b hedges",
        "paragraph": 3, "fragment": "six or more", "gloss": "g", "url": "https://h.example/1", "claim_id": "one",
    }  # fmt: skip
    assert {name: killed[name] for name in expected} == expected
    assert list(killed) == [column.name for column in COLUMNS]


def test_only_the_claims_given_are_in_it() -> None:
    assert {each["claim_id"] for each in sheet().records} == {"one"}
    assert sheet().provenance["filter"] == "q"
    assert set(sheet().cited) == {("one-doc",)}


def test_wide_a_claim_is_a_row_with_columns_per_field() -> None:
    [wide] = wide_sheet(sheet()).records
    assert (wide["killed: low"], wide["killed: high"], wide["killed: group"]) == (6, 8, "The police")
    assert (wide["date_from"], wide["country"], wide["url"]) == (
        date(2021, 1, 23),
        "The country",
        "https://h.example/1",
    )
