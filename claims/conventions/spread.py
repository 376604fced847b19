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


def spread_in_words(spreads: pd.DataFrame, *, of: int) -> str:
    """How many incidents the choice of a rule alone changes, in a sentence; `of` is how many there are."""
    apart = int((spreads["spread"] > 0).sum())
    if not apart:
        return f"In none of {of} incidents does the figure depend on the coding rule."
    widest = spreads.iloc[0]
    return (
        f"In {apart} of {of} incidents the figure depends on the coding rule "
        f"(largest range: {widest['lowest']} to {widest['highest']}, {widest['incident']})."
    )
