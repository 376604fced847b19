"""Which documents cover a place at a time."""

from datetime import date

import pytest

from claims.discrepancies.document_coverage import Coverage
from tests.builders.collection_tables import build_collection, row


def document(name: str, day: str, coverage: str) -> dict[str, str]:
    return row("documents", name, published_from=day, published_to=day, coverage=coverage)


COVERAGE = Coverage(
    build_collection(
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
)


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
