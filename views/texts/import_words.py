"""The words of the page Import, in one place so that they can be translated; Streamlit reads them as Markdown."""

from views.texts.translation import Plural, translate_module

IMPORT = "Import"
IMPORT_ASKS = "Add your own spreadsheets to a project."
IMPORT_HEADING = "Import spreadsheets"
IMPORT_HOW = (
    "Bring tables with one row per event, one file or several, each a source of its own. Known formats: {formats}. "
    "You can also bring a project as a workbook, JSON Lines or zip, changed or not. You see what changes before anything is kept."
)
TEMPLATE = "Download an empty workbook"
TEMPLATE_WHY = "All tables of a project, with notes, examples and lists to choose from. Fill it in and bring it here."
IMPORT_FILE = "Tables, workbooks or zip"
IMPORT_REFUSED = "This file cannot be read."
IMPORT_FAILED = "The table could not be read to the end."
IMPORT_STARTS = "Starting …"
IMPORT_STOP = "Stop"
SHOW_CHANGES = "Show what changes"
IMPORT_CHANGED = "You changed something since; please look at the changes again."
KEEP = "Keep"
KEPT_NOW = "Kept: {what}."
TAKE_BACK = "Take it back"
TAKEN_BACK = "Taken back: {what}."
NOT_TAKEN_BACK = "Something was changed since. The page Project takes changes back one by one."
NOT_KEPT = "Nothing was kept."
CHANGED_MEANWHILE = "The project was changed meanwhile; please look at the changes again."
IMPORTED = "Imported {files} ({claims})"
OPENED_AS = "Opened {title} as a project"
OPENED_FROM = "Opened from {file}"
OPEN_AS_PROJECT = "Open as a project"
IMPORT_ONTO = "Add to"
IMPORT_ONTO_WHY = (
    "Sources, parties and places of the same name are the same ones. Everything can be taken back in one step."
)
ADD_TO = "This project: {title}"
ADD_TO_COPY = "A copy of {title}"
COPY_FIRST = "{title} itself stays as it is: it is copied into a project of your own."
IMPORT_NEW = "A new project"
NEW_TITLE = "Name of the new project"
SHEETS = "Sheets of {file}"
SHEETS_WHY = "Each sheet is a source of its own, named after the sheet."
HEADING_ROW = "Row of the headings"
HEADING_ROW_WHY = "The row right above the data. Change it where the columns below have the wrong names."
HEADING_REFUSED = "The headings stay as they were found."
IS_WHAT = "What {file} is"
IS_WHAT_WHY = "Of a newer release, changed rows become new claims that replace the older ones. Reviews are kept."
OTHER_FILE = "Another file"
NEWER_RELEASE = "A newer release of {file}"
REMEMBERED = "Columns as you set them for {file}, which has the same headings."
WHAT_CHANGES = "What changes"
WHAT_CHANGES_NOW = "This adds {claims}, {incidents} and {discrepancies}."
SETTLED = Plural("{number} discrepancy no longer stands.", "{number} discrepancies no longer stand.")
NEW_DISCREPANCIES = "New discrepancies"
NEW_INCIDENTS = "New incidents"
MOVED = "Claims that move to another incident"
MOVED_COLUMNS = ("Claim", "Before", "After")
MORE = Plural("{number} more", "{number} more")
CHANGED_ROWS = Plural("{number} row that changes", "{number} rows that change")
CHANGED_COLUMNS = ("Table", "Row", "Column", "Before", "After")
REMOVED = "removed"
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
MEANING_LABELS = {  # of meanings whose own name says little
    "id": "id of the row",
    "date_end": "last day",
    "end_year": "year of the last day",
    "end_month": "month of the last day",
    "end_day": "day of the month of the last day",
    "date_precision": "how exact the date is",
    "date_basis": "how the date is known",
    "lasting": "whether it lasted",
    "admin1": "province or state",
    "admin2": "district or county",
    "place": "town or spot",
    "place_and_region": "town and region",
    "point": "latitude and longitude",
    "place_precision": "how exact the place is",
    "participant": "who took part",
    "initiator": "who began it",
    "attacked": "who was attacked",
    "kind": "kind of event",
    "field": "which figure",
    "value": "the figure",
    "articles": "cited articles",
    "citation": "cited document",
    "citations": "cited documents",
    "sources": "names of sources",
    "speaker": "who said it",
    "ignore": "not read",
}
MEANING_BOUNDS = {
    "min": "{outcome}, at least",
    "max": "{outcome}, at most",
    "best": "{outcome}, best estimate",
}
SETTINGS_HEADING = "Settings for the whole file: source, version, date, licence"
SETTING_COLUMNS = {"holds": "Setting", "value": "Value"}
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
    "who said it": "who said it",
    "number of people": "number of people",
}
NOTHING_READ = "There is nothing to compare in this table yet."
PREVIEW_COLUMNS = ("Row", "Source", "Day", "Place", "What it says")
HEAD_REMARKS = "Values changed or refused so far: {number} (rows checked: {rows})"
REMARK_COLUMNS = ("Row", "Column", "Found", "What was done", "Outcome")
UNREAD = "Columns that are not read: {number}"
UNREAD_COLUMNS = ("Column", "Why")
IS_COLLECTION = "This file is already a collection."
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
