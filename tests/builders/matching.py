"""Collections for tests of matching, and the levels and evidence that two of their claims get."""

from typing import Any

import numpy as np
import pandas as pd

from claims.importers.mapping.propose_mapping import propose_mapping
from claims.importers.read.read_table import Table
from claims.importers.remarks import Remarks
from claims.incidents import Incidents
from claims.matching import claim_frame, explain, link_incidents, match_claims
from claims.matching.claims.claim_table import claims_of_table
from claims.matching.claims.prepared import prepare
from claims.matching.features.all_features import FEATURES, compare_features
from claims.tables import Collection
from tests.builders.collection_tables import Cells, Tables, build_collection, claim, read_rows, row
from tests.builders.shipped import ROOT, shipped_collection

SHIPPED = shipped_collection()
PLACES = [
    row("places", "country", kind="country"),
    row("places", "north", parent="country", kind="governorate"),
    row("places", "south", parent="country", kind="governorate"),
    row("places", "moor", parent="north", kind="region"),
    row("places", "town", parent="north", kind="town"),
    row("places", "bazaar", parent="town", kind="quarter"),
    row("places", "harbour", parent="town", kind="quarter"),
    row("places", "village", parent="north", kind="town"),
    row("places", "port", parent="south", kind="town"),
]
PARTIES = [
    row("parties", "state", kind="side"),
    row("parties", "army", parent="state", kind="force"),
    row("parties", "militia", parent="state", kind="force"),
    row("parties", "officers", parent="army", kind="rank"),
    row("parties", "rebels", kind="side"),
    row("parties", "guard", parent="rebels", kind="force"),
    row("parties", "others", kind="force"),
    row("parties", "civilians", kind="group"),
]
FIELDS = read_rows(ROOT / "data" / "qamishli-hasakah" / "fields.csv")


def collection_of(*claims: Tables, **tables: list[Cells]) -> Collection:
    built = build_collection(*claims, places=PLACES, parties=PARTIES, fields=FIELDS, **tables)
    assert built.problems == ()
    return built


def level(feature: str, one: dict[str, Any], other: dict[str, Any]) -> str:
    """The level that a feature finds for two claims, each given by the cells that matter."""
    collection = collection_of(
        claim("a", source="source-a", **{"title": "First", **one}),
        claim("b", source="source-b", **{"title": "Second", **other}),
    )
    prepared = prepare(claim_frame(collection))
    found = compare_features(prepared, np.array([0]), np.array([1]))
    levels = next(each.levels for each in FEATURES if each.name == feature)
    return levels[int(found[feature].iloc[0])]


SMALL = (
    claim("a", source="source-a", when="2021-01-23", where="town", kind="clash", participant=["army", "guard"], wounded="6"),
    claim("b", source="source-b", when="2021-01-23", where="bazaar", kind="clash", participant=["army", "guard"], wounded="21+"),
    claim("c", source="source-c", when="2021-01-31", where="town", kind="clash", participant=["army", "guard"]),
    claim("d", source="source-d", where="town", kind="clash"),
    claim("e", source="source-e", kind="siege", when="2021-01-10/2021-02-02", where="town", participant=["army", "guard"]),
)  # fmt: skip

PERHAPS_ONE = (  # the second leaves the place out, and is perhaps the same event
    claim("a", source="source-a", when="2021-01-23", where="town", kind="clash", participant=["army", "guard"]),
    claim("b", source="source-b", when="[2021-01-23..2021-01-24]", participant="others"),
)


def evidence(collection: Collection, one: str, other: str) -> dict[str, Any]:
    return {each.feature: each for each in explain(collection, one, other).evidence}


def judgement(pair: str, verdict: str = "same", *, by: str = "Ana", at: str = "2026-11-22T00:00:00Z") -> Cells:
    """A judgement on two claims whose ids are single letters."""
    judgement_id = f"{pair}-{verdict}-{by}-{at[:10]}".replace(" ", "-")
    return row("judgements", judgement_id, claim_a=pair[0], claim_b=pair[1], verdict=verdict, by=by, at=at)


def linked(collection: Collection) -> Incidents:
    return link_incidents(collection, match_claims(collection))


def frame_of(texts: pd.DataFrame) -> pd.DataFrame:
    """The claim frame of rows of text, by the mapping that their headings propose."""
    table = Table(file="texts", frame=texts.astype("str"), remarks=Remarks("texts").frame(), digest="")
    return claims_of_table(table, propose_mapping(table, each_row_is_an_account=True)).frame
