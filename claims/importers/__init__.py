"""Importers: foreign tables in, collections out, with a remark on every value changed or refused."""

from typing import TYPE_CHECKING

from claims.doors import open_when_used

if TYPE_CHECKING:
    from claims.importers.assemble.import_table import PREVIEW_COLUMNS, ImportedTable, import_table, preview
    from claims.importers.import_file import REPORT_FILE, import_file, write_import
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
    from claims.importers.template import write_template

__all__ = [
    "KNOWN_FORMATS",
    "MEANINGS",
    "PREVIEW_COLUMNS",
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
    "count_remarks",
    "detect_format",
    "import_file",
    "import_table",
    "mapping_for",
    "parse_mapping",
    "preview",
    "propose_mapping",
    "read_mapping",
    "read_sheets",
    "read_table",
    "remarks_in",
    "revise",
    "write_import",
    "write_mapping",
    "write_template",
]

open_when_used(__name__)
