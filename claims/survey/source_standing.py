"""How often a source gives the highest or the lowest number, gives none where others do, or stands alone."""

from collections.abc import Callable

import numpy as np
import pandas as pd

from claims.incidents import Incidents
from claims.model import NO_OUTCOMES, FieldType, Stance
from claims.survey.group_join import joined_column
from claims.tables import Collection

STANDING_COLUMNS = ("source_id", "standing", "incident_id", "field", "group", "statement_ids", "compared_ids")
RANGE_COLUMNS = ("incident_id", "field", "group", "source_id", "low", "high", "statement_ids")
Standing = Callable[[pd.DataFrame, pd.DataFrame], pd.DataFrame]


def find_standings(collection: Collection, incidents: Incidents, claim_ids: pd.Series | None = None) -> pd.DataFrame:
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
    source_ids = members["claim_id"].map(collection.document_of_claim).map(collection.source_of_document)
    members = members.assign(source_id=source_ids)
    ranges = count_ranges(collection, members)
    rows = [rule(ranges, members).assign(standing=name) for name, rule in STANDINGS.items()]
    return pd.concat(rows)[list(STANDING_COLUMNS)].fillna("").reset_index(drop=True)


def count_ranges(collection: Collection, members: pd.DataFrame) -> pd.DataFrame:
    """The range of counts that each source gives for one field and group of an incident.

    Left out are numbers that are demanded, denied by the document itself, a second reading of a phrase, inferred by
    the coder, or taken back by a later claim of the same source.

    Args:
        collection: Where the statements stand.
        members: Columns `claim_id`, `incident_id` and `source_id`.

    Returns:
        One row each, columns `RANGE_COLUMNS`; `high` is infinite where the words leave it open.
    """
    counting = [field for field, spec in collection.field_specs.items() if spec.type is FieldType.COUNT and spec.rule]
    counts = collection.without_inferences.statements
    counts = counts[counts["field"].isin(counting) & counts["low"].notna() & (counts["reading_of"] == "")]
    counts = counts[~counts["stance"].isin([Stance.DENIES, *NO_OUTCOMES])]
    counts = counts[~counts["chain"].str.contains(f":(?:{'|'.join(sorted(NO_OUTCOMES))})", regex=True)]
    counts = counts.merge(members, on="claim_id")
    counts = counts[~_taken_back(collection, counts)]
    counts = counts.assign(low=counts["low"].astype("float64"), high=counts["high"].astype("float64").fillna(np.inf))
    by = list(RANGE_COLUMNS[:4])
    counts["statement_ids"] = joined_column(counts, by, "statement_id")
    ranges = counts.groupby(by).agg({"low": "min", "high": "max", "statement_ids": "first"})
    return ranges.reset_index()[list(RANGE_COLUMNS)]


def _taken_back(collection: Collection, counts: pd.DataFrame) -> pd.Series:
    """Which numbers a later claim of the same incident gives anew for the same field and group."""
    rows = collection.rows["claims"]
    revising = counts[counts["claim_id"].map(lambda claim: rows[claim]["supersedes"] != "")]
    later = zip(revising["claim_id"], revising["field"], revising["group"], strict=True)
    taken_back = {(earlier, field, group) for claim, field, group in later for earlier in _superseded(rows, claim)}
    points = zip(counts["claim_id"], counts["field"], counts["group"], strict=True)
    return pd.Series([point in taken_back for point in points], index=counts.index, dtype=bool)


def _superseded(rows: dict[str, dict[str, object]], claim_id: str) -> list[str]:
    """The claims that this one takes the place of, and those that they do."""
    earlier: list[str] = []
    superseded = str(rows[claim_id]["supersedes"])
    while superseded in rows and superseded not in earlier:
        earlier.append(superseded)
        superseded = str(rows[superseded]["supersedes"])
    return earlier


def highest(ranges: pd.DataFrame, members: pd.DataFrame) -> pd.DataFrame:  # noqa: ARG001  # every rule takes the same
    """For the same people, its whole range lies above another source's, and no other source's range lies above it."""
    compared = _compared(ranges)
    return compared[(compared["low"] > compared["least_high"]) & (compared["most_low"] <= compared["high"])]


def lowest(ranges: pd.DataFrame, members: pd.DataFrame) -> pd.DataFrame:  # noqa: ARG001  # every rule takes the same
    """For the same people, its whole range lies below another source's, and no other source's range lies below it."""
    compared = _compared(ranges)
    return compared[(compared["high"] < compared["most_low"]) & (compared["least_high"] >= compared["low"])]


def silent(ranges: pd.DataFrame, members: pd.DataFrame) -> pd.DataFrame:
    """The source reports the incident but gives no number where another does, such as the number killed."""
    by = ["incident_id", "field"]
    points = ranges[by].assign(compared_ids=joined_column(ranges, by, "statement_ids")).drop_duplicates()
    telling = members[["incident_id", "source_id"]].drop_duplicates()
    given = ranges[[*by, "source_id"]].drop_duplicates()
    merged = telling.merge(points, on="incident_id").merge(given, on=[*by, "source_id"], how="left", indicator=True)
    return merged[merged["_merge"] == "left_only"].drop(columns="_merge")


def alone(ranges: pd.DataFrame, members: pd.DataFrame) -> pd.DataFrame:  # noqa: ARG001  # every rule takes the same
    """The source is the only one in this collection that reports the incident."""
    telling = members[["incident_id", "source_id"]].drop_duplicates()
    return telling[telling.groupby("incident_id")["source_id"].transform("size") == 1]


def _compared(ranges: pd.DataFrame) -> pd.DataFrame:
    """The ranges of points that several sources count, with the extremes over all of them."""
    by = ["incident_id", "field", "group"]
    groups = ranges.groupby(by, sort=False)
    compared = ranges.assign(
        least_high=groups["high"].transform("min"),
        most_low=groups["low"].transform("max"),
        sources=groups["source_id"].transform("size"),
    )
    compared = compared[compared["sources"] > 1]
    return compared.assign(compared_ids=joined_column(compared, by, "statement_ids"))


STANDINGS: dict[str, Standing] = {"highest": highest, "lowest": lowest, "silent": silent, "alone": alone}


def standing_definition(standing: str) -> str:
    """One sentence that says when a standing is counted."""
    return str(STANDINGS[standing].__doc__)
