"""Origins: where a statement goes back to when citations and speakers are followed."""

import pytest

from claims.origins import Origins
from tests.builders.collection_tables import build_collection, claim, row, said

SOURCES = [
    row("sources", "agency", name="The Agency"),
    row("sources", "army-paper", ties="army"),
    row("sources", "army-speaker", kind="speaker", ties="army|police"),
    row("sources", "mediator", kind="speaker", ties="army|security"),
    row("sources", "activists", kind="speaker"),
]


@pytest.mark.parametrize(
    ("source", "cells", "origins"),
    [
        ("paper", {}, ("paper",)),
        ("paper", {"cites": "wire"}, ("agency",)),
        ("paper", {"cites": "wire|other-wire"}, ("agency",)),
        ("paper", {"cites": "wire|army-wire"}, ("agency", "government")),
        ("army-paper", {}, ("government",)),
        ("paper", {"chain": "activists:asserts"}, ("paper",)),
        ("paper", {"chain": "activists:asserts", "cites": "wire"}, ("agency",)),
        ("paper", {"chain": "army-speaker:asserts"}, ("government",)),
        ("paper", {"chain": "army-speaker:asserts", "cites": "wire"}, ("government",)),
        ("paper", {"chain": "army-speaker:relays > activists:asserts"}, ("paper",)),
        ("paper", {"chain": "mediator:asserts"}, ("mediator",)),
    ],
)
def test_where_a_statement_goes_back_to(source: str, cells: dict[str, str], origins: tuple[str, ...]) -> None:
    documents = [
        row("documents", "wire", source_id="agency"),
        row("documents", "other-wire", source_id="agency"),
        row("documents", "army-wire", source_id="army-paper"),
    ]
    collection = build_collection(
        claim("c1", source=source, killed=said("1", **cells)), sources=SOURCES, documents=documents
    )
    assert collection.problems == ()
    statement = collection.statement_records["c1-1"]
    assert Origins(collection).of(statement) == origins


def test_origins_of_several_statements_are_counted_once_in_order() -> None:
    accounts = [
        claim("c1", source="paper", killed="1", wounded="2"),
        claim("c2", source="army-paper", killed="1"),
        claim("c3", source="agency", killed="1"),
    ]
    collection = build_collection(*accounts, sources=SOURCES)
    origins = Origins(collection)
    assert origins.of_all(collection.statement_records.values()) == ("agency", "government", "paper")
    assert origins.of_all([]) == ()


def test_an_origin_is_a_source_or_a_side_by_name() -> None:
    origins = Origins(build_collection(sources=SOURCES))
    assert (origins.name("agency"), origins.name("government")) == ("The Agency", "The government")
