"""What each source covers, month by month and in all."""

import pandas as pd

from claims.tables import Collection

COVERAGE_COLUMNS = ("source_id", "month", "claims", "incidents")
PROFILE_COLUMNS = (
    "source_id", "name", "kind", "ties", "languages", "documents", "claims", "incidents", "first", "last", "undated",
)  # fmt: skip


def coverage_by_month(chosen: pd.DataFrame) -> pd.DataFrame:
    """How many claims and incidents of each month a source covers, by the first day of the event as the claim states it.

    Args:
        chosen: Rows of `list_claims`.

    Returns:
        One row per source and month, columns `COVERAGE_COLUMNS`; `month` is its first day, without a value
        for claims that state no time.
    """
    day = chosen["first"].fillna(chosen["last"])
    month = day.dt.to_period("M").dt.start_time.rename("month")
    groups = chosen.groupby([chosen["source_id"], month], dropna=False)
    counts = pd.DataFrame({"claims": groups.size(), "incidents": groups["incident_id"].nunique()})
    return counts.reset_index()[list(COVERAGE_COLUMNS)]


def source_profiles(collection: Collection, chosen: pd.DataFrame) -> pd.DataFrame:
    """The sources of the claims chosen, as their table declares them, with how much they cover of which time.

    Args:
        collection: Where the sources stand.
        chosen: Rows of `list_claims`.

    Returns:
        One row per source with a claim, those with most claims first, columns `PROFILE_COLUMNS`: `ties` and
        `languages` as in the sources' table, `first` and `last` the days of the earliest and latest event,
        `undated` the claims that state no time.
    """
    groups = chosen.assign(no_time=chosen["first"].isna() & chosen["last"].isna()).groupby("source_id")
    counts = pd.DataFrame(
        {
            "documents": groups["document_id"].nunique(),
            "claims": groups.size(),
            "incidents": groups["incident_id"].nunique(),
            "first": groups["first"].min(),
            "last": groups["last"].max(),
            "undated": groups["no_time"].sum(),
        }
    )
    declared = collection.sources.set_index("source_id")[["name", "kind", "ties", "languages"]]
    table = counts.join(declared).reset_index()
    return table.sort_values(["claims", "source_id"], ascending=[False, True], ignore_index=True)[list(PROFILE_COLUMNS)]
