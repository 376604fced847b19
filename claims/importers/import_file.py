"""Files of other projects imported as collections, and written with their report."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from claims.collection import write_folder
from claims.errors import CollectionError, ExportError
from claims.importers.assemble.import_table import ImportedTable, OnStep, import_table
from claims.importers.cells.ids import name_id
from claims.importers.mapping.known_formats import detect_format, mapping_for
from claims.importers.mapping.mapping import Mapping
from claims.importers.mapping.propose_mapping import propose_mapping
from claims.importers.read.read_table import Table, read_table
from claims.importers.remarks import REMARK_COLUMNS, Remarks, merge_remarks
from claims.safety.files import write_whole
from claims.safety.read_apart import read_apart
from claims.tables import Collection

_ENDING = re.compile(r"\.[a-z]\w{1,7}(?=: |$)", re.IGNORECASE)  # of a file in a zip, which is a sheet
REPORT_FILE = "import-report.csv"  # beside the tables: what was read of each file, what was not, and one row per remark


class TableFile(NamedTuple):
    """A table to import: its file, its sheet, and the name of its source where that is not the file's."""

    path: Path
    sheet: str = ""
    source: str = ""


def tables_in(paths: Iterable[str | Path], *, sheets: Iterable[str] = (), all_sheets: bool = False) -> list[TableFile]:
    """The tables of these files, each a source of its own: several sheets by their names, files of one name by their folders too.

    Raises:
        CollectionError: A file cannot be opened, when all its sheets are asked for.
    """
    files = [Path(path) for path in paths]
    stems = Counter(name_id(path.stem) for path in files)
    tables = []
    for path in files:
        chosen = list(read_table(path).sheets if all_sheets else sheets)
        folder = f"{path.resolve().parent.name} {path.stem}" if stems[name_id(path.stem)] > 1 else ""
        if len(chosen) > 1:
            tables += [TableFile(path, sheet, f"{folder} {_ENDING.sub('', sheet)}".strip()) for sheet in chosen]
        else:
            tables.append(TableFile(path, "".join(chosen), folder))
    return tables


def import_file(
    path: str | Path, *, format: str = "auto", mapping: Mapping | None = None, sheet: str = "", encoding: str = "",
    version: str = "", published: str = "", source: str = "", on_step: OnStep = lambda _: None,
) -> ImportedTable:  # fmt: skip
    """Reads a foreign table as a collection; `ImportedTable.remarks` lists every value changed or refused.

    Args:
        path: A text table or a workbook.
        format: A key of `KNOWN_FORMATS`, or "auto" to recognise the format by its columns.
        mapping: What the columns mean, instead of a format's mapping. Without a mapping and a known format, a
            mapping is proposed from the columns, and a remark says so.
        sheet: The sheet of a workbook; empty chooses the one with most cells under a heading.
        encoding: The encoding of a text file; empty detects it.
        version: The version of the release.
        published: The day on which the release was published.
        source: The name of the source that compiled the table; empty for the mapping's. A known format has its own.
        on_step: Called with the name of each step as it begins.

    Raises:
        CollectionError: The table cannot be opened, or the format is unknown.
    """
    about = _About(format, mapping, sheet, encoding, version, published, source)
    return read_apart(_import_file, Path(path), about, name=Path(path).name, on_told=on_step)


class _About(NamedTuple):
    """What is known of a file, as `import_file` takes it."""

    format: str
    mapping: Mapping | None
    sheet: str
    encoding: str
    version: str
    published: str
    source: str


def _import_file(path: Path, about: _About, on_step: OnStep) -> ImportedTable:
    """Imports in this process, with the tables checked."""
    format, mapping, sheet, encoding, version, published, source = about
    on_step("Reading the table")
    table = read_table(path, sheet=sheet, encoding=encoding)
    known = "" if mapping else detect_format(table) if format == "auto" else format
    if known:
        mapping = mapping_for(known).fitted_first(list(table.frame.columns))
    if mapping is None:
        table, mapping = _noting_the_proposal(table), propose_mapping(table)
    if source and not known:
        mapping = mapping.with_settings(source=source, source_id=name_id(source))
    imported = import_table(table, mapping.with_settings(version=version, published=published), on_step=on_step)
    on_step("Checking the tables")
    assert imported.collection  # checked here, where it can be ended
    return imported


def _noting_the_proposal(table: Table) -> Table:
    remarks = Remarks(table.file)
    remarks.note("", "no known format", "read by a mapping proposed from the columns; claims map writes it")
    return replace(table, remarks=merge_remarks([table.remarks, *remarks.parts]))


def import_report(imported: ImportedTable) -> pd.DataFrame:
    """What was read, which columns were not, and every remark, columns `remarks.REMARK_COLUMNS`."""
    read = [
        (what, f"{rows} of {of} rows", example, "read")
        for what, rows, of, example in imported.read.itertuples(index=False)
    ]
    unread = [(column, "", why, "not read") for column, why in imported.unread.items()]
    missing = [("", "", imported.missing, "missing")] if imported.missing else []
    first = pd.DataFrame([*missing, *read, *unread], columns=["column", "found", "done", "outcome"])
    report = pd.concat([first, imported.remarks.astype({"row": "Int64"})], ignore_index=True)
    return report.assign(file=imported.file)[list(REMARK_COLUMNS)]


def write_import(imported: ImportedTable, collection: Collection, folder: Path) -> None:
    """Writes the collection into the folder, and beside its tables the report, which keeps what it says of other files.

    Args:
        imported: The import whose remarks are reported.
        collection: `imported.collection`, or an older release with this one added.
        folder: Created where it does not exist.

    Raises:
        CollectionError: Nothing was read that could be compared; the message says what to map.
        ExportError: The folder cannot be written to.
    """
    if imported.is_useless:
        raise CollectionError(f"{imported.file}: {imported.missing}")
    write_folder(collection, folder)
    path = folder / REPORT_FILE
    try:
        report = import_report(imported)
        if path.exists():
            earlier = pd.read_csv(path, dtype="str", keep_default_na=False)
            report = pd.concat([earlier[earlier["file"] != imported.file], report])
        write_whole(path, report.to_csv(index=False, lineterminator="\n").encode("utf-8", "replace"))
    except (OSError, ValueError, KeyError) as error:
        raise ExportError(f"cannot write {path} ({error}); allowed: a folder that can be written to") from error
