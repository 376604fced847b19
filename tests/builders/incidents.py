"""Incidents as a test says that they are, without matching."""

import pandas as pd

from claims.incidents import INCIDENT_COLUMNS, MEMBER_COLUMNS, PART_COLUMNS, Incidents
from claims.tables import Collection


def together(collection: Collection, *ids: str) -> Incidents:
    """Incidents without their table: the claims named are one, every other claim is one of its own."""
    rows = sorted(("i" if each in ids else f"i-{each}", each) for each in collection.claims["claim_id"])
    empty = [pd.DataFrame(columns=list(each)) for each in (INCIDENT_COLUMNS, PART_COLUMNS)]
    members = pd.DataFrame(rows, columns=list(MEMBER_COLUMNS))
    return Incidents(table=empty[0], members=members, parts=empty[1])


def linked(
    collection: Collection, groups: dict[str, list[str]], *, parts: tuple[tuple[str, str], ...] = ()
) -> Incidents:
    """Incidents as a test says they are: id to claims, and (part, whole) pairs; days from the statements."""
    rows = []
    for incident_id, claim_ids in groups.items():
        statements = collection.statements[collection.statements["claim_id"].isin(claim_ids)]
        places = "|".join(dict.fromkeys(statements.loc[statements["field"] == "where", "value"]))
        first, last = statements["first"].min(), statements["last"].max()
        whole = next((whole for part, whole in parts if part == incident_id), "")
        numbers = len(claim_ids), len(claim_ids)
        rows.append((incident_id, f"Event {incident_id}", first, last, "day", places, "", "", whole, False, *numbers))
    members = [(incident_id, claim_id) for incident_id, claim_ids in groups.items() for claim_id in claim_ids]
    return Incidents(
        table=pd.DataFrame(rows, columns=list(INCIDENT_COLUMNS)),
        members=pd.DataFrame(members, columns=list(MEMBER_COLUMNS)),
        parts=pd.DataFrame([(part, whole, "within") for part, whole in parts], columns=list(PART_COLUMNS)),
    )
