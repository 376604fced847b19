"""Standing: how often a source gives the highest or the lowest number, gives none where others do, or stands alone."""

from collections.abc import Callable

import numpy as np
import pandas as pd

from claims.incidents import Incidents
from claims.model import FieldType, Stance
from claims.survey.group_join import joined_column
from claims.tables import Collection

STANDING_COLUMNS = ("source_id", "standing", "incident_id", "field", "group", "statement_ids", "compared_ids")
FIGURE_COLUMNS = ("incident_id", "field", "group", "source_id", "low", "high", "statement_ids")
Standing = Callable[[pd.DataFrame, pd.DataFrame], pd.DataFrame]


def standings(collection: Collection, incidents: Incidents, claim_ids: pd.Series | None = None) -> pd.DataFrame:
    """Every time that a source is the highest, the lowest, silent or alone, with the statements behind.

    Args:
        collection: Where the statements stand.
        incidents: Which claims tell the same event.
        claim_ids: The claims to look at; None means all.

    Returns:
        One row each, columns `STANDING_COLUMNS`: `standing` is a key of `STANDINGS`, `field` and `group` are
        empty where none is in question, `statement_ids` are the source's own (joined by "|"), `compared_ids`
        every statement that gives a number there, the source's own included.
    """
    members = incidents.members
    members = members if claim_ids is None else members[members["claim_id"].isin(claim_ids)]
    source_of = {
        claim: collection.source_of_document[document] for claim, document in collection.document_of_claim.items()
    }
    members = members.assign(source_id=members["claim_id"].map(source_of))
    found = figures(collection, members)
    rows = [rule(found, members).assign(standing=name) for name, rule in STANDINGS.items()]
    return pd.concat(rows)[list(STANDING_COLUMNS)].fillna("").reset_index(drop=True)


def figures(collection: Collection, members: pd.DataFrame) -> pd.DataFrame:
    """What each source makes of one field and group of an incident: the range from the least to the most number that it gives.

    Left out are numbers that are demanded, denied by the document itself, a second reading of a phrase, or
    taken back by a later claim of the same source.

    Args:
        collection: Where the statements stand.
        members: Claims with their `incident_id` and `source_id`.

    Returns:
        One row each, columns `FIGURE_COLUMNS`; `high` is infinite where the words leave it open.
    """
    counting = [field for field, spec in collection.field_specs.items() if spec.type is FieldType.COUNT and spec.rule]
    said = collection.statements
    said = said[said["field"].isin(counting) & said["low"].notna() & (said["reading_of"] == "")]
    said = said[~said["stance"].isin([str(Stance.DENIES), str(Stance.DEMANDS)])]
    said = said[~said["chain"].str.contains(f":{Stance.DEMANDS}", regex=False)]
    said = said.merge(members, on="claim_id")
    said = said[~_taken_back(collection, said)]
    said = said.assign(low=said["low"].astype("float64"), high=said["high"].astype("float64").fillna(np.inf))
    by = list(FIGURE_COLUMNS[:4])
    said["statement_ids"] = joined_column(said, by, "statement_id")
    ranges = said.groupby(by, sort=True).agg({"low": "min", "high": "max", "statement_ids": "first"})
    return ranges.reset_index()[list(FIGURE_COLUMNS)]


def _taken_back(collection: Collection, said: pd.DataFrame) -> pd.Series:
    """Which numbers a later claim of the same incident gives anew for the same field and group."""
    rows = collection.rows["claims"]
    revising = said[said["claim_id"].map(lambda claim: rows[claim]["supersedes"] != "")]
    later = zip(revising["claim_id"], revising["field"], revising["group"], strict=True)
    gone = {(earlier, field, group) for claim, field, group in later for earlier in _earlier(rows, claim)}
    own = zip(said["claim_id"], said["field"], said["group"], strict=True)
    return pd.Series([each in gone for each in own], index=said.index, dtype=bool)


def _earlier(rows: dict[str, dict[str, object]], claim_id: str) -> list[str]:
    found: list[str] = []
    earlier = str(rows[claim_id]["supersedes"])
    while earlier in rows and earlier not in found:
        found.append(earlier)
        earlier = str(rows[earlier]["supersedes"])
    return found


def highest(found: pd.DataFrame, members: pd.DataFrame) -> pd.DataFrame:  # noqa: ARG001  # every standing is asked alike
    """The source's number lies wholly above that of another source on the same people of the same incident, and no other's lies wholly above it."""
    compared = _compared(found)
    return compared[(compared["low"] > compared["least_high"]) & (compared["most_low"] <= compared["high"])]


def lowest(found: pd.DataFrame, members: pd.DataFrame) -> pd.DataFrame:  # noqa: ARG001  # every standing is asked alike
    """The source's number lies wholly below that of another source on the same people of the same incident, and no other's lies wholly below it."""
    compared = _compared(found)
    return compared[(compared["high"] < compared["most_low"]) & (compared["least_high"] >= compared["low"])]


def silent(found: pd.DataFrame, members: pd.DataFrame) -> pd.DataFrame:
    """The source tells the incident and gives no number on a point, such as the killed, on which another source does."""
    by = ["incident_id", "field"]
    points = found[by].assign(compared_ids=joined_column(found, by, "statement_ids")).drop_duplicates()
    telling = members[["incident_id", "source_id"]].drop_duplicates()
    asked = telling.merge(points, on="incident_id")
    given = found[["incident_id", "field", "source_id"]].drop_duplicates()
    answered = asked.merge(given, on=["incident_id", "field", "source_id"], how="left", indicator=True)
    return answered[answered["_merge"] == "left_only"].drop(columns="_merge")


def alone(found: pd.DataFrame, members: pd.DataFrame) -> pd.DataFrame:  # noqa: ARG001  # every standing is asked alike
    """The source is the only one in this collection that tells the incident."""
    telling = members[["incident_id", "source_id"]].drop_duplicates()
    return telling[telling.groupby("incident_id")["source_id"].transform("size") == 1]


def _compared(found: pd.DataFrame) -> pd.DataFrame:
    groups = found.groupby(["incident_id", "field", "group"], sort=False)
    others = found.assign(
        least_high=groups["high"].transform("min"),
        most_low=groups["low"].transform("max"),
        sources=groups["source_id"].transform("size"),
    )
    others = others[others["sources"] > 1]
    return others.assign(compared_ids=joined_column(others, ["incident_id", "field", "group"], "statement_ids"))


STANDINGS: dict[str, Standing] = {"highest": highest, "lowest": lowest, "silent": silent, "alone": alone}


def definition(standing: str) -> str:
    """One sentence that says when a standing is counted."""
    return str(STANDINGS[standing].__doc__)
