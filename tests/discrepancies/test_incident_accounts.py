"""The accounts of one incident: those of its parts, and what a document could have known of it."""

import pytest

from claims.discrepancies import Settings
from claims.discrepancies.document_coverage import Coverage
from claims.discrepancies.incident_accounts import Accounts
from claims.origins import Origins
from tests.builders.collection_tables import Tables, build_collection, claim, row
from tests.builders.incidents import linked


def _accounts(*claims: Tables, parts: tuple[str, ...] = (), **tables: list[dict[str, str]]) -> Accounts:
    """The accounts of the first claim's incident; the other claims are an incident each."""
    collection = build_collection(*claims, **tables)
    incidents = linked(
        collection,
        {claim_id: [claim_id] for claim_id in collection.claims["claim_id"]},
        parts=tuple((part, "whole") for part in parts),
    )
    coverage = Coverage(collection, incidents, Settings().max_event_days)
    return Accounts(collection, incidents, "whole", Origins(collection), coverage, Settings())


def test_the_accounts_of_a_part_are_made_once() -> None:
    accounts = _accounts(*(claim(each, killed="1") for each in ("whole", "one", "two")), parts=("one", "two"))
    assert [part.incident_id for part in accounts.parts] == ["one", "two"]
    assert accounts.of_incident("two") is accounts.parts[1]


@pytest.mark.parametrize(
    ("when", "published", "over"),
    [
        ("2021-01-23", "2021-01-22", False),
        ("2021-01-23", "2021-01-23", True),
        ("2021-01-10/2021-01-24", "2021-01-23", False),
        ("2021-01-10/2021-01-24", "2021-01-24", True),
        ("2021-01-10/..", "2021-01-24", True),
        ("2021-01-10/..", "2021-01-09", False),
        ("2021-01-23", "", False),
        ("", "2021-01-24", False),
    ],
)
def test_whether_an_event_was_over_before_a_document_appeared(when: str, published: str, *, over: bool) -> None:
    told = {"when": when} if when else {"killed": "1"}
    document = row("documents", "later", published_from=published, published_to=published)
    assert _accounts(claim("whole", **told), documents=[document]).over_before("later") is over
