"""The conventions by name, and the table of what each makes of every incident."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import NamedTuple

import pandas as pd

from claims.conventions import dataset_rules
from claims.conventions.dataset_rules import Published, add_up
from claims.conventions.death_counts import Deaths, read_deaths
from claims.incidents import Incidents
from claims.origins import Origins
from claims.tables import Collection

READING = "our reading of the rule"
CONVENTION_COLUMNS = (
    "incident_id", "incident", "convention", "value", "low", "best", "high", "statement_ids", "why", "rule", "citation",
)  # fmt: skip


class Convention(NamedTuple):
    """How a dataset, or a way that recorders name, makes one row of many accounts.

    Attributes:
        title: Words for display: "as ACLED would code it".
        citation: Where its rule is published.
        publish: Our reading of the rule; the first sentence of its docstring is the rule in words.
    """

    title: str
    citation: str
    publish: Callable[[Deaths], Published]

    @property
    def rule(self) -> str:
        """The rule in words."""
        return " ".join((self.publish.__doc__ or "").split("\n\n")[0].split())


_EVERY_CASUALTY = "Every Casualty, Standards for Casualty Recording, 2016, p. 25; Definition and Categorisation in Casualty Recording, p. 25"
# A new convention is one function and one row here.
CONVENTIONS = {
    "acled": Convention(
        "as ACLED would code it",
        "ACLED, How are injuries and fatalities recorded? (knowledge base, 7 May 2024)",
        dataset_rules.as_acled,
    ),
    "gtd": Convention(
        "as GTD would code it",
        "START, Global Terrorism Database Codebook, 2021, section on casualties and consequences",
        dataset_rules.as_gtd,
    ),
    "ucdp": Convention(
        "as UCDP would code it",
        "UCDP, Definitions: best, low and high estimate; UCDP GED Codebook version 19.1",
        dataset_rules.as_ucdp,
    ),
    "ibc": Convention(
        "as Iraq Body Count would code it", "Iraq Body Count, Methods, sections 1 and 3", dataset_rules.as_ibc
    ),
    "airwars": Convention(
        "as Airwars would code it", "Airwars, Methodology: casualty ranges and grading", dataset_rules.as_airwars
    ),
    "range": Convention("as a range", _EVERY_CASUALTY, dataset_rules.as_range),
    "majority": Convention("by majority", _EVERY_CASUALTY, dataset_rules.as_majority),
    "ranked": Convention("by ranked sources", _EVERY_CASUALTY, dataset_rules.as_ranked),
    "open": Convention("unresolved", _EVERY_CASUALTY, dataset_rules.as_open),
}


def publish(deaths: tuple[Deaths, ...], convention: str, *, ranking: tuple[str, ...] = ()) -> Published:
    """The row that a convention, a name in `CONVENTIONS`, makes; counts of groups that share nobody are added up.

    Args:
        deaths: What `read_deaths` gives for one incident.
        convention: A name in `CONVENTIONS`.
        ranking: Source ids, best first, for ranked sources.
    """
    rule = (
        partial(dataset_rules.as_ranked, ranking=ranking) if convention == "ranked" else CONVENTIONS[convention].publish
    )
    return add_up([rule(each) for each in deaths], convention)


def conventions_table(
    collection: Collection, incidents: Incidents, *, ids: Iterable[str] | None = None, ranking: tuple[str, ...] = ()
) -> pd.DataFrame:
    """One row per incident and convention, columns `CONVENTION_COLUMNS`, in the order of the incidents.

    Args:
        collection: The accounts.
        incidents: Which claims tell the same event.
        ids: Only these incidents; None takes all but those that are only recalled.
        ranking: Source ids, best first, for the convention of ranked sources.

    Returns:
        `low`, `best` and `high` are Int64 (no value: the convention gives none), `statement_ids` are joined
        by "|", `rule` is the rule in words and `citation` where it is published.
    """
    table = incidents.table
    wanted = list(ids) if ids is not None else list(table.loc[~table["background"].astype(bool), "incident_id"])
    origins = Origins(collection)
    deaths = {each: read_deaths(collection, incidents, each, origins=origins) for each in wanted}
    rows = [
        _row(each, incidents.name_of(each), name, publish(deaths[each], name, ranking=ranking))
        for each in deaths
        for name in CONVENTIONS
    ]
    frame = pd.DataFrame(rows, columns=list(CONVENTION_COLUMNS))
    return frame.astype({"low": "Int64", "best": "Int64", "high": "Int64"})


def _row(incident_id: str, title: str, name: str, row: Published) -> tuple[object, ...]:
    convention = CONVENTIONS[name]
    published = (row.value, row.low, row.best, row.high, "|".join(row.statement_ids), row.why)
    return (incident_id, title, name, *published, convention.rule, f"{convention.citation} ({READING})")
