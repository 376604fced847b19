"""The words of the interface, in one place so that they can be translated; Streamlit reads them as Markdown."""

APP = "Competing Claims"
DISCREPANCIES = "Discrepancies"
INCIDENT = "Incident"

# The frame
WHAT_THIS_IS = (
    "What {sources} sources say of the same events, side by side, down to the words each used. "
    "The tool shows where accounts part; it does not decide who is right."
)
VERSION = "version {version} of {date}"
LOADING = "Reading the collection, matching its claims, comparing the accounts …"
PROBLEMS = "{number} found while reading this collection: the rows named are left out."
PROBLEM_COLUMNS = ("File", "Row", "Column", "Found", "Allowed")
CANNOT_OPEN = "This collection cannot be opened."
CANNOT_OPEN_WHY = (
    "Name another folder or workbook: claims serve PATH, or the environment variable CLAIMS_COLLECTION. "
    "claims validate PATH lists what is wrong with one."
)
NO_CLAIMS = "There is nothing to compare yet: the collection holds no claim."
NO_CLAIMS_WHY = (
    "Add rows to documents.csv, claims.csv and statements.csv; claims validate says whether they can be read."
)

# Discrepancies
WHERE_ACCOUNTS_PART = "Where the accounts part"
WORST = "The worst disagreement"
WORST_CHOSEN = "The worst of those chosen"
ASKED_FOR = "The discrepancy that the address names"
ALL_DISCREPANCIES = "All discrepancies, worst first"
CHOSEN_DISCREPANCIES = "The discrepancies chosen, worst first"
OPEN_INCIDENT = "Open this incident: all accounts side by side"
ALL_OF_INCIDENT = "All discrepancies of all incidents"
FILTERS = {
    "severity": "Severity",
    "relation": "Relation",
    "kind": "Kind",
    "source": "Source",
    "incident": "Incident",
}
ANY = "any"
NOTHING_LEFT = "No discrepancy is left."
MOST_REMOVED = "The filter on {filter} removed most: without it there would be {number}."
UNDO = "Drop the filter on {filter}"
DROP_ALL = "Drop all filters"
NOT_IN_COLLECTION = "The address asks for {filter} {values}, which this collection does not have; it was left out."
UNKNOWN_DISCREPANCY = "No discrepancy has the id {id}. Nothing else was opened in its place."
ADDRESS_OF = "Address of this discrepancy"
PAGE_OF = "Page {page} of {pages}"
PREVIOUS = "Previous"
NEXT = "Next"
TAKE_DISCREPANCIES = "Take these {number} as a file"
TAKE_INCIDENT = "Take this side-by-side table as a file"
DOWNLOAD = "Download {format}"
FORMATS = {
    "csv": "CSV",
    "xlsx": "Excel",
    "json": "JSON",
    "markdown": "Markdown",
    "csv-wide": "wide CSV",
    "jsonl": "lines of JSON",
    "html": "web page",
    "latex": "LaTeX",
    "bibtex": "BibTeX",
    "wikitext": "wikitext",
    "text": "plain text",
    "zip": "zip with codebook",
}

# A side and its words
SIDE = "Side {letter}"
SPEAKERS = "Says so:"
ORIGINS = "Independent origins:"
NO_ORIGIN = "0 (a silence has none)"
SAYS_NOTHING = "has an account and says nothing on it:"
MORE_WORDS = "{number} more"
IN_ENGLISH = "In English:"
NO_FRAGMENT = "No words are held here for it."
WHO_SAYS = "Who says it:"
SAID = "Said:"
NOTE = "Note:"
CITES = "Names as its source:"
READING = "Another reading of the same words."
PARAGRAPH = "paragraph {number}"
WITHIN = "in"
ORIGINAL = "Original"
ARCHIVED = "Archived copy"
CLOSE = "Close"
WORDS_BEHIND = "The words behind “{value}”"
OPENS_WORDS = "opens the words"
UNDATED = "no date known"
PUBLISHED = "Published"

# Incident
CHOOSE_INCIDENT = "Incident"
CHOOSE_INCIDENT_HINT = "Choose one, or type to search"
UNKNOWN_INCIDENT = "No incident has the id {id}. Nothing else was opened in its place."
NEAR = "The nearest ids are:"
MOVED_INCIDENT = "The id {id} leads on to:"
NO_NEAR = "Choose one from the list above."
PART_OF = "Part of"
PARTS = "Its parts"
BACKGROUND = "background: every account only recalls it"
NO_PLACE = "place not stated"
ONE_ACCOUNT = "Nothing to compare yet: this is the only account of it in the collection."
NO_DISCREPANCY = "no discrepancy"
FIGURES = "The figures"
COUNTED = "Figure"
NO_FIGURE = "no figure given"
NO_FIGURES = "No account of this incident gives a number."
HOW_TO_READ = "● a number · ├─┤ a range · ▶ “or more” · ○ a vague word · ✕ denied, or none · ◇ demanded, not an outcome. Numbers can be opened in the table."
LOG_AXIS = "The axis is logarithmic: each step is ten times the last."
FITS_ALL = "Shaded: every account of {group} can mean {count}."
GAP = "Shaded: the gap in what is said of {group}; no number fits all accounts."
ANYONE = "anyone"
DEMANDED = "demanded"
HEDGED = "hedged"
DENIED = "denied"
OTHER_READING = "other reading"
PLOT_ALT = "Range plot of {field}: {rows}"
PLOT_TABLE = "The figures of the plot as a table"
PLOT_FAILED = "The plot could not be drawn; the table below holds the same."
CLAIMS = "The accounts"
CLAIM_CAPTION = "One row an account. Figures that cannot all be true are marked ≠ or ✕ and tinted."
CLAIM_COLUMNS = ("Source", "Document", "Published")
WHOM = "Who is counted"
DISCREPANCIES_HERE = "Where these accounts part"
LOOKALIKES = "What looks like a discrepancy and is none"
LOOKALIKES_WHY = "Explained, not counted: a reader may stumble over these."
FIELD_BY_FIELD = "Field by field"
FIELD_CAPTION = "One row a field, one column an account. The word says how an answer stands to the others; each value opens its words."
FIELD_COLUMN = "Field"
CARDS = "Each account in its own words"
CARDS_WHY = "The original words come first, as written; English beside them is the coder's."
MARKS = "What the words and marks mean"

# Review
REVIEW = "Review"
SAME_EVENT = "Do these two accounts tell the same event?"
WHY_NAME = "What you judge is kept with your name, so that others know whom to ask. It goes before every score, and you can undo it."
YOUR_NAME = "Your name"
NAME_HINT = "Type your name and press Enter"
JUDGING_AS = "You judge as {name}."
NOT_YOU = "Change the name"
ANSWERS = {
    "same": "Same event",
    "not same": "Not the same",
    "part": "Left is part of right",
    "whole": "Right is part of left",
    "unsure": "Unsure",
}
SKIP = "Skip for now"
UNDO_LAST = "Undo my last"
REASON = "Reason (optional)"
REASON_HINT = "Kept with your next answer"
PROGRESS = "{mine} judged by you, {all} by everyone; {left} left to judge."
KEYS = "Each button names its key. The score is shown after your answer."
NOTHING_TO_JUDGE = "Nothing is left to judge."
NOTHING_TO_JUDGE_WHY = "No answer on another pair is expected to change the incidents. New claims bring new questions."
SKIPPED = "{number} skipped in this sitting."
BRING_BACK = "Bring back what was skipped"
LAST_ANSWER = "Your last answer"
YOU_SAID = "{a} and {b}: {verdict}."
YOU_UNDID = "Undone: {a} and {b}, {verdict}."
SCORE_OF_LAST = "What the score says of the pair you judged last"
SCORE = "{points} points, probability {probability}. It sees neither your answer nor any figure."
SCORE_COLUMNS = ("Feature", "Points", "Left", "Right", "In a sentence")
SCORE_ALT = "Points for and against that these two tell the same event: {points}"
TOGETHER = "together"
FIELD_OF_BOTH = "Field"
ONLY_HERE = "Marked: words that only this account has in that place. Texts with hardly a word in common are not marked."
NOT_SAID = "does not say"
HISTORY = "What was judged"
HISTORY_LINE = "{by}, {at}: {a} and {b}: {verdict}{why}"
HISTORY_UNDONE = "undone by {by}, {at}"
UNDO_THIS = "Undo"
MORE_HISTORY = "The newest {shown} of {number}; claims judgements lists all."
TO_CONFIRM = "A claim has changed since it was judged. The judgement holds until somebody undoes it."
STILL_HOLDS = "It still holds"
CLASHES = "Judgements clash. They stay here until one of them is undone."
CANNOT_KEEP = "This answer was not kept."

# Timeline, map, who repeats whom
NO_RADIUS = "not stated"
RADIUS = "radius"

# Conventions
CONVENTIONS = "Conventions"
CONVENTIONS_HEADING = "What well-known datasets would publish from these accounts"
CONVENTIONS_WHY = "Each figure is our reading of a published rule, applied to the accounts held here. The datasets' own coders read more, and may publish otherwise."
AS_REPORTED = "As a dataset would report it"
AS_REPORTED_WHY = "The same accounts under one rule at a time; only how many were killed."
CONVENTION = "Convention"
KILLED = "killed"
KILLED_COLUMN = "Killed"
HOW = "How"
RULE = "Rule"
RULES = "The rules"
PUBLISHED_IN = "Published in:"
NO_ROW = "no figure"
ALL_CONVENTIONS = "All conventions beside one another"
DATASET_NAMES = {"acled": "ACLED", "gtd": "GTD", "ucdp": "UCDP", "ibc": "Iraq Body Count", "airwars": "Airwars"}
SPREAD_HEADING = "Where the rules part most: {number} incidents, number killed"
SPREAD_ALT = "What each dataset would publish: {rows}"
CONVENTIONS_TABLE = "Every incident with a figure, widest spread first"
WITHOUT_FIGURES = "Not listed: {number} incidents for which no dataset would publish a figure. Each figure opens the words that it rests on."
TAKE_CONVENTIONS = "Take this table as a file: a row an incident and convention, with rule and words"
TAKE_PICTURE = "Take this plot as a picture"
NO_PICTURES = "Pictures need the package kaleido and Chromium or Chrome where the app runs: pip install 'competing-claims[pictures]'."
