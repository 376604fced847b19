"""Accounts of one shooting, each by a source of its own, that give how many were killed."""

from claims.incidents import Incidents
from claims.matching import link_incidents, match_claims, prepare
from claims.tables import Collection
from tests.builders.collection_tables import Cells, Tables, build_collection, claim, row, said

EVENT = {"when": "2021-01-23", "where": "river-town", "kind": "shooting"}
PARTIES = [
    row("parties", "civilians", kind="group"),
    row("parties", "children", kind="group", parent="civilians"),
    row("parties", "police"),
    row("parties", "army"),
]


def account(name: str, killed: object, *, published: str = "2021-01-24", **cells: str) -> Tables:
    """What the source `source-<name>` says of the killed; the first count of claim a is statement a-4."""
    return claim(name, source=f"source-{name}", published=published, **EVENT, killed=killed, **cells)


def of_civilians(number: str) -> Cells:
    return said(number, group="civilians")


def of_police(number: str) -> Cells:
    return said(number, group="police")


def one_shooting(*accounts: Tables, **tables: list[Cells]) -> tuple[Collection, Incidents, str]:
    """The accounts as a collection with one incident, and its id."""
    collection = build_collection(*accounts, parties=PARTIES, **tables)
    assert collection.problems == ()
    prepared = prepare(collection)
    incidents = link_incidents(collection, match_claims(prepared), frame=prepared.frame)
    [incident_id] = incidents.claims_of
    return collection, incidents, incident_id
