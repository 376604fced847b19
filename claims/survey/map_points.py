"""Where on a map claims put their event, how exactly, how many share one point, and how far accounts are apart there."""

from collections.abc import Iterable
from enum import StrEnum

import pandas as pd

from claims.discrepancies.relations import CLASHES
from claims.findings import Findings
from claims.incidents import Incidents
from claims.model import NO_OUTCOMES
from claims.survey.group_join import join_by_key
from claims.survey.tally import is_discrepancy
from claims.tables import Collection

PLACED_COLUMNS = ("place_id", "place_kind", "located_by", "latitude", "longitude", "radius_km")
APART_COLUMNS = ("incidents", "contradicting", "apart")
POINT_COLUMNS = ("place_id", "latitude", "longitude", "radius_km", "claims", "sharing", "claim_ids")
_NOWHERE = float("inf")  # a place without a radius counts as less precise than any with one


def places_of_claims(collection: Collection) -> pd.DataFrame:
    """The most precise place that each claim names: the smallest radius, then the innermost, then the first.

    Returns:
        One row per claim that names a place, index the claim id, columns `PLACED_COLUMNS`: coordinates and
        radius (km) are those of the place itself or of the nearest place above it that has coordinates,
        which `located_by` names ("": none has); they have no value where none is known.
    """
    statements = collection.statements
    statements = statements[
        statements["field"].isin(collection.event_place_fields) & ~statements["stance"].isin(NO_OUTCOMES)
    ]
    where = statements[["claim_id", "value"]].join(_located(collection, statements["value"].unique()), on="value")
    order = where.assign(unlocated=where["latitude"].isna(), size=where["radius_km"].fillna(_NOWHERE))
    first = order.sort_values(["unlocated", "size", "above"], kind="stable").drop_duplicates("claim_id")
    return first.set_index("claim_id").rename(columns={"value": "place_id"})[list(PLACED_COLUMNS)]


class Apart(StrEnum):
    """How far the accounts of an incident, or of several, are apart; the furthest first."""

    CONTRADICT = "contradict"
    DIFFER = "differ"
    ALIKE = "alike"
    ALONE = "alone"


def how_far_apart(incidents: Incidents, findings: Findings) -> pd.Series:
    """Index the incident id: whether its accounts contradict one another, differ, do neither, or are of one source alone."""
    several = incidents.table.set_index("incident_id")["sources"] > 1
    apart = several.map({True: Apart.ALIKE, False: Apart.ALONE}).to_dict()
    for each in findings.discrepancies:
        if is_discrepancy(each) and apart.get(each.incident_id) is not Apart.CONTRADICT:
            apart[each.incident_id] = Apart.CONTRADICT if each.relation in CLASHES else Apart.DIFFER
    return pd.Series(apart, dtype="str")


def apart_on_map(chosen: pd.DataFrame, apart: pd.Series) -> pd.DataFrame:
    """How far accounts are apart at each pair of coordinates where claims stand.

    Args:
        chosen: Rows of `list_claims`.
        apart: As `how_far_apart` gives it.

    Returns:
        Index latitude and longitude, columns `APART_COLUMNS`: how many incidents have a claim there, in how many of these accounts
        contradict one another, and the furthest that those of one are apart.
    """
    placed = chosen.loc[chosen["latitude"].notna(), ["latitude", "longitude", "incident_id"]].drop_duplicates()
    known = placed["incident_id"].map(apart)
    rank = known.map({each: place for place, each in enumerate(Apart)})
    counted = placed.assign(contradicting=known == Apart.CONTRADICT, rank=rank)
    groups = counted.groupby(["latitude", "longitude"])
    table = groups.agg(incidents=("incident_id", "size"), contradicting=("contradicting", "sum"), rank=("rank", "min"))
    return table.assign(apart=table["rank"].map(dict(enumerate(Apart))))[list(APART_COLUMNS)]


def _located(collection: Collection, place_ids: Iterable[str]) -> pd.DataFrame:
    """The places with the coordinates that stand for them, index the place id; a deeper place has a lower `above`."""
    places = collection.rows["places"]
    rows = []
    for place_id in place_ids:
        path = collection.place_tree.path(place_id)
        located_by = next((each for each in path if places.get(each, {}).get("latitude")), "")
        numbers = [_number(places.get(located_by, {}).get(name, "")) for name in ("latitude", "longitude", "radius_km")]
        rows.append((place_id, places.get(place_id, {}).get("kind", ""), located_by, *numbers, -len(path)))
    columns = ["value", *PLACED_COLUMNS[1:], "above"]
    return pd.DataFrame(rows, columns=columns).set_index("value")


def _number(text: object) -> float:
    return float(str(text)) if str(text).strip() else float("nan")


def points_on_map(chosen: pd.DataFrame) -> pd.DataFrame:
    """Where the claims chosen stand on a map, and how many of them and of their places share a pair of coordinates.

    Args:
        chosen: Rows of `list_claims`.

    Returns:
        One row per place and its coordinates, columns `POINT_COLUMNS`, those at a point with many claims first:
        `claims` are those of the place, `sharing` those of every place with these coordinates; `claim_ids`
        is joined by "|".
    """
    placed = chosen[chosen["latitude"].notna()]
    groups = placed.groupby(["place_id", "latitude", "longitude", "radius_km"], dropna=False)
    table = groups.size().rename("claims").reset_index()
    claims = join_by_key(placed["place_id"], placed["claim_id"])
    table["claim_ids"] = [claims[place] for place in table["place_id"]]
    table["sharing"] = table.groupby(["latitude", "longitude"])["claims"].transform("sum")
    order = ["sharing", "latitude", "longitude", "claims", "place_id"]
    table = table.sort_values(order, ascending=[False, True, True, False, True], ignore_index=True)
    return table[list(POINT_COLUMNS)]
