"""The words of the page Import, in one place so that they can be translated; Streamlit reads them as Markdown."""

from views.texts.translation import Plural, translate_module

IMPORT = "Import"
IMPORT_ASKS = "Turn your own spreadsheet into a collection."
IMPORT_HEADING = "Import a spreadsheet"
IMPORT_HOW = (
    "Any table with one row per event becomes a collection. Known formats: {formats}. "
    "You can also bring a collection as a workbook, JSON Lines or zip. You see what is read before anything is loaded."
)
TEMPLATE = "Download an empty workbook"
TEMPLATE_WHY = "All tables of a collection, with a note on each column. Fill it in and import it here."
IMPORT_FILE = "Table, workbook or zip"
IMPORT_REFUSED = "This file cannot be read."
IMPORT_FAILED = "The table could not be read to the end."
IMPORT_STARTS = "Starting …"
IMPORT_STOP = "Stop"
IMPORT_TRY = "Check all rows"
IMPORT_CHANGED = "You changed something after the check; please check again."
IMPORT_LOAD = "Load"
IMPORT_LOADED = "Loaded as {name}. Not saved yet: it disappears when you reload, unless you save it under Collections."
IMPORT_ONTO = "Add to"
IMPORT_ONTO_WHY = "If an open collection has an older release, changed rows become new claims that replace the older ones. Reviews are kept."
IMPORT_NEW = "A new collection"
RECOGNISED = "Format: {format}."
NOT_RECOGNISED = "Format not recognised. Please check our guess for each column."
UNVERIFIED = "This importer was written without a real file of this format: please look closely."
SHEET = "Sheet {sheet}."
MAPPING = "What each column means"
MAPPING_HOW = "Change a meaning in the table; the preview below follows."
MAPPING_COLUMNS = {
    "column": "Column",
    "cells": "First cells",
    "means": "Means",
    "group": "Who is counted",
    "detail": "Detail",
}
MAPPING_REFUSED = "These settings cannot be used."
GROUP_HELP = "For example civilians, children or police. Or the name of the column with the party, in braces."
DETAIL_HELP = "for example order=dmy, sep=semicolon, zero=silent"
MEANINGS_HEADING = "All meanings"
MEANING_COLUMNS = ("Means", "In words")
SETTINGS_HEADING = "Settings for the whole file: source, version, date, licence"
SETTING_COLUMNS = {"name": "Setting", "value": "Value", "holds": "Description"}
FIRST_ROWS = "Preview of the first rows"
READ_HEADING = "What is read"
READ_HOW = "In how many of the first {rows} each of these is found."
READ_COLUMNS = ("What", "Rows", "Example")
READ_OF = "{rows} of {of}"
# What a row can give beside the fields of a collection.
READ_WHAT = {
    "day": "day",
    "place": "place",
    "source": "source",
    "coordinates": "coordinates",
    "cited documents": "cited documents",
    "number of people": "number of people",
}
NOTHING_READ = "There is nothing to compare in this table yet."
PREVIEW_COLUMNS = ("Row", "Source", "Day", "Place", "What it says")
HEAD_REMARKS = "Values changed or refused so far: {number} (rows checked: {rows})"
REMARK_COLUMNS = ("Row", "Column", "Found", "What was done", "Outcome")
UNREAD = "Columns that are not read: {number}"
UNREAD_COLUMNS = ("Column", "Why")
IS_COLLECTION = "This file is already a collection."
OUTCOME = "Result"
ROWS_READ = "{rows} read as claims."
HOLDS = "The collection has {numbers}."
REVISION_HEADING = "Compared with the older release"
REVISION_WHY = "Nothing is overwritten: a changed row becomes a new claim that replaces the older one."
REVISION_COLUMNS = ("Rows", "Number", "Claims")
REVISION = {"added": "added", "changed": "revised", "unchanged": "unchanged", "gone": "no longer listed, kept"}
REMARKS = "What was changed or refused"
TALLY_COLUMNS = ("Outcome", "Column", "What was done", "Times", "First row", "Example")
MORE_KINDS = Plural(
    "{number} more kind of remark is in the report.", "{number} more kinds of remark are in the report."
)
WORST_REMARKS = "By row, refused first: {number} shown; the report has all."
TAKE_REPORT = "Download the report: each value changed or refused, by row and column"

translate_module(__name__)
