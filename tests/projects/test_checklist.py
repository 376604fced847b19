"""The checklist of a project: what is missing, and what waits."""

import pytest

from claims.projects import Check, CheckState, find_checks
from claims.tables import Collection
from tests.builders.collection_tables import build_collection, claim, row, said
from tests.builders.incidents import linked

# A document of a source that has no claim, as one that another cites.
CITED = {"sources": [row("sources", "sohr")], "documents": [row("documents", "cited", source_id="sohr")]}
TOLD = {"when": "2021-01-23", "where": "river-town"}


def checks(collection: Collection) -> tuple[Check, ...]:
    incidents = linked(
        collection, {str(number): [claim_id] for number, claim_id in enumerate(collection.claims["claim_id"])}
    )
    return find_checks(collection, incidents)


@pytest.mark.parametrize(
    ("collection", "key", "state", "number"),
    [
        (build_collection(), "claims", CheckState.MISSING, 0),
        (build_collection(claim("a", **TOLD)), "claims", CheckState.MISSING, 1),
        (build_collection(claim("a", **TOLD), claim("b", **TOLD)), "sources", CheckState.MISSING, 1),
        (build_collection(claim("a", **TOLD), claim("b", source="sohr")), "sources", CheckState.DONE, 2),
        (build_collection(claim("a", **TOLD), CITED), "sources", CheckState.MISSING, 1),
        (build_collection(claim("a", **TOLD), claim("b", source="sohr")), "days", CheckState.WAITING, 1),
        (build_collection(claim("a"), claim("b", source="sohr")), "days", CheckState.MISSING, 2),
        (build_collection(claim("a", **TOLD), claim("b", **TOLD)), "places", CheckState.DONE, 0),
        (build_collection(claim("a", **TOLD)), "figures", CheckState.MISSING, 1),
        (build_collection(claim("a", killed=said("3"))), "figures", CheckState.DONE, 0),
        (build_collection(claim("a", **TOLD)), "shared", CheckState.MISSING, 0),
    ],
)  # fmt: skip
def test_checks(collection: Collection, key: str, state: CheckState, number: int) -> None:
    check = next(each for each in checks(collection) if each.key == key)
    assert (check.state, check.number) == (state, number)


def test_without_claims_only_what_comes_first_is_asked() -> None:
    assert [check.key for check in checks(build_collection())] == ["claims", "sources"]
