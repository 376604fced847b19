"""The words of downloads."""

from views.texts.translation import translate_module

DOWNLOAD = "Download"
TABLE = "Table"
FORMAT = "Format"
SAVE = "Save"
FILE_NAME = "File name: {name}"
FIRST_ROWS = "First rows"
FIRST_LINES = "First lines"
FILES_INSIDE = "Files inside"
NO_ROWS = "Nothing matches the filters, so the file has no rows."
NOT_MADE = "This file cannot be made: {why}"
FIGURES_OF = "Who reports how many: {figure}"
VALUES_OF = "Who reports what: {figure}"
DISCREPANCIES = "Disagreements"
INCIDENT = "This incident, field by field"
INCIDENTS = "Incidents, one row each"
CLAIMS = "Claims, one row each"
STATEMENTS = "Claims and what they say"
CONVENTIONS = "How known datasets would code these incidents"
NOT_RECALLED = "none: all incidents, except those mentioned only as background"
FORMATS = {
    "xlsx": "Excel",
    "csv": "CSV",
    "csv-wide": "CSV, wide",
    "hxl": "CSV with HXL tags",
    "parquet": "Parquet",
    "latex": "LaTeX",
    "paper": "LaTeX with BibTeX (zip)",
    "bibtex": "BibTeX",
    "wikitext": "Wikitext",
    "markdown": "Markdown",
    "html": "Web page",
    "text": "Plain text",
    "json": "JSON",
    "jsonl": "JSON Lines",
    "jsonld": "JSON-LD",
    "zip": "All tables (zip)",
}

translate_module(__name__)
