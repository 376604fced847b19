"""The words of the page Edit as a table."""

from views.texts.translation import translate_module

GRID = "Edit as a table"
GRID_ASKS = "Change any row of a project, cell by cell."
GRID_UNFILTERED = "The filters do not apply to this page: it shows every row of the project."
GRID_HOW = (
    "A change is kept as soon as its row is complete. Add rows at the end, paste from a spreadsheet, or tick rows to delete them. "
    "An empty id is filled in by itself."
)
TABLE = "Table"
TABLES = {
    "claims": "Claims",
    "statements": "Statements",
    "documents": "Documents",
    "sources": "Sources",
    "parties": "Parties",
    "places": "Places",
    "fields": "Fields",
}
FIND = "Find rows"
FIND_HINT = "Words that a row has"
CHANGED = "{table}: rows changed: {rows}"
TAKES_ALONG = "Nothing is removed yet. Removing {ids} also removes what hangs on it: {rows}."
REMOVE_ALL = "Remove all of it"
KEEP_THEM = "Keep it"
NOT_KEPT = "Not kept yet: please mend what is listed here."
DISCARD = "Discard what is not kept"
PROBLEM_COLUMNS = ("Row", "Column", "Found", "Allowed")
NO_NAME = "not named"

translate_module(__name__)
