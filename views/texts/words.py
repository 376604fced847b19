"""The words of the interface, in one place so that they can be translated; Streamlit reads them as Markdown."""

from views.texts.translation import Plural, translate_module

APP = "Competing Claims"
DISCREPANCIES = "Discrepancies"
INCIDENT = "Incident"

# The frame
WHAT_THIS_IS = "The tool shows where sources disagree; it does not decide who is right."
SIGN_IN = "Sign in"
SIGN_IN_WHY = "This server is for people who have an account here."
SIGN_IN_MISSING = (
    "Signing in is set up, but a package for it is missing. Ask whoever runs the server to install the extra “team”."
)
SIGN_IN_SPOILT = "The settings of sign-in cannot be used, so nobody is let in. Ask whoever runs the server."
SESSION_OVER = "Your session is over. Sign in again to go on."
NOT_VOUCHED = "Open this server at its own address, where you sign in first."
SIGNED_IN_AS = "Signed in as {name}."
SIGN_OUT = "Sign out"
GROUP_COMPARE = "Compare"
GROUP_EVIDENCE = "Evidence"
GROUP_WORK = "Work"
GROUP_ABOUT = "About"
COMMA = ", "  # in a list of words or names
FILTER = "Filter"
REMOVE_FILTER = "Remove this filter"
CLEAR_FILTERS = "Clear filters"
LEFT = "Showing {incidents} of {all_incidents} and {discrepancies} of {all_discrepancies}."
UNDATED_OUT = "Hidden: {number} without a date."
UNPLACED_OUT = "Hidden: {number} without a place."
UNFILTERED = "The filters do not apply to this page."
INCIDENT_UNFILTERED = "The filters do not apply to this page: it shows one whole incident."
OUTSIDE_FILTERS = "This incident does not match the filters. It is shown because a link led here."
COMPARE_UNFILTERED = "The filters do not apply to this page: it shows the accounts you chose."
REVIEW_UNFILTERED = "The filters do not apply to this page: it asks about pairs from the whole collection."
ADD_UNFILTERED = "The filters do not apply to this page: a new document is compared with the whole collection."
NO_INCIDENT_LEFT = "No incident matches the filters."
SHARE = "Share"
LINK_HERE = "Link to this view"
CITE = "Cite this view"
CITATION = (
    "{title}{version} (digest {digest}{licence}). Compared with Competing Claims {tool}. {address}, accessed {day}."
)
CITED_VERSION = ", version {version}"
CITED_DATE = ", {date}"
UNKNOWN_LANGUAGE = (
    "The link asks for the language {wanted}, which is not available; it was ignored. Available: {languages}."
)
UNKNOWN_COLLECTION = "No collection {key} is open here."
UNKNOWN_COLLECTION_WHY = "It may have been open in one tab only, which is now closed. Open it again under Collections, or continue with the first collection."
COLLECTION = "Collection"
COLLECTIONS = "Collections"
OVERVIEW = "Overview"
COMPARE = "Compare"
MATRIX = "Matrix"
METHOD = "Method"
SHOW_FIRST = "Continue with the first collection"
COMPARING_HEADING = "Comparing this collection"
COMPARING_WHY = "A large collection is compared once, when it is first opened. After that it opens in seconds."
COMPARING_BEGINS = "Starting …"
COMPARING_STEPS = {
    "read": "Reading the collection …",
    "match": "Matching claims …",
    "link": "Linking claims to incidents …",
    "compare": "Comparing accounts …",
    "keep": "Saving the result for the next start …",
}
COMPARED_SO_FAR = "{compared} of {incidents} incidents compared."
COMPARED_FIRST = "The first incidents with two sources or more"
COMPARED_COLUMNS = ("Incident", "Sources", "Discrepancies")
LOADING = "Reading the collection, matching claims, comparing accounts …"
PROBLEMS = "{number} found in this collection; the rows listed are left out."
PROBLEM_COLUMNS = ("File", "Row", "Column", "Found", "Allowed")
FAULT = "This did not work, for a fault of the program. What you typed is still here."
FAULT_WHY = "Code {code}. Where in the program it arose is written to {file}, without texts or names; please send it with a report. Reload the page, or go on with another."
CANNOT_OPEN = "This collection cannot be opened."
CANNOT_OPEN_WHY = "Name another folder or workbook with claims serve PATH or CLAIMS_COLLECTION. The command claims validate PATH lists what is wrong."
NO_CLAIMS = "Nothing to compare yet: this collection has no claims."
NO_CLAIMS_WHY = "Add rows to documents.csv, claims.csv and statements.csv. Then run claims validate to check them."

# What each page answers; shown as a hint in the menu
OVERVIEW_ASKS = "Who says how many, and where do sources disagree most?"
INCIDENT_ASKS = "What does each source report about one incident?"
COMPARE_ASKS = "How do two or three accounts differ?"
MATRIX_ASKS = "Which source covers which incident?"
DISCREPANCIES_ASK = "Every point on which accounts disagree, to filter and download."
ADD_ASKS = "Extract draft claims from a document, check them, and see what they contradict."
CONVENTIONS_ASK = "How would known datasets code these incidents?"
REVIEW_ASKS = "Do two accounts describe the same event? Your answers override the score."
COLLECTIONS_ASK = "Which collections are open, and how to open your own."
METHOD_ASKS = "What every term, threshold and rule means."

# Overview
COMPARED = Plural("{number} source covers {incidents}.", "{number} sources cover {incidents}.")
COVERED_TWICE = Plural("{number} is covered by two or more sources.", "{number} are covered by two or more sources.")
CLASH_IN = "{number} of {compared} contain a contradiction"
CLASH_IN_ONE = "1 of {compared} contains a contradiction"
CLASH_OVER = "Contradictions about: {fields}."
NO_CLASH = "No contradiction in {compared}"
NOTHING_SHARED = "No incident is covered by two sources"
ONE_SOURCE_ALONE = "One source: nothing to compare yet"
ADD_ANOTHER = "To compare, add accounts of another source: {add} or {table}."
MOST_SERIOUS = "Most serious contradiction"
MOST_SERIOUS_WITHIN = "Most serious contradiction within one source"
MOST_SERIOUS_OTHER = "Most serious disagreement"
AND_MORE = "and {number} more"  # behind the first of a list
MORE_VERSIONS = Plural("{number} more version.", "{number} more versions.")
FIGURE_CHOICE = "Figure"
FIGURE_COLUMNS = ("Date", "Incident")
OTHER_SOURCES = "Other sources"
LOWEST_TO_HIGHEST = "Lowest to highest"
ALL_VERSIONS = "All versions"
ONE_SOURCE = "one source"
WITHIN_ONE = "within one source"
NO_SOURCE = "no source says"
OTHER_PEOPLE = "each about different people"
ALSO_TELL = Plural("{number} more without a figure", "{number} more without a figure")
PERHAPS_LINKED = "Possibly {relation} {incident}"
CLASH_ELSEWHERE = "Contradiction: {fields}"
AGAINST_PARTS = "Also contradicts figures for parts of it: {sources}"
PLACE_NOT_STATED = "place not stated"
FIGURES_LEFT_OUT = "Not listed: {number} covered by one source, without this figure."
FIGURES_HOW = "Click a figure for the source's wording. Italic: inferred by the coder. Shaded: cannot all be true."
BOTH_TALLIES = "{discrepancies}, {omissions}"
INCIDENT_OPTION = "{name} ({accounts}, {discrepancies})"
SEVERITY_NUMBER = "{number} {severity}"
LANGUAGE = "Language"
ONWARD = ":material/arrow_forward:"
INCIDENTS_LOWER = "incidents"
ALL_OF_INCIDENTS = "All discrepancies"
RANKED = "Incidents, most disputed first"
RANKED_WHY = "Sorted by severity. Bars show each source's number for the most disputed figure."
ACCOUNTS_OF = "{claims}, {sources}, {origins}"
NO_NUMBERS = "no account gives a number"

# Compare
CHOOSE_ACCOUNTS = "Accounts (two or three)"
CHOOSE_TWO = "Nothing to compare yet: choose a second account."
CHOOSE_CLAIMS = "Choose two or three accounts."
UNKNOWN_CLAIM = "No account has the id {ids}."
OF_ONE_INCIDENT = "Treated as the same incident:"
OF_SEVERAL_INCIDENTS = "Treated as different incidents:"
WHY_MATCHED = "Why these were matched, or not"
WHY_MATCHED_HOW = "Bars to the right support a match; bars to the left count against it. Casualty figures are not used."
SCORE_OF = "Why these were matched, or not: {a}; {b}"
SCORE_TABLE = "All features with both values"
JUDGE_THEM = "Review pairs of accounts"
RELATION = "Relation"

# Matrix
MATRIX_HEADING = "Coverage by source"
MATRIX_HOW = "One row per incident, one column per source. Choose a cell to open its accounts below the table."
IN_EACH_CELL = "In each cell"
WORST_RELATION = "overall agreement with other accounts"
CHOOSE_CELL = "Choose a cell to read the account behind it."
COLUMNS_LEFT_OUT = "Hidden: {number} without an account of these incidents."
COMPARE_WITH_OTHERS = "Compare with another account"

# Collections
COLLECTIONS_HEADING = "Collections"
COLLECTIONS_HOW = "Sources are compared only within a collection."
STARTED_WITH = "default"
COMES_ALONG = "example"
KEPT = "saved on this machine"
THIS_SESSION = "temporary, this tab only"
SHOW = "Open"
KEEP = "Save on this machine"
KEEP_WHY = "Everyone who uses this app can then open it. Otherwise it is gone when you close this tab."
FORGET = "Close"
FORGET_KEPT = "Remove from this machine"
OPEN_YOURS = "Open your own"
OPEN_YOURS_HOW = "Open a workbook (.xlsx or .ods), a zip of a collection, its CSV files with datapackage.json, or JSON Lines. Files are checked first and stay on the machine that runs this app."
CHOOSE_FILES = "Workbook, zip, or the files of a folder"
NOTHING_KEPT = "Nothing is saved unless you ask for it."
READ_AS = "Read: {title}, {sources}, {documents}, {claims}, {statements}."
NO_PROBLEMS = "No problems."
OPEN_IT = "Open this collection"
IS_OPEN = "{title} is open in this tab."
TO_ITS_INCIDENTS = "See its incidents"
REFUSED = "This file cannot be used."
CHECKING = "Reading and checking …"

# Method
ALL_DOCUMENTATION = "All documentation: tutorials, tasks, reference (opens in a new tab)"
METHOD_TEXT = "Text"
METHOD_TEXTS = {
    "method": "Method: terms and values",
    "discrepancies": "Discrepancies: rules and severity",
    "tables-and-sources": "Tables, sources and maps",
    "matching": "Matching",
    "features": "Matching: what is compared",
    "matching-tables": "Matching: your own tables",
    "matching-quality": "Matching: how good it is",
    "conventions": "Conventions",
    "extraction": "Extraction",
    "importing": "Importing",
    "mapping": "Importing: mappings",
    "importing-quality": "Importing: how well it works",
    "exports": "Exports",
    "workspace": "Workspace",
}
NO_METHOD = "This text is not installed."

# Discrepancies
WHERE_ACCOUNTS_PART = "Where sources disagree"
ASKED_FOR = "The discrepancy in the link"
OPEN_INCIDENT = "Open incident: all accounts side by side"
FILTERS = {
    "from": "From",
    "to": "To",
    "place": "Place",
    "party": "Party or group",
    "source": "Source",
    "outcome": "Type of figure",
    "relation": "Type of disagreement",
    "severity": "Severity",
    "tag": "Tag",
    "kind": "Kind",
    "incident": "Incident",
}
ANY = "any"
NOTHING_LEFT = "No discrepancy matches the filters."
UNKNOWN_DISCREPANCY = "No discrepancy has the id {id}."
ADDRESS_OF = "Link to this discrepancy"
MOST_REMOVED = "The “{filter}” filter excludes the most: without it, {number} would match."
UNDO = "Clear “{filter}”"
INVALID_DATE = "The link contains an invalid date ({values}); it was ignored."
NOT_IN_COLLECTION = "The link asks for {filter} {values}. This collection has no such value, so it was ignored."
PAGE_OF = "Page {page} of {pages}"
PREVIOUS = "Previous"
NEXT = "Next"

# A side and its words
SPEAKERS = "Reported by:"
ORIGINS = "Independent sources behind it:"
NO_ORIGIN = "0 (silence has none)"
SAYS_NOTHING = "covers the incident but does not mention this:"
MORE_WORDS = Plural("{number} more", "{number} more")
IN_ENGLISH = "In English:"
NO_FRAGMENT = "No quotation is stored for this."
FROM_WHOM = " ← "
WHO_SAYS = "Who says it:"
SAID = "Said on:"
NOTE = "Note:"
CITES = "Cites:"
READING = "Alternative reading of the same words."
INFERRED_BY = "Inferred by the coder:"
NO_REASON = "the reason is not recorded."
READ_SO = "A reading of the words."
INFERRED_MARK = "(inferred)"
PARAGRAPH = "paragraph {number}"
WITHIN = "in"
ORIGINAL = "Original"
ARCHIVED = "Archived copy"
CLOSE = "Close"
WORDS_BEHIND = "The wording behind “{value}”"
OPENS_WORDS = "shows the wording"
UNDATED = "undated"
PUBLISHED = "Published"

# Incident
CHOOSE_INCIDENT = "Incident"
CHOOSE_INCIDENT_HINT = "Choose one, or type to search"
UNKNOWN_INCIDENT = "No incident has the id {id}."
NEAR = "Nearest ids:"
MOVED_INCIDENT = "The incident {id} is now:"
NO_NEAR = "Choose one from the list above."
PART_OF = "Part of"
PARTS = "Includes"
PERHAPS = "Possibly"
BACKGROUND = "background: mentioned only in retrospect"
NO_PLACE = "place not stated"
NO_DISCREPANCY = "no discrepancy"
NO_FIGURES = "No account of this incident gives a number."
CLAIMS = "Accounts"
CLAIM_CAPTION = "One row per account. Contradictory figures are marked ≠ or ✕ and shaded."
CLAIM_COLUMNS = ("Source", "Document", "Published")
FIELD_BY_FIELD = "Field by field"
FIELD_CAPTION = "One row per field, one column per account. Each cell shows how it compares with the others. Click a value for the quotation."
FIELD_COLUMN = "Field"
CARDS_WHY = "The original wording comes first. English beside it is the coder's translation."
MARKS = "What the marks mean"

# Review
REVIEW = "Review"
SAME_EVENT = "Do these two accounts describe the same event?"
WHY_NAME = "Your decisions are saved under your name and override the score. You can undo them."
MEANING_COLUMNS = ("Answer", "What it means", "For example")
MEANINGS = {
    "same": "Both tell of one event, even if their figures, days or words differ. Their figures are then compared with each other.",
    "part": "One tells of something that happened within what the other tells as a whole. Its figures are then held against the total.",
    "not same": "They tell of two events, however alike. Their figures are not compared.",
    "unsure": "The texts do not settle it. Nothing changes, and others are asked.",
}
EXAMPLES = {
    "same": "“Five killed at the checkpoint on Friday” and “Clash at the checkpoint: police lost nine men”",
    "part": "“A policeman was shot on 23 January” is part of “The siege from 10 January to 2 February”",
    "not same": "“Clash at the checkpoint on Friday” and “New clash at the checkpoint on Sunday”",
    "unsure": "“Clash at the checkpoint on Friday” and “Clashes in the town this week”",
}
WHAT_ANSWERS_MEAN = "What the answers mean"
YOUR_NAME = "Your name"
NAME_HINT = "Type your name and press Enter"
JUDGING_AS = "Reviewing as {name}"
NOT_YOU = "Change name"
ANSWERS = {
    "same": "Same event",
    "not same": "Not the same",
    "part": "Left is part of right",
    "whole": "Right is part of left",
    "unsure": "Unsure",
}
SKIP = "Skip for now"
UNDO_LAST = "Undo last"
REASON = "Reason (optional)"
REASON_HINT = "Saved with your next answer"
PROGRESS = "{mine} reviewed by you, {all} by everyone; {left} left."
NEW_PAIRS = Plural(
    "{number} pair is new: your last answer changed the incidents that it is about.",
    "{number} pairs are new: your last answer changed the incidents that they are about.",
)
PAIRS_BACK = Plural(
    "{number} pair is open again, because you undid an answer.",
    "{number} pairs are open again, because you undid an answer.",
)
KEYS = "Keyboard shortcuts are shown on the buttons. The score appears after your answer."
NOTHING_TO_JUDGE = "Nothing left to review."
NOTHING_TO_JUDGE_WHY = "Further answers are not expected to change the incidents. New claims bring new pairs to review."
SKIPPED = Plural("{number} skipped in this session.", "{number} skipped in this session.")
BRING_BACK = "Show skipped pairs"
OTHERS_NOW = "Also reviewing now: {names}"
ALL_TAKEN = "Others are reviewing the pairs that are left."
ALL_TAKEN_WHY = (
    "A pair is free again when it has been answered, or {number} minutes after whoever holds it was last here."
)
BY_TWO_PROGRESS = "Each pair is reviewed by two people. {half} wait for a second person, {disputed} for a third."
UNDECIDED = {
    "half": "counts once a second person gives the same answer",
    "disputed": "two people disagree; a third decides",
    "decided": "does not count; others decided",
}
AGREEMENT_OF_REVIEWERS = "How far reviewers agree"
AGREEMENT_WHY = "Kappa and alpha: 1 where all answers are the same, 0 where they agree no more often than by chance."
AGREEMENT_COLUMNS = ("Reviewers", "Pairs", "Same answer", "Cohen’s kappa")
AGREEMENT_OF_ALL = "Krippendorff’s alpha: {alpha}. Pairs reviewed more than once: {number}. People: {people}."
LAST_ANSWER = "Your last answer"
JUDGED = {
    "same": "{a} and {b} are the same event",
    "not same": "{a} and {b} are not the same event",
    "part of": "{a} is part of {b}",
    "unsure": "unsure about {a} and {b}",
}
YOU_SAID = "You answered: {judged}."
YOU_UNDID = "Undone: {judged}."
SCORE_OF_LAST = "Why the score rates this pair so"
SCORE = "The score gave this pair a probability of {probability} of being the same event ({points} points). It uses neither your answer nor any casualty figure."
SCORE_COLUMNS = ("Feature", "Points", "Left", "Right", "Explanation")
SCORE_ALT = "Points for and against these two being the same event: {points}"
TOGETHER = "total"
FIELD_OF_BOTH = "Field"
ONLY_HERE = "Highlighted: wording unique to one account. Texts with almost no words in common are not highlighted."
NOT_SAID = "does not say"
HISTORY = "Review history"
HISTORY_LINE = "{by}, {at}: {judged}{why}"
HISTORY_UNDONE = "undone by {by}, {at}"
UNDO_THIS = "Undo"
MORE_HISTORY = "The newest {shown} of {number}; the command claims judgements lists all."
TO_CONFIRM = "A claim changed after this decision. It remains in force until someone undoes it."
STILL_HOLDS = "Confirm"
CLASHES = "These decisions contradict each other. They stay here until one is undone."
CANNOT_KEEP = "Your answer was not saved."

# Claims
SEARCH_TITLE = "Claims"
SEARCH_ASKS = "Search all claims by word, place, date or kind."
SEARCH_HEADING = "Search all claims"
SEARCH = "Words or names, in any spelling or script"
SEARCH_HINT = "All words must match. Press Enter to search."
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
FOUND_WITH = "All match {text}."
NO_CLAIM_FOUND = "No claim found."
NO_CLAIM_BY_WORDS = "No claim within the shared filters contains all of these words."
NO_CLAIM_BY_FACETS = "No claim matches all of these filters."
DROP_WORDS = "Clear the words"
DROP_ALL_HERE = "Clear this page's words and filters"
SEARCH_COLUMNS = ("Source", "Claim", "Event", "Place", "Figures", "Incident")
SEARCH_ALT = "The claims found, one row each; tick one to read its wording, two or three to compare."
PICK_CLAIMS = "Tick a claim to read its wording; tick two or three to compare them."
PICKED_CLAIMS = "{number} ticked"
PICKED_WORDS = "Wording of the ticked claims"
AT_MOST_COMPARED = "Only the first {number} are shown."
COMPARE_PICKED = "Compare these claims"
PICK_NONE = "Untick all"
SOURCE = "Source"
THESE_CLAIMS = "{number} found by search"

# Timeline and map
WHEN_AND_WHERE = "When and where, by account"
TIMELINE = "Timeline"
MAP = "Map"
EVENT = "event"
REVISION = "revises an earlier account"
LANES_ALT = "Timeline, one lane per source: {rows}"
COUNTS_ALT = "Timeline, number of dated claims per source: {rows}"
MAP_ALT = "Map with the number of claims per place: {rows}"
HOW_TO_READ_LANES = (
    "Bar: when the event happened, wider where the date is less certain. ▶ or ◀: no end given. ◆ published, ◇ published as a revision. "
    "Dotted: publication date uncertain. Arrow: from the cited account to the one citing it. Grey band: period without reports, not to scale."
)
HOW_TO_READ_COUNTS = (
    "More than {number} claims: each disc is one day, month or year of a source, sized by number of claims. "
    "At most {lanes} sources are drawn. Grey band: period without reports, not to scale."
)
HOW_TO_READ_MAP = (
    "One point per claim, at the most precise place it names. Circle: possible location error. In brackets: claims at the same point. "
    "Borders are shown for orientation only."
)
WIDE_CIRCLES = "Circles may be wider than the map: {places}."
LANES_TABLE = "The timeline as a table"
LANES_COLUMNS = ("Source", "Claim", "Event", "Published", "Cites")
COUNTS_TABLE = "The discs as a table"
COUNTS_COLUMNS = ("Source", "From", "Claims")
MAP_TABLE = "The map as a table"
MAP_COLUMNS = ("Place", "North, east", "Radius", "Claims", "Claims at the same point", "Accounts there")
NO_RADIUS = "not stated"
RADIUS = "radius"
UNDATED_CLAIMS = "Not on the timeline: {number} without an event date"
UNPLACED_CLAIMS = "Not on the map: {number} without a place"
UNLOCATED_CLAIMS = "Not on the map: {number} whose place has no coordinates"
NOTHING_DATED = "None of these claims has a date."
NOTHING_PLACED = "None of these claims has a place with coordinates."

# Conventions
CONVENTIONS = "Conventions"
CONVENTIONS_HEADING = "How known datasets would code these incidents"
CONVENTIONS_WHY = "Each figure is our reading of a published rule, applied to these accounts. The datasets' own coders read more and may decide differently."
AS_REPORTED = "How a dataset would code it"
AS_REPORTED_WHY = "The same accounts under one rule at a time; number killed only."
CONVENTION = "Convention"
KILLED = "killed"
KILLED_COLUMN = "Killed"
HOW = "How"
RULE = "Rule"
RULES = "The rules"
PUBLISHED_IN = "Published in:"
NO_ROW = "no figure"
ALL_CONVENTIONS = "All conventions side by side"
DATASET_NAMES = {"acled": "ACLED", "gtd": "GTD", "ucdp": "UCDP", "ibc": "Iraq Body Count", "airwars": "Airwars"}
SPREAD = "In {number} of {incidents} the figure depends on the coding rule (largest range: {low} to {high}, {widest})."
NO_SPREAD = "In none of {incidents} does the figure depend on the coding rule."
SPREAD_HEADING = Plural(
    "Where the rules disagree most: {number} incident, number killed",
    "Where the rules disagree most: {number} incidents, number killed",
)
CONVENTIONS_TABLE = "All incidents with a figure, widest range first"
WITHOUT_FIGURES = Plural(
    "Not listed: {number} incident for which no dataset would publish a figure. Click a figure for the wording behind it.",
    "Not listed: {number} incidents for which no dataset would publish a figure. Click a figure for the wording behind it.",
)

# Sources
SOURCES = "Sources"
SOURCES_ASK = "Who are the sources, and who cites whom?"
SOURCES_HEADING = "Sources and who cites whom"
SOURCES_HOW = "Affiliations and languages are as the collection declares them. The numbers compare sources; none says who is right. Tick a source for details."
SOURCE_COLUMNS = (
    "Source",
    "Type",
    "Affiliation",
    "Languages",
    "Documents",
    "Claims",
    "Incidents",
    "Highest",
    "Lowest",
    "Silent",
    "Alone",
)
SOURCES_ALT = "The sources, one row each; tick one to see its affiliation, coverage and figures."
NO_TIE = "none declared"
NOT_DECLARED = "not declared"
UNKNOWN_SOURCE = "No source here has the id {id}."
TIES = "Affiliation:"
LANGUAGES = "Languages:"
ALSO_CALLED = "Also called:"
ITS_PAGE = "Website"
SPAN_TOLD = "Reports events from {first} to {last}."
ALL_ITS_CLAIMS = "All its claims"
ITS_CLAIMS = "Its claims"
COVERAGE = "Coverage by month"
COVERAGE_COLUMNS = ("Month", "Claims", "Incidents")
COVERAGE_CAPTION = "By the first day of the event, as each claim states it."
NO_MONTH = "not stated"
STANDINGS = "Its figures compared with those of others"
STANDING_NAMES = {"highest": "Highest", "lowest": "Lowest", "silent": "Silent", "alone": "Alone"}
NEVER = "never."
SAYS_NO_FIGURE = "no figure"
OTHERS_GIVE = "others give"
TIMES = Plural("once", "{number} times")
REPEATS = "Who cites whom"
REPEATS_WAY = "Arrows show"
REPEATS_WAYS = {"cites": "cited documents", "quotes": "quoted speakers"}
HOW_TO_READ_REPEATS = "An arrow leads from a source to one it relies on ({way}). Thickness and label: number of statements. Self-citations are not shown."
STRONGEST = "The chart shows the {number} strongest; the list has all."
REPEATS_ALT = "Who cites whom ({way}): {rows}"
REPEATS_LIST = "The same as a list"
REPEATS_COLUMNS = ("Source", "Cites", "Statements")
NOBODY_REPEATS = "No statement here relies on another source."

translate_module(__name__)
