"""The list of claims: one row each, with its source, and when and where its event was."""

import numpy as np
import pandas as pd

from claims.incidents import Incidents
from claims.model import NO_OUTCOMES, FieldType
from claims.survey.group_join import join_by_key
from claims.survey.map_points import places_of_claims
from claims.tables import Collection
from claims.values import Precision

CLAIM_LIST_COLUMNS = (
    "claim_id", "source_id", "document_id", "incident_id", "title", "language", "background", "revision", "first", "last", "precision",
    "published_first", "published_last", "place_id", "place_kind", "latitude", "longitude", "radius_km", "kinds", "outcomes",
)  # fmt: skip
EVENT_TIMES = ("when", "began", "ended")  # what "when" says goes before the others, which together make a period


def list_claims(collection: Collection, incidents: Incidents) -> pd.DataFrame:
    """One row per claim, in the order of the incidents' members, columns `CLAIM_LIST_COLUMNS`.

    `first` and `last` are the days of the event as the claim states them (no value: open or not stated)
    and `precision` says how to read them ("" when not stated). `place_id` and what follows are those of
    `places_of_claims`. `kinds` and `outcomes` (fields that count) are joined by "|". `revision` says that
    the claim takes the place of an earlier one of its source.
    """
    claims = collection.claims.set_index("claim_id")[["document_id", "title", "background", "supersedes"]]
    documents = collection.documents.set_index("document_id")
    table = incidents.members.set_index("claim_id")[["incident_id"]].join(claims)
    table = table.join(documents[["source_id", "language", "published_first", "published_last"]], on="document_id")
    table["background"] = table["background"] == "yes"
    table["revision"] = table.pop("supersedes") != ""
    table = table.join(event_times(collection)).join(places_of_claims(collection))
    types = collection.statements["field"].map({field: spec.type for field, spec in collection.field_specs.items()})
    kinds = _joined(collection, collection.statements["field"] == "kind", "value")
    outcomes = _joined(collection, types == FieldType.COUNT, "field")
    table["kinds"] = [kinds.get(claim_id, "") for claim_id in table.index]
    table["outcomes"] = [outcomes.get(claim_id, "") for claim_id in table.index]
    texts = ["precision", "place_id", "place_kind"]
    table[texts] = table[texts].fillna("")
    return table.reset_index()[list(CLAIM_LIST_COLUMNS)]


def event_times(collection: Collection) -> pd.DataFrame:
    """When claims say that their event was: the hull of what they state, whoever they have it from.

    Returns:
        One row per claim that states a time, index the claim id, columns `first`, `last` (datetime64, no
        value: open) and `precision`.
    """
    statements = collection.statements
    is_time = statements["field"].isin(EVENT_TIMES) & (statements["precision"] != "")
    times = statements[is_time & ~statements["stance"].isin(NO_OUTCOMES)]
    hulls = {field: _hull(times[times["field"] == field]) for field in EVENT_TIMES}
    began, ended = hulls["began"][["first"]], hulls["ended"][["last"]]
    period = began.join(ended, how="outer").dropna(how="all").assign(precision=str(Precision.PERIOD))
    table = pd.concat([hulls["when"], period[~period.index.isin(hulls["when"].index)]])
    days = {column: pd.to_datetime(table[column]).astype("datetime64[us]") for column in ("first", "last")}
    return table.assign(**days)


def _hull(times: pd.DataFrame) -> pd.DataFrame:
    """The earliest first and the latest last day of each claim; an open end stays open."""
    groups = times.groupby("claim_id", sort=False)
    hull = pd.DataFrame({"first": groups["first"].min(), "last": groups["last"].max()})
    hull.loc[groups["first"].count() < groups.size(), "first"] = pd.NaT
    hull.loc[groups["last"].count() < groups.size(), "last"] = pd.NaT
    precisions = groups["precision"]
    has_period = (times["precision"] == str(Precision.PERIOD)).groupby(times["claim_id"], sort=False).any()
    is_kept = (groups.size() == 1) | ((precisions.nunique() == 1) & (hull["first"] == hull["last"]))
    joint = np.where(has_period.reindex(hull.index), str(Precision.PERIOD), str(Precision.WITHIN))
    hull["precision"] = precisions.first().where(is_kept, pd.Series(joint, index=hull.index))
    return hull


def _joined(collection: Collection, chosen: pd.Series, column: str) -> dict[str, str]:
    pairs = collection.statements.loc[chosen, ["claim_id", column]].drop_duplicates()
    return join_by_key(pairs["claim_id"].tolist(), pairs[column].tolist())
