"""Importers: foreign tables in, collections out, with a remark on every value changed or refused."""

from typing import TYPE_CHECKING

from claims.doors import open_when_used

if TYPE_CHECKING:
    from claims.importers.assemble.import_table import ImportedTable, import_table
    from claims.importers.assemble.shown_rows import PREVIEW_COLUMNS, preview
    from claims.importers.assemble.what_was_read import READ_COLUMNS
    from claims.importers.filled.filled_workbook import open_collection
    from claims.importers.import_file import REPORT_FILE, TableFile, import_file, tables_in, write_import
    from claims.importers.mapping.known_formats import KNOWN_FORMATS, KnownFormat, detect_format, mapping_for
    from claims.importers.mapping.mapping import (
        MEANINGS,
        SETTINGS,
        Mapping,
        Meaning,
        parse_mapping,
        read_mapping,
        write_mapping,
    )
    from claims.importers.mapping.propose_mapping import propose_mapping
    from claims.importers.new_release import Revision, revise
    from claims.importers.read.read_table import Table, read_sheets, read_table
    from claims.importers.remarks import Remark, RemarkOutcome, count_remarks, remarks_in

__all__ = [
    "KNOWN_FORMATS",
    "MEANINGS",
    "PREVIEW_COLUMNS",
    "READ_COLUMNS",
    "REPORT_FILE",
    "SETTINGS",
    "ImportedTable",
    "KnownFormat",
    "Mapping",
    "Meaning",
    "Remark",
    "RemarkOutcome",
    "Revision",
    "Table",
    "TableFile",
    "count_remarks",
    "detect_format",
    "import_file",
    "import_table",
    "mapping_for",
    "open_collection",
    "parse_mapping",
    "preview",
    "propose_mapping",
    "read_mapping",
    "read_sheets",
    "read_table",
    "remarks_in",
    "revise",
    "tables_in",
    "write_import",
    "write_mapping",
]

open_when_used(__name__)
