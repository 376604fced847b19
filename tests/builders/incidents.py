"""Incidents as a test says they are."""

import pandas as pd

from claims.incidents import INCIDENT_COLUMNS, MEMBER_COLUMNS, PART_COLUMNS, Incidents
from claims.tables import Collection


def linked(
    collection: Collection, groups: dict[str, list[str]], *, parts: tuple[tuple[str, str], ...] = ()
) -> Incidents:
    """Incidents of these ids and claims, with (part, whole) pairs; days and places are those of the statements."""
    rows = []
    for incident_id, claim_ids in groups.items():
        statements = collection.statements[collection.statements["claim_id"].isin(claim_ids)]
        places = "|".join(dict.fromkeys(statements.loc[statements["field"] == "where", "value"]))
        first, last = statements["first"].min(), statements["last"].max()
        whole = next((whole for part, whole in parts if part == incident_id), "")
        precisions = set(statements["precision"])
        precision = next((each for each in ("period", "within") if each in precisions), "day")
        number = len(claim_ids)
        rows.append(
            (
                incident_id,
                f"Event {incident_id}",
                f"Event {incident_id}",
                first,
                last,
                precision,
                places,
                "",
                "",
                whole,
                False,
                number,
                number,
            )
        )
    members = [(incident_id, claim_id) for incident_id, claim_ids in groups.items() for claim_id in claim_ids]
    return Incidents(
        table=pd.DataFrame(rows, columns=list(INCIDENT_COLUMNS)),
        members=pd.DataFrame(members, columns=list(MEMBER_COLUMNS)),
        parts=pd.DataFrame([(part, whole, "within") for part, whole in parts], columns=list(PART_COLUMNS)),
    )


def together(collection: Collection, *claim_ids: str) -> Incidents:
    """The claims named are one incident, every other claim is one of its own."""
    alone = [claim_id for claim_id in collection.claims["claim_id"] if claim_id not in claim_ids]
    groups = {"i": list(claim_ids)} if claim_ids else {}
    return linked(collection, dict(sorted({**groups, **{f"i-{claim_id}": [claim_id] for claim_id in alone}}.items())))


def incidents_of(*groups: str, parts: tuple[tuple[str, str], ...] = ()) -> Incidents:
    """Incidents of claims with one letter each, under provisional ids after the smallest; parts name two such letters."""
    blank = dict.fromkeys(INCIDENT_COLUMNS, "")
    rows = [
        {**blank, "incident_id": f"i-{min(group)}", "name": f"Event {group}", "title": f"Event {group}"}
        for group in groups
    ]
    return Incidents(
        table=pd.DataFrame(rows, columns=list(INCIDENT_COLUMNS)),
        members=pd.DataFrame(
            [(f"i-{min(group)}", claim) for group in groups for claim in group], columns=list(MEMBER_COLUMNS)
        ),
        parts=pd.DataFrame(
            [(f"i-{part}", f"i-{whole}", "said so") for part, whole in parts], columns=list(PART_COLUMNS)
        ),
    )
