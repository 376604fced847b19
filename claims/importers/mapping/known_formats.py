"""The table formats that are recognised by their columns; each has a mapping in `formats/`."""

from importlib.resources import files
from typing import NamedTuple

from claims.errors import CollectionError
from claims.importers.mapping.mapping import Mapping, columns_named, parse_mapping
from claims.importers.read.read_table import Table


class KnownFormat(NamedTuple):
    """A table format.

    Attributes:
        title: Its name on screen.
        known_by: Column names; a table that has all of them is of this format.
        verified: Whether its mapping was tried on a real file.
    """

    title: str
    known_by: tuple[str, ...]
    verified: bool

    def fits(self, columns: list[str]) -> bool:
        """Whether a table with these columns is of this format."""
        return all(columns_named(name, columns) for name in self.known_by)


# A new format is a mapping in formats/ and one line here.
KNOWN_FORMATS = {
    "ucdp": KnownFormat("UCDP GED", ("type_of_violence", "date_start", "side_a"), verified=True),
    "acled": KnownFormat("ACLED", ("event_date", "fatalities", "actor1"), verified=False),
    "gtd": KnownFormat("Global Terrorism Database", ("eventid", "iyear", "nkill"), verified=False),
    "scad": KnownFormat("SCAD", ("eventid", "etype", "ndeath"), verified=False),
    "ibc": KnownFormat("Iraq Body Count", ("IBC code", "Reported Minimum"), verified=False),
    "airwars": KnownFormat("Airwars", ("civilian_non_combatants_killed_min",), verified=False),
    "claims": KnownFormat("Claims exported here", ("claim_id", "with_reservation", "statement_ids"), verified=True),
}


def detect_format(table: Table) -> str:
    """The key in `KNOWN_FORMATS` of the table's format, or "" if none fits."""
    columns = list(table.frame.columns)
    return next((name for name, known in KNOWN_FORMATS.items() if known.fits(columns)), "")


def mapping_for(name: str) -> Mapping:
    """The mapping that ships with a format.

    Raises:
        CollectionError: There is no such format.
    """
    if name not in KNOWN_FORMATS:
        raise CollectionError(f"no format {name!r}; allowed: auto, {', '.join(KNOWN_FORMATS)}")
    text = (files("claims.importers.mapping") / "formats" / f"{name}.csv").read_text(encoding="utf-8")
    return parse_mapping(text, name=name)
