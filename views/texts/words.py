"""The words of the interface, in one place so that they can be translated; Streamlit reads them as Markdown."""

from views.texts.translation import translate_module

APP = "Competing Claims"
DISCREPANCIES = "Discrepancies"
INCIDENT = "Incident"

# The frame
WHAT_THIS_IS = "The tool shows where accounts part; it does not decide who is right."
FROM = "From (day)"
TO = "To (day)"
FILTER = "Filters"
ONLY = "Only"
LEFT = "Left: {incidents} of {all_incidents}, {discrepancies} of {all_discrepancies}."
UNDATED_OUT = "{number} without a date left out."
UNPLACED_OUT = "{number} without a place left out."
NO_INCIDENT_LEFT = "No incident is left."
LINK_AND_CITE = "Link and cite"
LINK_HERE = "Link to this page as it is"
CITE = "To cite it"
CITATION = "{title}, version {version} of {date} (digest {digest}{licence}). Compared with Competing Claims {tool}. {address}, seen {day}."
UNKNOWN_LANGUAGE = (
    "The link asks for the language {wanted}, which is not available; it was ignored. Available: {languages}."
)
UNKNOWN_COLLECTION = "No collection {key} is open here. Nothing else was opened in its place."
UNKNOWN_COLLECTION_WHY = "It may have been opened for one session alone, which is over. Open it again on the page Collections, or go on with the one that the app was started with."
COLLECTION = "Collection"
COLLECTIONS = "Collections"
OVERVIEW = "Overview"
COMPARE = "Compare"
MATRIX = "Matrix"
METHOD = "Method"
SHOW_FIRST = "Go on with the first collection"
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

# What each page answers; shown as a hint in the menu
OVERVIEW_ASKS = "Where do the accounts part, and where most?"
INCIDENT_ASKS = "Who says what of one incident, figure by figure, in which words?"
COMPARE_ASKS = "How do two or three accounts differ?"
MATRIX_ASKS = "Who covers what?"
DISCREPANCIES_ASK = "All points on which accounts part, to filter and to take along."
ADD_ASKS = "Read a document into draft claims, correct them, and see what they contradict."
CONVENTIONS_ASK = "What would each known dataset have made of the same accounts?"
REVIEW_ASKS = "Do two accounts tell the same event? Your answers go before every score."
COLLECTIONS_ASK = "Which collections are open here; open your own."
METHOD_ASKS = "What every term, threshold and rule means."

# Overview
COMPARED = "{sources} tell {incidents}; {compared} are told by two sources or more."
CLASH_IN = "{number} of {compared} contain a contradiction"
CLASH_IN_ONE = "1 of {compared} contains a contradiction"
CLASH_OVER = "Contradictions over: {fields}."
SHARED_INCIDENTS = "shared incidents"
NO_CLASH = "No account contradicts another"
MOST_SERIOUS = "Most serious:"
FIGURE_CHOICE = "Figure"
FIGURE_COLUMNS = ("Date", "Incident")
OTHER_SOURCES = "Other sources"
LOWEST_TO_HIGHEST = "Lowest to highest"
ALL_VERSIONS = "All versions"
ONE_SOURCE = "one source"
WITHIN_ONE = "one source with itself"
NO_SOURCE = "nobody says"
OTHER_PEOPLE = "each of other people"
ALSO_TELL = "{number} more without it"
PERHAPS_LINKED = "Perhaps {relation} {incident}"
AGAINST_PARTS = "Also against figures for parts of it: {sources}"
PLACE_NOT_STATED = "place not stated"
FIGURES_LEFT_OUT = "Not listed: {number} that one source tells, without this figure."
FIGURES_HOW = (
    "Press a figure for the words it was read from. Italic: inferred by the coder. Shaded: cannot all be true."
)
TAKE_FIGURES = "Take this table as a file"
INCIDENTS_LOWER = "incidents"
NO_DISCREPANCY_HERE = "Nothing to show here: the accounts left do not part on any point."
ALL_OF_INCIDENTS = "All discrepancies"
RANKED = "Incidents, those whose accounts part most first"
RANKED_WHY = "By discrepancies that are high and contradict, then high, medium, minor. Bars: what each account gives of the figure disputed most."
OPEN_RANK = "Open no. {rank}"
ACCOUNTS_OF = "{claims}, {sources}, {origins}"
NO_NUMBERS = "no account gives a number"

# Compare
COMPARE_HEADING = "Two or three accounts beside one another"
COMPARE_THESE = "Compare two or three of these accounts"
CHOOSE_ACCOUNTS = "Accounts (two or three)"
CHOOSE_TWO = "Nothing to compare yet: choose a second account."
CHOOSE_CLAIMS = "Choose two or three accounts."
UNKNOWN_CLAIM = "No account has the id {ids}. Nothing else was opened in its place."
OF_ONE_INCIDENT = "Held to tell one incident:"
OF_SEVERAL_INCIDENTS = "Held to tell different incidents:"
WHY_MATCHED = "Why they are held to tell the same event, or not"
WHY_MATCHED_HOW = "Points for the same event stand right of zero, points against it left. No figure has a say in it."
SCORE_OF = "Why these were held to tell the same event, or not: {a}; {b}"
SCORE_TABLE = "Every feature with both values"
JUDGE_THEM = "Judge pairs of accounts"
RELATION = "Relation"

# Matrix
MATRIX_HEADING = "Who covers what"
MATRIX_HOW = "One row per incident, one column per source. Choose a cell with the mouse, or with the arrow keys and Enter; its accounts open below."
IN_EACH_CELL = "In each cell"
WORST_RELATION = "how the account stands to the others, over all fields"
MATRIX_ALT = "Incidents by source; the same stands below as a plain table."
MATRIX_PLAIN = "The matrix as a plain table"
CHOOSE_CELL = "Choose a cell to read the account behind it."
COLUMNS_LEFT_OUT = "{number} without an account of these incidents left out."
COMPARE_WITH_OTHERS = "Compare it with another account"

# Collections
COLLECTIONS_HEADING = "Collections"
COLLECTIONS_HOW = "Each collection is compared within itself alone; nothing is compared across collections."
STARTED_WITH = "the app was started with it"
COMES_ALONG = "comes along"
KEPT = "kept on this machine"
THIS_SESSION = "open in this tab alone"
SHOW = "Show it"
KEEP = "Keep it on this machine"
KEEP_WHY = "Then everybody who uses this app finds it; until then it goes when this tab is closed."
FORGET = "Close it"
FORGET_KEPT = "Remove it from this machine"
OPEN_YOURS = "Open your own"
OPEN_YOURS_HOW = "A workbook (.xlsx), a zip of a collection's folder, its CSV files with datapackage.json, or JSON Lines. Files are checked before anything is shown, and stay on the machine that this app runs on."
CHOOSE_FILES = "Workbook, zip, or the files of a folder"
NOTHING_KEPT = "Nothing of it is kept unless you ask for it."
READ_AS = "Read: {title}, {sources}, {documents}, {claims}, {statements}."
NO_PROBLEMS = "No problems."
OPEN_IT = "Open it"
REFUSED = "This was refused."
CHECKING = "Reading and checking …"

# Method
METHOD_TEXT = "Text"
METHOD_TEXTS = {
    "method": "Method: terms, values, rules",
    "matching": "Matching",
    "conventions": "Conventions",
    "extraction": "Extraction",
    "importing": "Importing",
    "exports": "Exports",
    "workspace": "Workspace",
}
NO_METHOD = "The text is not installed here."

# Discrepancies
WHERE_ACCOUNTS_PART = "Where the accounts part"
WORST = "The worst disagreement"
WORST_CHOSEN = "The worst of those chosen"
ASKED_FOR = "The discrepancy that the address names"
ALL_DISCREPANCIES = "All discrepancies, worst first"
CHOSEN_DISCREPANCIES = "The discrepancies chosen, worst first"
OPEN_INCIDENT = "Open this incident: all accounts side by side"
FILTERS = {
    "from": "From",
    "to": "To",
    "place": "Place",
    "party": "Party or group",
    "source": "Source",
    "outcome": "Figure",
    "relation": "Relation",
    "severity": "Severity",
    "kind": "Kind",
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
INFERRED_BY = "Inferred by the coder:"
NO_REASON = "no note says from what."
READ_SO = "A reading of the words."
INFERRED_MARK = "(inferred)"
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
PERHAPS = "Perhaps"
BACKGROUND = "background: every account only recalls it"
NO_PLACE = "place not stated"
ONE_ACCOUNT = "Nothing to compare yet: this is the only account of it in the collection."
NO_DISCREPANCY = "no discrepancy"
FIGURES = "The figures"
NO_FIGURES = "No account of this incident gives a number."
CLAIMS = "The accounts"
CLAIM_CAPTION = "One row per account. Figures that cannot all be true are marked ≠ or ✕ and tinted."
CLAIM_COLUMNS = ("Source", "Document", "Published")
DISCREPANCIES_HERE = "Where these accounts part"
LOOKALIKES = "What looks like a discrepancy and is none"
LOOKALIKES_WHY = "Explained, not counted: a reader may stumble over these."
FIELD_BY_FIELD = "Field by field"
FIELD_CAPTION = "One row per field, one column per account. The word says how an answer stands to the others; each value opens its words."
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

# Claims
SEARCH_TITLE = "Claims"
SEARCH_ASKS = "Let me search."
SEARCH_HEADING = "Search all claims"
SEARCH = "Words or names, in any spelling or script"
SEARCH_HINT = "every word counts; press Enter"
FACETS = {
    "date": "Date of the event",
    "where": "Place of the event",
    "kind": "Kind of event",
    "figures": "Figures",
    "language": "Language",
}
NOT_STATED = "not stated"
PRECISIONS = {
    "day": "a day",
    "within": "one of several days",
    "month": "a month",
    "year": "a year",
    "period": "a period",
}
FOUND_CLAIMS = "{claims} of {all_claims}, in {incidents} by {sources}."
FOUND_WITH = "Each has every word of {text}."
NO_CLAIM_FOUND = "No claim is left."
NO_CLAIM_BY_WORDS = "None of the claims that the shared filters leave has all of these words."
NO_CLAIM_BY_FACETS = "No claim has all that these filters ask for together."
DROP_WORDS = "Drop the words"
DROP_ALL_HERE = "Drop words and filters of this page"
SEARCH_COLUMNS = ("Source", "Claim", "Event", "Place", "Figures", "Incident")
SEARCH_ALT = "The claims found, one row each; tick one to read its words, two or three to compare them."
PICK_CLAIMS = "Tick a claim in the table to read its words; tick two or three to compare them."
PICKED_CLAIMS = "{number} ticked"
PICKED_WORDS = "The words of the claims ticked"
AT_MOST_COMPARED = "The first {number} are shown; no more are compared at a time."
COMPARE_PICKED = "Compare these claims"
PICK_NONE = "Untick all"
SOURCE = "Source"
THESE_CLAIMS = "{number} found by search"

# Timeline and map
WHEN_AND_WHERE = "When and where, by each account"
TIMELINE = "Timeline"
MAP = "Map"
EVENT = "event"
REVISION = "revises an earlier account"
LANES_ALT = "Timeline, one lane a source: {rows}"
COUNTS_ALT = "Timeline, number of dated claims by source: {rows}"
MAP_ALT = "Map with the number of claims by place: {rows}"
HOW_TO_READ_LANES = (
    "Bar: when the account puts the event, as wide as the date is open; ▶ or ◀ no end given. ◆ published, ◇ published and revises an "
    "earlier account; dotted: published on one of these days. Arrow: from the account cited to the one that cites it. "
    "Grey band: time cut out, for nothing is told of it; the stretches have scales of their own."
)
HOW_TO_READ_COUNTS = (
    "More than {number} claims: each disc is a day, month or year in which a source puts events, as large as there are claims; the {lanes} "
    "sources with most claims are drawn. "
    "Grey band: time cut out, for nothing is told of it; the stretches have scales of their own."
)
HOW_TO_READ_MAP = (
    "One point a claim: the most precise place that it names. Circle: how far from the point it may have been. In brackets: how many claims "
    "share the point. The outlines are for orientation and say nothing on borders."
)
WIDE_CIRCLES = "Circles wider than the map may be: {places}."
LANES_TABLE = "The timeline as a table"
LANES_COLUMNS = ("Source", "Claim", "Event", "Published", "Cites")
COUNTS_TABLE = "The discs as a table"
COUNTS_COLUMNS = ("Source", "From", "Claims")
MAP_TABLE = "The map as a table"
MAP_COLUMNS = ("Place", "North, east", "Radius", "Claims", "Claims at the same point")
NO_RADIUS = "not stated"
RADIUS = "radius"
UNDATED_CLAIMS = "Not on the timeline as an event: {number} without a date of the event"
UNPLACED_CLAIMS = "Not on the map: {number} without a place"
UNLOCATED_CLAIMS = "Not on the map: {number} with a place that has no coordinates here"
NOTHING_DATED = "None of these claims has a date."
NOTHING_PLACED = "None of these claims has a place with coordinates."

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
CONVENTIONS_TABLE = "Every incident with a figure, widest spread first"
WITHOUT_FIGURES = "Not listed: {number} incidents for which no dataset would publish a figure. Each figure opens the words that it rests on."
TAKE_CONVENTIONS = "Take this table as a file: a row per incident and convention, with rule and words"
NO_FILTER = "none: every incident that is not only recalled"

# Sources
SOURCES = "Sources"
SOURCES_ASK = "Who is this, and whom do they repeat?"
SOURCES_HEADING = "Who tells this, and whom they repeat"
SOURCES_HOW = "Ties and languages are as the collection declares them. The numbers compare sources with one another; none says who is right. Tick a source to see what stands behind each."
SOURCE_COLUMNS = (
    "Source",
    "Kind",
    "Ties",
    "Languages",
    "Documents",
    "Claims",
    "Incidents",
    "Highest",
    "Lowest",
    "Silent",
    "Alone",
)
SOURCES_ALT = "The sources, one row each; tick one to see its ties, its coverage and what stands behind its numbers."
NO_TIE = "none declared"
NOT_DECLARED = "not declared"
UNKNOWN_SOURCE = "No source that publishes here has the id {id}. Nothing else was opened in its place."
TIES = "Ties:"
LANGUAGES = "Languages:"
ALSO_CALLED = "Also called:"
ITS_PAGE = "Its own page"
SPAN_TOLD = "Tells of events from {first} to {last}."
ALL_ITS_CLAIMS = "All its claims"
ITS_CLAIMS = "Its claims"
COVERAGE = "What it tells of, month by month"
COVERAGE_COLUMNS = ("Month of the event", "Claims", "Incidents")
COVERAGE_CAPTION = "By the first day of the event as each claim states it."
NO_MONTH = "not stated"
STANDINGS = "How its figures stand to those of others"
STANDING_NAMES = {"highest": "Highest", "lowest": "Lowest", "silent": "Silent", "alone": "Alone"}
NEVER = "never."
SAYS_NO_FIGURE = "no figure"
OTHERS_GIVE = "others give"
TIMES = "{number} times"
ONCE = "once"
REPEATS = "Who repeats whom"
REPEATS_WAY = "The arrows show"
REPEATS_WAYS = {"cites": "whose documents they cite", "quotes": "whom they quote"}
HOW_TO_READ_REPEATS = (
    "An arrow leads from a source to one that it rests on ({way}), as thick as there are statements; their number stands on it. "
    "What a source repeats of its own is left out."
)
STRONGEST = "The plot shows the {number} strongest; the list has all."
REPEATS_ALT = "Who repeats whom ({way}): {rows}"
REPEATS_LIST = "The same as a list"
REPEATS_COLUMNS = ("Source", "Rests on", "Statements")
NOBODY_REPEATS = "No statement here does so."

translate_module(__name__)
