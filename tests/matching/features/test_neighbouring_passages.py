"""Sentences of one document that go on with one event, and those that tell another."""

from typing import Any

import pytest

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
