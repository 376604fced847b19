"""Columns of several sheets."""

from claims.exports.sheet import Cell, Column, Holds, Several
from claims.incidents import Incidents
from claims.model import split_list
from claims.tables import Collection, day_of

INCIDENT_ID = Column(name="incident_id", label="Incident id", meaning="Id of the incident.", width=14)
MARK = Column(name="mark", label="Mark", meaning="The sign of the relation.", width=6)
BASIS = Column(
    name="basis", label="Basis", meaning="What it rests on: stated, reading or inference; of several statements each once, separated by |.", width=12, holds=Holds.LIST
)  # fmt: skip
WHEN_AND_WHERE = (
    Column(
        name="date_from",
        label="From",
        meaning="First day of the incident; empty where not known.",
        width=12,
        holds=Holds.DAY,
    ),
    Column(name="date_to", label="To", meaning="Last day; empty where open or not known.", width=12, holds=Holds.DAY),
    Column(name="place", label="Place", meaning="Its places, most used first.", width=24, holds=Holds.LIST),
    Column(name="country", label="Country", meaning="The country of its first place.", width=12),
)


def when_and_where(collection: Collection, incidents: Incidents, incident_id: str) -> tuple[Cell, ...]:
    """The cells of `WHEN_AND_WHERE` for an incident."""
    row = incidents.row(incident_id)
    places = split_list(row["places"])
    names = Several(collection.names_of("places", places), ", ")
    return day_of(row["first"]) or "", day_of(row["last"]) or "", names, collection.country_of(places)
