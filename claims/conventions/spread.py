"""How far the conventions differ: for each incident the lowest and the highest count that any of them would publish."""

import pandas as pd

DATASETS = ("acled", "gtd", "ucdp", "ibc", "airwars")  # the published datasets; the others are ways of recording
SPREAD_COLUMNS = ("incident_id", "incident", "figures", "lowest", "highest", "spread")


def convention_spreads(table: pd.DataFrame, *, conventions: tuple[str, ...] = DATASETS) -> pd.DataFrame:
    """One row per incident for which at least one convention gives a count, widest first, columns `SPREAD_COLUMNS`.

    Args:
        table: What `conventions_table` gives.
        conventions: The conventions that are compared.

    Returns:
        `figures` is how many of them give one, `spread` is `highest` less `lowest`; a convention without a
        count is left out, for giving none is not giving 0.
    """
    filled = table[table["convention"].isin(conventions) & table["low"].notna()]
    bounds = filled.assign(high=filled["high"].fillna(filled["low"]))
    groups = bounds.groupby(["incident_id", "incident"], sort=False)
    spreads = groups.agg(figures=("convention", "size"), lowest=("low", "min"), highest=("high", "max")).reset_index()
    spreads["spread"] = spreads["highest"] - spreads["lowest"]
    order = ["spread", "highest", "incident_id"]
    return spreads.sort_values(order, ascending=[False, False, True], ignore_index=True)[list(SPREAD_COLUMNS)]


def number_apart(spreads: pd.DataFrame) -> int:
    """In how many incidents the choice of a rule changes the figure."""
    return int((spreads["spread"] > 0).sum())
