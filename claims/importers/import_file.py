"""A file of another project imported as a collection, and written with its report."""

from dataclasses import replace
from pathlib import Path

from claims.collection import write_folder
from claims.errors import ExportError
from claims.importers.assemble.import_table import ImportedTable, OnStep, import_table
from claims.importers.mapping.known_formats import detect_format, mapping_for
from claims.importers.mapping.mapping import Mapping
from claims.importers.mapping.propose_mapping import propose_mapping
from claims.importers.read.read_table import Table, read_table
from claims.importers.remarks import Remarks, merge_remarks
from claims.tables import Collection

REPORT_FILE = "import-report.csv"  # beside the tables, one row per remark


def import_file(
    path: str | Path, *, format: str = "auto", mapping: Mapping | None = None, sheet: str = "", encoding: str = "",
    version: str = "", published: str = "", on_step: OnStep = lambda _: None,
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
        on_step: Called with the name of each step as it begins.

    Raises:
        CollectionError: The table cannot be opened, or the format is unknown.
    """
    on_step("Reading the table")
    table = read_table(path, sheet=sheet, encoding=encoding)
    if mapping is None and (name := detect_format(table) if format == "auto" else format):
        mapping = mapping_for(name).fitted_first(list(table.frame.columns))
    if mapping is None:
        table, mapping = _noting_the_proposal(table), propose_mapping(table)
    return import_table(table, mapping.with_settings(version=version, published=published), on_step=on_step)


def _noting_the_proposal(table: Table) -> Table:
    remarks = Remarks(table.file)
    remarks.note("", "no known format", "read by a mapping proposed from the columns; claims map writes it")
    return replace(table, remarks=merge_remarks([table.remarks, *remarks.parts]))


def write_import(imported: ImportedTable, collection: Collection, folder: Path) -> None:
    """Writes the collection into the folder, and beside its tables the report with one row per remark.

    Args:
        imported: The import whose remarks are reported.
        collection: `imported.collection`, or an older release with this one added.
        folder: Created where it does not exist.

    Raises:
        ExportError: The folder cannot be written to.
    """
    write_folder(collection, folder)
    try:
        imported.remarks.to_csv(folder / REPORT_FILE, index=False, lineterminator="\n")
    except OSError as error:
        raise ExportError(
            f"cannot write {folder / REPORT_FILE}: {error.strerror}; allowed: a folder that can be written to"
        ) from error
