"""The words of the page Between sources and of its box on the first page; Streamlit reads them as Markdown."""

from views.texts.translation import Plural, translate_module

BETWEEN = "Between sources"
BETWEEN_ASKS = "Where do two or three sources disagree with each other?"
CHOOSE = "Sources to compare, two or three"
CHOOSE_TWO = "Choose two or three sources to compare."
ONE_SOURCE = "Comparing sources needs two. This collection has one source: {name}."
NO_SOURCE = "Comparing sources needs two. No source in this collection publishes an account."
NOT_COMPARED = "The link asks for a source that cannot be compared."
ONE_ALONE = "Choose one more source: {name} can only be compared with another."
CHOOSE_ABOUT = "What is compared"

# The answer
CLASH_BETWEEN = Plural(
    "{number} contradiction between {names}{about} in {shared}",
    "{number} contradictions between {names}{about} in {shared}",
)
NO_CLASH_BETWEEN = "No contradiction between {names}{about} in {shared}"
NOTHING_SHARED = "{names} report no incident in common"
ON = " on {about}"
FIELD = "“{label}”"
TWO_NAMES = "{first} and {last}"
SHARED = "shared incidents"
NONE_COMPARABLE = "In none of these do both report {what}."
NONE_COMPARABLE_OF_THREE = "In none of these do two of them report {what}."
COMPARABLE = Plural("In {number} of these both report {what}.", "In {number} of these both report {what}.")
ALL_COMPARABLE = "In all of these both report {what}."
ALL_COMPARABLE_OF_THREE = "In all of these at least two report {what}."
COMPARABLE_OF_THREE = Plural(
    "In {number} of these at least two report {what}.", "In {number} of these at least two report {what}."
)
WHAT = "on {about}"
ANYTHING = "something to compare"
ON_CASUALTIES = Plural("{number} contradiction is about casualties.", "{number} contradictions are about casualties.")
NONE_ON_CASUALTIES = "No contradiction is about casualties."
QUOTED = Plural(
    "Only what the sources themselves publish is counted. Accounts that quote or cite them would add {number} incident.",
    "Only what the sources themselves publish is counted. Accounts that quote or cite them would add {number} incidents.",
)
LISTS_FILTERED = (
    "The filters by type of disagreement and severity narrow the lists of disagreements and omissions, not this answer."
)
SOURCE_FILTER = "The source filter does not apply here: this page has its own choice of sources."

EVERYTHING_LABEL = "Everything"
GROUPS = {
    "casualties": "casualties",
    "other figures": "other figures",
    "responsibility": "responsibility",
    "what happened": "what happened",
    "when and where": "when and where",
    "who took part": "who took part",
}

# The summary
SUMMARY = "How often they agree"
SUMMARY_WHY = "One count per field and shared incident. Click a row to compare it alone."
SUMMARY_FIELD = "Field"
SUMMARY_BOTH = "Both report"
SUMMARY_TWO = "Two report"
SUMMARY_COLUMNS = {
    "agree": "agree",
    "overlap": "overlap",
    "differ": "differ",
    "contradict": "contradict",
    "other": "count different people",
    "one": "One reports",
}
FIELD_BY_FIELD = "Field by field"

# The lists
DIFFERENCES = "Where they disagree"
NO_DIFFERENCE = "They do not disagree."
LEFT_OUT_BY_ONE = "Reported by one, left out by another"
LEFT_OUT_WHY = "The silent source could have known. Silence is not denial."
NO_OMISSION_LEFT = "No omission matches the filters."
NOTHING_LEFT_OUT = "No source leaves out what another reports."
POINT_BY_POINT = "Side by side"
POINT_BY_POINT_WHY = (
    "Every point that at least two of them report, contradictions first. Click a value for the quotation."
)
POINT_COLUMNS = ("Date", "Incident", "Field", "Relation")
POINTS = "points"
OMITTED = "omissions"
DOWNLOAD_FIGURES = "Table of figures"
DOWNLOAD_DISAGREEMENTS = "Disagreements and omissions"

# On the first page
PAIRS = "Between two sources"
PAIR_SHARES = "{shared}: {casualties}, {others}"
NONE_ON = "no contradiction on casualties"
SOME_ON = Plural("{number} contradiction on casualties", "{number} contradictions on casualties")
SOME_ELSE = Plural("{number} on another point", "{number} on other points")
NONE_ELSE = "none on other points"
NO_PAIR = "No two sources report the same incident."
ALL_PAIRS = "Compare other sources"

translate_module(__name__)
