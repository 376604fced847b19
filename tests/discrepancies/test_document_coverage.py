"""Which documents cover a place at a time."""

from datetime import date

import pytest

from claims.discrepancies.document_coverage import Coverage
from tests.builders.collection_tables import build_collection, claim, row
from tests.builders.incidents import linked


def document(name: str, day: str, coverage: str) -> dict[str, str]:
    return row("documents", name, published_from=day, published_to=day, coverage=coverage)


COLLECTION = build_collection(
    sources=[row("sources", "source-a")],
    documents=[
        document("late", "2021-01-30", "river-town"),
        document("early", "2021-01-20", "river-town|hill-town"),
        document("wide", "2021-01-25", "north"),
        document("narrow", "2021-01-25", "old-quarter"),
        document("nowhere", "2021-01-25", ""),
        document("undated", "", "river-town"),
    ],
)
COVERAGE = Coverage(COLLECTION, linked(COLLECTION, {}), 7)


@pytest.mark.parametrize(
    ("places", "first", "last", "documents"),
    [
        (("river-town",), 20, 30, ("late", "early", "wide")),
        (("river-town",), 21, 30, ("late", "wide")),
        (("river-town",), 20, 29, ("early", "wide")),
        (("old-quarter",), 20, 30, ("late", "early", "wide", "narrow")),
        (("hill-town",), 1, 31, ("early", "wide")),
        (("north",), 1, 31, ("wide",)),
        (("hill-town", "old-quarter"), 20, 24, ("early",)),
        (("country",), 1, 31, ()),
        ((), 1, 31, ()),
    ],
)
def test_documents_near_a_place_in_the_order_of_their_table(
    places: tuple[str, ...], first: int, last: int, documents: tuple[str, ...]
) -> None:
    assert COVERAGE.near(places, date(2021, 1, first), date(2021, 1, last)) == documents


def test_single_events_of_a_source_by_their_days() -> None:
    told = build_collection(
        claim("b1", when="2021-01-20", where="river-town"),
        claim("b2", when="2021-01-22/2021-01-24"),
        claim("b3", when="2021-01-20/2021-02-20"),
        claim("b4", when="2021-01-21", source="source-b"),
        claim("b5"),
    )
    groups = {claim_id: [claim_id] for claim_id in told.claims["claim_id"]}
    coverage = Coverage(told, linked(told, groups), 7)

    def claims(first: int, last: int) -> list[str]:
        return [each.claim_id for each in coverage.tellings("source-a", date(2021, 1, first), date(2021, 1, last))]

    assert claims(20, 24) == ["b1", "b2"]
    assert claims(20, 23) == ["b1"]
    assert claims(21, 24) == ["b2"]
    assert claims(25, 30) == []
    assert coverage.tellings("source-c", date(2021, 1, 20), date(2021, 1, 24)) == ()
    assert coverage.about("b1-doc", ["old-quarter"], date(2021, 1, 19), date(2021, 1, 20))
    assert not coverage.about("b3-doc", ["river-town"], date(2021, 1, 20), date(2021, 1, 20))
