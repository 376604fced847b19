"""Importers: foreign tables in, collections out, with a remark on all that was changed or refused."""

from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from claims.errors import CollectionError
from claims.importers.assemble.gtd_and_airwars import add_conceded, add_responsibility
from claims.importers.assemble.import_table import Extra, Imported, Step, import_table
from claims.importers.assemble.preview import PREVIEW_COLUMNS, preview
from claims.importers.mapping.mapping import (
    MEANINGS,
    SETTINGS,
    Mapping,
    Meaning,
    matching,
    parse_mapping,
    read_mapping,
    write_mapping,
)
from claims.importers.mapping.propose import propose_mapping
from claims.importers.new_release import Revision, revise
from claims.importers.read.read_table import Table, read_table
from claims.importers.remarks import Outcome, Remark, remarks_in, tally
from claims.importers.template import write_template

__all__ = [
    "IMPORTERS",
    "MEANINGS",
    "PREVIEW_COLUMNS",
    "SETTINGS",
    "Imported",
    "Importer",
    "Mapping",
    "Meaning",
    "Outcome",
    "Remark",
    "Revision",
    "Table",
    "detect_format",
    "import_file",
    "import_table",
    "mapping_for",
    "parse_mapping",
    "preview",
    "propose_mapping",
    "read_mapping",
    "read_table",
    "remarks_in",
    "revise",
    "tally",
    "write_mapping",
    "write_template",
]


class Importer(NamedTuple):
    """A table format: the columns that it is known by, what its mapping cannot say, and whether a real file was at hand."""

    title: str
    known_by: tuple[tuple[str, ...], ...]
    verified: bool
    extra: Extra | None = None

    def knows(self, columns: list[str]) -> bool:
        """Whether the columns are those of the format."""
        return any(all(matching(name, columns) for name in names) for names in self.known_by)


# A new format is a mapping in formats/ and one line here.
IMPORTERS = {
    "ucdp": Importer("UCDP GED", (("type_of_violence", "date_start", "side_a"),), verified=True),
    "acled": Importer("ACLED", (("event_date", "fatalities", "actor1"),), verified=False),
    "gtd": Importer(
        "Global Terrorism Database", (("eventid", "iyear", "nkill"),), verified=False, extra=add_responsibility
    ),
    "scad": Importer("SCAD", (("eventid", "etype", "ndeath"),), verified=False),
    "ibc": Importer("Iraq Body Count", (("IBC code", "Reported Minimum"),), verified=False),
    "airwars": Importer("Airwars", (("civilian_non_combatants_killed_min",),), verified=False, extra=add_conceded),
}


def detect_format(table: Table) -> str:
    """The name in `IMPORTERS` of the format that the columns are of; empty where there is none."""
    columns = list(table.frame.columns)
    return next((name for name, importer in IMPORTERS.items() if importer.knows(columns)), "")


def mapping_for(name: str) -> Mapping:
    """The mapping that comes with a format.

    Raises:
        CollectionError: There is no such format.
    """
    if name not in IMPORTERS:
        raise CollectionError(f"no format {name!r}; allowed: auto, {', '.join(IMPORTERS)}")
    text = (files("claims.importers.mapping") / "formats" / f"{name}.csv").read_text(encoding="utf-8")
    return parse_mapping(text, name=name)


def import_file(
    path: str | Path, *, format: str = "auto", mapping: Mapping | None = None, sheet: str = "", encoding: str = "",
    version: str = "", published: str = "", step: Step = lambda _: None,
) -> Imported:  # fmt: skip
    """A foreign table as a collection; `Imported.remarks` names every value changed or refused.

    Args:
        path: The table.
        format: A name in `IMPORTERS`; "auto" looks at the columns.
        mapping: What the columns mean, instead of a format; where neither is known, one is proposed and
            its remarks say so.
        sheet: The sheet of a workbook.
        encoding: The encoding of a text file, where it is known.
        version: The version of the release.
        published: The day it was published.
        step: Called with the words of each step as it begins.

    Raises:
        CollectionError: The table cannot be opened, or the format is unknown.
    """
    step("Reading the table")
    table = read_table(path, sheet=sheet, encoding=encoding)
    name = "" if mapping else detect_format(table) if format == "auto" else format
    if mapping is None:
        mapping = mapping_for(name) if name else propose_mapping(table)
        if not name:
            table.remarks.say(
                "", "no known format", "read by a mapping proposed from the columns; claims map writes it"
            )
    known = IMPORTERS.get(mapping.name)
    return import_table(
        table,
        mapping.with_settings(version=version, published=published),
        extra=known.extra if known else None,
        step=step,
    )
