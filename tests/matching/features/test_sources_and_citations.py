"""Sources, citations and passages that go on."""

from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.matching import claim_frame
from claims.matching.claims.prepared import prepare
from claims.matching.features import sources_and_citations
from claims.matching.features.sources_and_citations import CITED, Citations
from claims.tables import records_of
from tests.builders.collection_tables import claim, row, said
from tests.builders.matching import collection_of, evidence, level

DOCUMENTS = st.sampled_from([f"d{at}" for at in range(9)])


def cited_level(
    one: tuple[str, set[str]], other: tuple[str, set[str]], together: set[frozenset[str]], documents: list[str]
) -> str:
    if one[0] == other[0]:
        return "one document"
    if any(a[1] == {b[0]} and documents.count(b[0]) == 1 for a, b in ((one, other), (other, one))):
        return "one rests on the other"
    if one[0] in other[1] or other[0] in one[1]:
        return "one cites the other"
    if one[1] & other[1]:
        return "both cite one document"
    return "cited together" if frozenset({one[0], other[0]}) in together else "not said"


@settings(max_examples=60)
@given(st.lists(st.tuples(DOCUMENTS, st.sets(DOCUMENTS, max_size=5)), min_size=1, max_size=10))
def test_citations_compare_as_pair_by_pair(claims: list[tuple[str, set[str]]]) -> None:
    together = {frozenset({a, b}) for _, cites in claims if len(cites) <= 4 for a in cites for b in cites if a != b}
    one, other = np.triu_indices(len(claims), 1)
    of_claims = [document for document, _ in claims]
    expected = [cited_level(claims[a], claims[b], together, of_claims) for a, b in zip(one, other, strict=True)]
    documents, cites = (
        pd.Series([each[0] for each in claims]),
        pd.Series(["|".join(sorted(each[1])) for each in claims]),
    )
    found = Citations.of(documents, cites, most_together=4)
    assert [CITED[level] for level in found.compare(one, other)] == expected
    assert [CITED[level] for level in found.compare(other, one)] == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({}, {}, "not said"),
        ({"kind": said("clash", cites="b-doc")}, {}, "one rests on the other"),
        ({"killed": said("12", cites="b-doc")}, {}, "one rests on the other"),
        ({"killed": said("12", cites="b-doc", stance="demands")}, {}, "not said"),
        ({"kind": said("clash", cites="b-doc"), "where": said("town", cites="a-doc")}, {}, "one cites the other"),
        ({"document": "one"}, {"document": "one"}, "one document"),
    ],
)
def test_cited_documents(one: dict[str, Any], other: dict[str, Any], expected: str) -> None:
    assert level("cited documents", one, other) == expected


def test_documents_that_a_third_claim_cites_for_one_thing_are_cited_together() -> None:
    collection = collection_of(claim("a"), claim("b"), claim("c", kind=said("clash", cites="a-doc|b-doc")))
    assert evidence(collection, "a", "b")["cited documents"].points > 0


DAY: dict[str, Any] = {
    "document": "story", "kind": said("clash", paragraph="4"), "when": "2021-05-03", "where": "town", "participant": ["army", "guard"],
}  # fmt: skip
NIGHT: dict[str, Any] = {"document": "story", "kind": said("clash", paragraph="4"), "when": "[2021-05-03..2021-05-04]"}


@pytest.mark.parametrize(
    "later",
    [
        {},
        {"kind": said("shooting", paragraph="5")},
        {"when": "2021-05-03"},
        {"where": "bazaar"},
        {"where": "town", "participant": ["guard", "army"]},
    ],
    ids=[
        "same sentence",
        "kind alike in the next paragraph",
        "same day",
        "quarter of the town",
        "another time of the day",
    ],
)
def test_a_document_goes_on_with_an_event(later: dict[str, Any]) -> None:
    assert level("source", DAY, NIGHT | later) == "neighbouring passages"


@pytest.mark.parametrize(
    "later",
    [
        {"kind": said("clash", paragraph="6")},
        {"kind": said("clash")},
        {"kind": said("displacement", paragraph="4")},
        {"when": "2021-05-04"},
        {"when": "[2021-05-03..2021-05-05]"},
        {"when": "2021-05-01/2021-05-20"},
        {"when": []},
        {"where": "port"},
        {"where": "town", "when": "2021-05-03"},
        {"participant": "others"},
    ],
    ids=[
        "two paragraphs on", "paragraph not known", "another kind", "the next day", "three days", "the whole", "no time", "another town",
        "same place and time, twice", "others",
    ],
)  # fmt: skip
def test_a_document_tells_another_event(later: dict[str, Any]) -> None:
    assert level("source", DAY, NIGHT | later) == "one document"


def test_a_row_of_a_dataset_does_not_go_on_with_the_row_before() -> None:
    rows = [claim(each, source="list", **values) for each, values in {"a": DAY, "b": NIGHT}.items()]
    listed, told = (collection_of(*rows, sources=[row("sources", "list", kind=kind)]) for kind in ("dataset", "outlet"))
    assert evidence(listed, "a", "b")["source"].points < evidence(told, "a", "b")["source"].points


@pytest.mark.parametrize(("kind", "expected", "made"), [("dataset", False, []), ("outlet", True, [2])])
def test_rows_are_made_once_and_only_where_paragraphs_are_known(
    monkeypatch: pytest.MonkeyPatch, kind: str, expected: bool, made: list[int]
) -> None:
    rows = [claim(each, source="list", **values) for each, values in {"a": DAY, "b": NIGHT}.items()]
    prepared = prepare(claim_frame(collection_of(*rows, sources=[row("sources", "list", kind=kind)])))
    sizes: list[int] = []

    def counted(frame: Any) -> Any:
        sizes.append(len(frame))
        return records_of(frame)

    monkeypatch.setattr(sources_and_citations, "records_of", counted)
    for left, right in (([0, 1], [1, 0]), ([0], [1])):
        near = sources_and_citations.may_tell_one_event(prepared, np.array(left), np.array(right))
        assert near.tolist() == [expected] * len(left)
    assert sizes == made
