"""The timeline: claims along time in one lane a source, with what each published when and which claim cites which."""

from dataclasses import dataclass

import pandas as pd

from claims.model import split_list
from claims.survey.group_join import join_by_key
from claims.tables import Collection

LANE_COLUMNS = (
    "source_id", "claim_id", "row", "first", "last", "precision", "published_first", "published_last", "revision",
)  # fmt: skip
CITATION_COLUMNS = ("citing", "cited", "statement_ids")
COUNT_COLUMNS = ("source_id", "period", "claims")
_DAY = pd.Timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Timeline:
    """Claims along time.

    Attributes:
        table: One row per claim with any date, columns `LANE_COLUMNS`, the source with the earliest event on top;
            `row` counts from 0 within a source, so that no two claims of one row overlap in time.
        citations: One row per pair of claims of the table, columns `CITATION_COLUMNS`: the citing claim names the
            document of the cited one, in the statements given (joined by "|").
        undated: Ids of the claims that state no time of the event, whether or not their publication is known.
    """

    table: pd.DataFrame
    citations: pd.DataFrame
    undated: tuple[str, ...]


def make_timeline(collection: Collection, chosen: pd.DataFrame) -> Timeline:
    """The timeline of the claims chosen.

    Args:
        collection: Where the citations stand.
        chosen: Rows of `list_claims`.
    """
    dated = chosen[["first", "last", "published_first", "published_last"]].notna().any(axis=1)
    table = chosen[dated].copy()
    table["from"], table["to"] = _extent(table)
    order = table.groupby("source_id")["from"].transform("min")
    table = table.assign(order=order).sort_values(["order", "source_id", "from", "claim_id"], kind="stable")
    table["row"] = [row for _, lane in table.groupby("source_id", sort=False) for row in _stacked(lane)]
    undated = chosen.loc[chosen["first"].isna() & chosen["last"].isna(), "claim_id"]
    return Timeline(
        table=table[list(LANE_COLUMNS)].reset_index(drop=True),
        citations=find_citations(collection, table),
        undated=tuple(undated),
    )


def _extent(table: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """From the earliest to the latest day that a claim needs on the axis."""
    days = table[["first", "last", "published_first", "published_last"]]
    return days.min(axis=1), days.max(axis=1)


def _stacked(lane: pd.DataFrame) -> list[int]:
    """The first row of the lane that is free when a claim begins; the claims come in the order of their beginning."""
    ends: list[pd.Timestamp] = []
    rows = []
    for first, last in zip(lane["from"], lane["to"], strict=True):
        row = next((row for row, end in enumerate(ends) if end + _DAY < first), len(ends))
        ends[row : row + 1] = [last]
        rows.append(row)
    return rows


def find_citations(collection: Collection, chosen: pd.DataFrame) -> pd.DataFrame:
    """Which of the claims chosen cites which: the claims of the cited document that tell the same incident.

    Args:
        collection: Where the citations stand.
        chosen: Rows of `list_claims`.

    Returns:
        One row per pair, columns `CITATION_COLUMNS`.
    """
    statements = collection.statements
    is_citing = (statements["cites"] != "") & statements["claim_id"].isin(chosen["claim_id"])
    citing = statements.loc[is_citing, ["statement_id", "claim_id", "cites"]]
    citing = citing.assign(document_id=citing["cites"].map(split_list)).explode("document_id")
    incident_of = chosen.set_index("claim_id")["incident_id"]
    citing = citing.assign(incident_id=citing["claim_id"].map(incident_of))
    pairs = citing.merge(
        chosen[["claim_id", "document_id", "incident_id"]], on=["document_id", "incident_id"], suffixes=("", "_cited")
    )
    pairs = pairs[pairs["claim_id"] != pairs["claim_id_cited"]]
    statement_ids = join_by_key(zip(pairs["claim_id"], pairs["claim_id_cited"], strict=True), pairs["statement_id"])
    rows = [(citing, cited, ids) for (citing, cited), ids in statement_ids.items()]
    return pd.DataFrame(rows, columns=list(CITATION_COLUMNS))


def count_per_period(chosen: pd.DataFrame, *, most: int = 60) -> pd.DataFrame:
    """How many claims of each source put their event into each day, month or year: the finest of which at most `most` have any.

    Returns:
        One row per source and period with any claim, columns `COUNT_COLUMNS`: `period` is its first day, the
        period in which the event begins or, where its first day is open, ends. Undated claims are left out.
    """
    day = chosen["first"].fillna(chosen["last"])
    dated = chosen[day.notna()].assign(day=day.dropna())
    for unit in ("D", "M", "Y"):
        period = dated["day"].dt.to_period(unit)
        if period.nunique() <= most:
            break
    counts = dated.groupby([dated["source_id"], period.dt.start_time.rename("period")]).size()
    return counts.rename("claims").reset_index()[list(COUNT_COLUMNS)]
