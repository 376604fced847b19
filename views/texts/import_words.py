"""The words of the page Import, in one place so that they can be translated; Streamlit reads them as Markdown."""

from views.texts.translation import translate_module

IMPORT = "Import"
IMPORT_ASKS = "How do I bring mine?"
IMPORT_HEADING = "Bring a table"
IMPORT_HOW = (
    "A table or workbook of another project becomes a collection: {formats}, or any table with one row per event. "
    "A collection may come as a workbook, as JSON Lines or as a zip. You see what is read before anything is loaded."
)
TEMPLATE = "Download an empty workbook"
TEMPLATE_WHY = "Every table of a collection, with a note on each column; fill it in and bring it here."
IMPORT_FILE = "Table, workbook or zip"
IMPORT_REFUSED = "This file cannot be read."
IMPORT_FAILED = "The table was not read to its end."
IMPORT_STARTS = "Starting …"
IMPORT_STOP = "Stop"
IMPORT_TRY = "Try the whole table"
IMPORT_CHANGED = "Something was changed since the whole table was tried; try it again."
IMPORT_LOAD = "Load"
IMPORT_LOADED = "Loaded as {name}. It is there for this visit; Collections keeps it on request."
IMPORT_ONTO = "Does an open collection hold an older release of this source?"
IMPORT_ONTO_WHY = "Then changed rows become new claims that supersede the older ones, and judgements stay."
IMPORT_NEW = "No, make a new collection"
RECOGNISED = "The columns are those of {format}."
NOT_RECOGNISED = "The columns are those of no format known here; what they mean is proposed from their names and cells."
UNVERIFIED = "No real file of this format was at hand when the importer was made: look closely."
SHEET = "Sheet {sheet}."
MAPPING = "What each column means"
MAPPING_HOW = "Change a meaning in the table; the first rows below follow."
MAPPING_COLUMNS = {
    "column": "Column",
    "cells": "First cells",
    "means": "Means",
    "group": "Who is counted",
    "detail": "Detail",
}
MAPPING_REFUSED = "The mapping cannot be used."
GROUP_HELP = "civilians, children, police; or the name of a column with the party, in braces"
DETAIL_HELP = "such as order=dmy, sep=semicolon, zero=silent"
MEANINGS_HEADING = "All meanings"
MEANING_COLUMNS = ("Means", "In words")
SETTINGS_HEADING = "What holds for the whole table: source, version, day, licence"
SETTING_COLUMNS = {"name": "Setting", "value": "Value", "holds": "Holds"}
FIRST_ROWS = "The first rows as they will be read"
PREVIEW_COLUMNS = {
    "row": "Row",
    "field": "Field",
    "group": "Who",
    "value": "Read as",
    "words": "Written",
    "said_by": "Said by",
    "basis": "Rests on",
}
HEAD_REMARKS = "{number} values changed or refused in the first {rows} rows"
REMARK_COLUMNS = ("Row", "Column", "Found", "What was done", "Outcome")
UNREAD = "Columns that are not read:"
IS_COLLECTION = "This file is a collection already."
OUTCOME = "What the whole table gave"
ROWS_READ = "{rows} read as claims."
HOLDS = "The collection holds {numbers}."
REVISION_HEADING = "Against the older release"
REVISION_WHY = "Nothing is overwritten: a changed row is a new claim that supersedes the older one."
REVISION_COLUMNS = ("Rows", "Number", "Claims")
REVISION = {"added": "added", "changed": "revised", "unchanged": "unchanged", "gone": "no longer listed, kept"}
REMARKS = "What was changed or refused"
TALLY_COLUMNS = ("Outcome", "Column", "What was done", "Times", "First row", "Example")
MORE_KINDS = "{number} more kinds of remark are in the report."
WORST_REMARKS = "By row, refused ones first: {number} shown, all of them in the report."
TAKE_REPORT = "Download the report: every value changed or refused, by row and column"

translate_module(__name__)
