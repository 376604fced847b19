"""Sentences of one document that go on with one event, and those that tell another."""

from typing import Any

import numpy as np
import pytest

from claims.matching import claim_frame
from claims.matching.claims.prepared import prepare
from claims.matching.features import neighbouring_passages
from claims.tables import records_of
from tests.builders.collection_tables import claim, row, said
from tests.builders.matching import collection_of, evidence, level

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

    monkeypatch.setattr(neighbouring_passages, "records_of", counted)
    for left, right in (([0, 1], [1, 0]), ([0], [1])):
        near = neighbouring_passages.may_tell_one_event(prepared, np.array(left), np.array(right))
        assert near.tolist() == [expected] * len(left)
    assert sizes == made
