"""Tests of reading single cells and rows of a collection's frames."""

from datetime import date

import pandas as pd
import pytest

from claims.errors import UnknownIdError
from claims.schema import TABLES
from claims.tables import changed_ids, day_of, days_in_words, records_of, same_order, share_records
from claims.values import Count, Precision, Span
from tests.builders.collection_tables import build_collection, claim, row, said
from tests.builders.hostile_study import hostile_study

_DAY, _GAP = pd.Timestamp("2021-01-23"), pd.NaT


def test_a_cell_is_a_day_or_none() -> None:
    assert day_of(_DAY) == date(2021, 1, 23)
    assert day_of(_GAP) is None


@pytest.mark.parametrize(
    ("first", "last", "precision", "words"),
    [
        (_DAY, _DAY, "day", "23 January 2021"),
        (_DAY, pd.Timestamp("2021-01-25"), "period", "23 to 25 January 2021"),
        (_DAY, pd.Timestamp("2021-01-25"), "", "between 23 and 25 January 2021"),
        (_DAY, _GAP, "period", "from 23 January 2021"),
        (_GAP, _DAY, "period", "until 23 January 2021"),
        (_GAP, _GAP, "", ""),
    ],
)
def test_cells_of_a_span_in_words(first: object, last: object, precision: str, words: str) -> None:
    assert days_in_words(first, last, precision) == words


COLLECTION = build_collection(
    claim(
        "c1",
        killed=said(
            "~20..99", group="police", verbatim="dozens", stance="hedges", chain="council:asserts", said="2021-01-22",
            paragraph="3", fragment="dozens died", gloss="many", cites="d2|d3", coder="Ana", note="Perhaps.",
        ),
        wounded=[said("2+", part_of="c1-1"), said("3", reading_of="c1-1")],
        when="2021-01-10/..",
        where="river-town",
    ),
    claim("c2", source="source-b", document="d2"),
    sources=[row("sources", "council", name="The Council", kind="speaker")],
    documents=[row("documents", "d3", title="Third")],
)  # fmt: skip


def test_a_row_of_the_statements_is_a_record() -> None:
    first, second, third, when, _ = COLLECTION.statement_records.values()
    assert (first.statement_id, first.claim_id, first.field, first.group) == ("c1-1", "c1", "killed", "police")
    assert (first.value, first.verbatim, first.stance, first.said) == (
        "~20..99",
        "dozens",
        "hedges",
        Span.parse("2021-01-22"),
    )
    assert [(link.source_id, link.stance) for link in first.chain] == [("council", "asserts")]
    assert (first.paragraph, first.fragment, first.gloss, first.cites) == (3, "dozens died", "many", ("d2", "d3"))
    assert (first.coder, first.note, first.count, first.span) == ("Ana", "Perhaps.", Count(20, 99, vague=True), None)
    assert (second.part_of, second.reading_of, second.paragraph, second.said) == ("c1-1", "", None, None)
    assert (third.part_of, third.reading_of, second.count) == ("", "c1-1", Count(2, None))
    assert (when.count, when.span) == (None, Span.parse("2021-01-10/.."))
    assert when.span is not None
    assert when.span.precision is Precision.PERIOD


def test_claims_documents_and_sources_lead_to_each_other() -> None:
    assert COLLECTION.document_of_claim == {"c1": "c1-doc", "c2": "d2"}
    assert COLLECTION.claims_of_document == {"c1-doc": ("c1",), "d2": ("c2",)}
    assert COLLECTION.source_of_document == {"d3": "source-a", "c1-doc": "source-a", "d2": "source-b"}
    assert COLLECTION.source_of_claim("c2") == "source-b"
    assert {claim_id: len(of) for claim_id, of in COLLECTION.statements_of_claim.items()} == {"c1": 5, "c2": 0}


def test_rows_are_found_by_id_and_named_for_display() -> None:
    assert list(COLLECTION.rows) == list(TABLES)
    assert len(COLLECTION.rows) == len(TABLES)
    assert "nothing" not in COLLECTION.rows
    assert COLLECTION.row("documents", "d3")["title"] == "Third"
    names = [("sources", "council"), ("documents", "d3"), ("fields", "killed"), ("sources", "nobody")]
    assert [COLLECTION.name_of(*name) for name in names] == ["The Council", "Third", "killed", "nobody"]
    with pytest.raises(UnknownIdError, match=r"^no 'x' in claims; allowed: one of 2 ids such as c1, c2$"):
        COLLECTION.row("claims", "x")


def test_roles_are_fluid_and_places_are_a_tree() -> None:
    assert COLLECTION.party_tree.fluid == {"demonstrators"}
    assert COLLECTION.party_tree.path("officers") == ("officers", "police", "government")
    assert COLLECTION.place_tree.path("old-quarter") == ("old-quarter", "river-town", "north", "country")


def test_a_field_is_read_with_its_terms_and_pairs() -> None:
    force, kind = COLLECTION.field_specs["force"], COLLECTION.field_specs["kind"]
    assert (force.type, force.many, force.rule, force.severity) == ("term", True, "character", "high")
    assert force.terms == ("shots in the air", "fire at people")
    assert force.exclusive == {frozenset({"shots in the air", "fire at people"})}
    assert (kind.rule, kind.exclusive, kind.label, kind.definition) == (
        None, frozenset(), "kind", "What kind of event it was.",
    )  # fmt: skip


def test_gaps_in_numbers_are_none_in_records() -> None:
    records = records_of(COLLECTION.statements)
    assert [(each["low"], each["high"]) for each in records[:2]] == [(20, 99), (2, None)]
    assert records[3]["low"] is None
    assert records[3]["vague"] is None


@pytest.mark.parametrize(
    ("places", "country"),
    [(("river-town",), "The country"), (("nowhere", "river-town"), "The country"), (("nowhere",), ""), ((), "")],
)
def test_the_country_is_that_of_the_first_place_in_one(places: tuple[str, ...], country: str) -> None:
    assert hostile_study()[0].country_of(places) == country


ROWS = pd.DataFrame(
    {
        "id": ["a", "b", "c"],
        "low": pd.array([1, None, 3], dtype="Int64"),
        "day": pd.to_datetime(["2021-01-23", "", ""]),
    }
)


@pytest.mark.parametrize(
    ("after", "changed"),
    [
        (ROWS, set()),
        (ROWS.copy(), set()),
        (ROWS.iloc[::-1], set()),
        (ROWS.iloc[:2], {"c"}),
        (ROWS.assign(id=["a", "b", "d"]), {"c", "d"}),
        (ROWS.assign(low=pd.array([1, 2, None], dtype="Int64")), {"b", "c"}),
        (ROWS.assign(day=pd.to_datetime(["", "", "2021-01-23"])), {"a", "c"}),
    ],
)
def test_rows_that_were_added_removed_or_changed(after: pd.DataFrame, changed: set[str]) -> None:
    assert changed_ids(ROWS, after) == changed
    assert changed_ids(after, ROWS) == changed


@pytest.mark.parametrize(
    ("ids", "same"), [("abc", True), ("", True), ("xaycz", True), ("ac", True), ("ba", False), ("cxa", False)]
)
def test_rows_in_common_stand_in_one_order(ids: str, same: bool) -> None:
    assert same_order(ROWS, pd.DataFrame({"id": list(ids)}, dtype="str")) is same


def test_records_of_rows_that_are_the_same_are_shared() -> None:
    before = build_collection(claim("c1", killed="1", wounded="2"), claim("c2", killed="3"))
    after = build_collection(claim("c1", killed="1", wounded="4", crowd="5"))
    untouched = vars(after).copy()
    share_records(after, before)
    assert vars(after) == untouched, "nothing was made yet that could be shared"
    made = before.statement_records
    share_records(after, before)
    fresh = build_collection(claim("c1", killed="1", wounded="4", crowd="5")).statement_records
    assert list(after.statement_records.items()) == list(fresh.items())
    assert after.statement_records["c1-1"] is made["c1-1"]
