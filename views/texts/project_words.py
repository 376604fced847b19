"""The words of projects: beginning one, its checklist, undo and history, and the page that edits it as a table."""

from views.texts.translation import Plural, translate_module

PROJECT = "Project"
PROJECT_ASKS = "Begin a project, see what it still needs, undo and redo changes."
BEGIN_HEADING = "New project"
BEGIN_WHY = "Everything you add is kept on this machine from the first click."
PROJECT_NAME = "Name of the project"
NAME_HINT = "For example: Qamishli 2021"
PROJECT_LANGUAGE = "Language of most documents"
BEGIN_WITH = "Begin with"
BEGIN_WITH_WHY = "An example is copied whole, with its judgements; the example itself stays as it is. Without a name, the project is called like it."
NO_EXAMPLE = "The usual fields, nothing coded"
BEGIN = "Begin"
BEGIN_REFUSED = "The project could not be begun."
NOT_A_PROJECT = "{title} is opened from a folder or file, which is never changed."
NOT_A_PROJECT_WHY = "Make a copy to add to it or correct it. Your first change makes the copy by itself."
COPY = "Make an editable copy"
COPIED = "This is now a project of your own. {title} itself stays as it was."
YOUR_NAME = "Your name"
YOUR_NAME_WHY = "For the history, kept for this visit only. It is in no link."
WAYS_HEADING = "What to do next"
WAYS_EMPTY_HEADING = "How to begin"
WAYS = {
    "import": ("Import tables", "Spreadsheets or files with one event, source or person per row."),
    "add": ("Paste a report", "Draft claims are read from the text for you to check."),
    "code": ("Code by hand", "A form asks who says what, when, where and how many."),
    "grid": ("Edit as a table", "All sources, documents, claims and statements, cell by cell."),
    "collections": ("Open a workbook or example", "Bring a workbook that you filled in, or start from an example."),
}
CHECKLIST = "Checklist"
# Of each line: while something is missing, while something waits, when it is done.
CHECKS = {
    "claims": ("Add claims: at least two accounts are needed. There are {number}.", "", "Claims: {number}."),
    "sources": ("Add sources: at least two are needed. There are {number}.", "", "Sources: {number}."),
    "days": ("No claim has a day.", "Claims without a day: {number} of {of}.", "Every claim has a day."),
    "places": ("No claim has a place.", "Claims without a place: {number} of {of}.", "Every claim has a place."),
    "figures": ("No claim has a figure.", "Claims without a figure: {number} of {of}.", "Every claim has a figure."),
    "shared": ("No incident is told by two sources yet.", "", "Incidents told by two sources or more: {number}."),
    "problems": ("", "Rows left out for a problem: {number}.", "No row is left out."),
    "contradictions": ("", "", "Discrepancies found: {number}."),
    "pairs": ("", "Pairs of claims to review: {number}.", "No pair of claims waits for review."),
    "judgements": ("", "Reviewed claims that changed since: {number}.", "Reviewed claims are as they were."),
}
STATES = {"missing": "missing", "waiting": "to do", "done": "done"}
HISTORY = "History"
HISTORY_COLUMNS = ("When", "By", "What", "Rows")
UNDO = "Undo: {what}"
REDO = "Redo: {what}"
NOTHING_TO_UNDO = "Nothing to undo"
NOTHING_TO_REDO = "Nothing to redo"
KINDS = {"undo": "Undone: {what}", "redo": "Done again: {what}"}
CHANGE_REFUSED = "This could not be changed; nothing was kept."
MANAGE = "Rename, copy, archive, remove"
RENAME = "Rename"
DUPLICATE = "Copy under this name"
ARCHIVE = "Archive"
UNARCHIVE = "Take out of the archive"
REMOVE = "Remove this project"
REMOVE_SURE = "Remove {title}? It goes into the bin, from which you can restore it."
REMOVE_YES = "Yes, remove it"
REMOVED_HEADING = "Removed projects"
IS_REMOVED = "{title} is removed. It can be restored from the list of removed projects:"
IS_ARCHIVED = "This project is archived: it can still be opened and changed."
ARCHIVED_HERE = "Archived project on this machine"
RESTORE = "Restore {name}"
DOWNLOAD = "Download as workbook"
IS_EMPTY = "This project has no claims yet."
IS_EMPTY_WHY = "Begin with a table, a report or a claim that you code by hand."
KEPT_HERE = "Project on this machine"
ANSWERED = "Review: {verdict}: “{one}”, “{other}”"
ANSWER_UNDONE = "Review, undone since: {verdict}: “{one}”, “{other}”"
ROWS_CHANGED = Plural("{number} row", "{number} rows")

# Notes, tags and saved views
NOTES = "Notes and tags"
TAGS = "Tags"
TAGS_HINT = "Choose a tag or type a new one"
NEW_NOTE = "New note"
NOTE_BY = "Note by {name}, {day}"
NOTE_OF = "Note of {day}"
EMPTY_TO_REMOVE = "To remove a note, empty it."
SAVE_NOTES = "Save"
NOTED = "Notes and tags: {about}"
SUBJECT_CHANGED = "The accounts have changed since."
NOTES_COLUMNS = ("On", "Tags", "Note", "By", "When")
NOTE_KINDS = {
    "incident": "Incident",
    "claim": "Claim",
    "discrepancy": "Discrepancy",
    "document": "Document",
    "pair": "Pair to review",
}
NO_LONGER_THERE = "This is no longer in the project."
REMOVE_GONE = "Remove notes on what is no longer there"
GONE_REMOVED = "Notes removed on what is no longer there"
ANSWERS_TO = "The new note answers"
ANSWERS_NONE = "no other note"

# Working together
SINCE = "Since you were here, {day}"
MORE_SINCE = "{number} earlier changes are not listed."
WHOLE_PROJECT = "The project"
SOMEBODY = "somebody"
ACTS = {  # by where it is noted
    "judgements": "Review: {verdict}: “{one}”, “{other}”",
    "undone": "Review, undone: {verdict}: “{one}”, “{other}”",
    "confirmed": "Review, confirmed: {verdict}: “{one}”, “{other}”",
    "accepted": "Document added",
    "removed": "Document taken out",
    "team_roles": "Roles changed",
    "team_tokens": "Token for programs made",
    "revoked_tokens": "Token for programs revoked",
    "team_settings": "Settings of the project changed",
}
ASSIGNMENTS = "Who works on what"
ASSIGNMENT_COLUMNS = ("What", "Who", "Note", "State", "Assigned by")
ASSIGN_WHAT = "Assign"
ASSIGN_HINT = "Choose one or more"
ASSIGN_TO = "To"
ASSIGN_TO_HINT = "Choose or type a name"
ASSIGN_NOTE = "What to do (optional)"
ASSIGN = "Assign"
ASSIGNED = "Assigned to {name}: {number}"
ASSIGNED_TO = "For {name}."
SHOW_MINE = "Compare only what is assigned to you"
IS_DONE = "Done"
OPEN_WORK = "not done"
DONE_WORK = "done"
WORK_DONE = "Done: {about}"
BY_TWO = "Each pair is reviewed by two people"
BY_TWO_WHY = "They do not see each other’s answers. A pair counts when both agree or a third has decided."
TAKEN_MINUTES = "Minutes that something stays taken"
TAKEN_WHY = "Others are not given a pair or document that somebody works on. After so many minutes without work on it, it is free again."
SAVE_SETTINGS = "Save settings"
TAKEN_COLUMNS = ("At work", "On", "Until (UTC)")
TAKEN_BY = "{name} works on this document until {time} UTC. Choose another, or wait until it is free."

VIEWS = "Views"
VIEWS_HEADING = "Saved views"
NO_VIEWS = "No saved views yet. A view is a page with its filters."
SAVE_VIEW = "Save this view"
SAVE_VIEW_WHY = "Keeps this page and its filters in the project. A view of the same name is replaced."
VIEW_NAME = "Name of the view"
CHANGE_VIEW = "Rename or remove"
REMOVE_VIEW = "Remove"
VIEW_SAVED = "View saved: {name}"
VIEW_RENAMED = "View renamed: {name}"
VIEW_REMOVED = "View removed: {name}"

# The page that edits a project as a table
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
GRID_ID = "id"
GRID_COLUMNS = {  # headings of columns whose own name says little
    "ties": "speaks for",
    "aliases": "other names",
    "url": "address",
    "archive_url": "address of a copy",
    "published_from": "published, earliest",
    "published_to": "published, latest",
    "published_note": "why these days",
    "digest": "checksum",
    "within": "quoted within",
    "coverage": "places it covers",
    "background": "only recalled",
    "supersedes": "replaces",
    "group": "who is counted",
    "verbatim": "words of the value",
    "stance": "how it is said",
    "chain": "who is quoted",
    "said": "said on",
    "fragment": "words quoted",
    "gloss": "in English",
    "part_of": "part of",
    "reading_of": "other reading of",
    "cites": "documents cited",
    "basis": "rests on",
    "coder": "coded by",
    "parent": "within",
    "radius_km": "radius in km",
    "many": "several values",
    "exclusive": "not both true",
}
FIND = "Find rows"
FIND_HINT = "Words that a row has"
CHANGED = "{table}: rows changed: {rows}"
VALUE_NOT_IN_WORDS = "Kept: {value}. The words quoted for it say something else: “{words}”. Please correct them too."
TAKES_ALONG = "Nothing is removed yet. Removing {ids} also removes what hangs on it: {rows}."
REMOVE_ALL = "Remove all of it"
KEEP_THEM = "Keep it"
NOT_KEPT = "Not kept yet: please mend what is listed here."
DISCARD = "Discard what is not kept"
PROBLEM_COLUMNS = ("Row", "Column", "Found", "Allowed")
NO_NAME = "not named"
SHARING = "Who may open this project"
VISIBILITIES = {
    "private": "Private: only you.",
    "shared": "Shared: only the people below.",
    "public": "Public: everyone who signs in may read it.",
}
MEMBER_COLUMNS = ("Person", "Role")
ROLES = {"reader": "Reader", "coder": "Coder", "reviewer": "Reviewer", "editor": "Editor", "owner": "Owner"}
ROLE_MEANINGS = {
    "reader": "reads, exports and copies.",
    "coder": "also adds reports, accounts and notes, and corrects what they alone added.",
    "reviewer": "also judges whether two accounts are of one event.",
    "editor": "also changes and takes back what others added, and names the project.",
    "owner": "also says who may do what, archives and removes.",
}
EVERYONE = "Everyone who signs in"
MEMBER = "E-mail address or account"
MEMBER_HINT = "ada@example.org"
ROLE = "Role"
GIVE_ROLE = "Give this role"
TAKE_ROLE = "Take the role away"
LET_EVERYONE_READ = "Let everyone read"
ONLY_MEMBERS = "Only members"
TOKENS = "Programs"
TOKENS_WHY = "A program with a token reads this project over the network. A new token is shown once."
TOKEN_NAME = "What it is for"
MAKE_TOKEN = "Make a token"
REVOKE_TOKEN = "Revoke {name}"
MAY_NOT = "Your role does not allow this."

translate_module(__name__)
