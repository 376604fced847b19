"""The words of discrepancies and of the pages on one incident, beside `views.texts.words`; Streamlit reads them as Markdown."""

from views.texts.translation import Plural, translate_module

# A discrepancy as a row
REPORTED_AT_ALL = "reported at all"
APART = Plural("Difference: {number}.", "Difference: {number}.")
MORE_SPEAKERS = Plural("and {number} more", "and {number} more")
QUOTATIONS = "quotations"
IN_FULL = "In full:"
INCIDENT_LABEL = "Incident:"

# The heading of an incident
INCIDENTS = "Incidents"
POSITION = "{number} of {total}"
PREVIOUS_INCIDENT = "‹ Previous"
NEXT_INCIDENT = "Next ›"
CHOOSE_ANOTHER = "Choose another"
ACCOUNTS_FROM = "{accounts} from {sources}"
NOTHING_TO_COMPARE = "nothing to compare"
COMPARE_ACCOUNTS = "Compare word by word"

# The tabs of an incident
TABS = {
    "figures": "Figures",
    "disagreements": "Disagreements",
    "fields": "Field by field",
    "when": "When and where",
    "quotations": "Quotations",
}
CONTRADICTIONS = "Contradictions"
NO_CONTRADICTION = "No account contradicts another."
OMISSIONS = "Omissions"
OMISSIONS_WHY = "What one account reports and another leaves out, though it could have known. Silence is not denial."
ONE_ORIGIN = "Agreement from one origin"
ONE_ORIGIN_WHY = "These accounts agree, but all of them rely on the same original source."
LOOKALIKES = "Apparent discrepancies that are not"
LOOKALIKES_WHY = "Listed for clarity; not counted as discrepancies."
ONE_ACCOUNT = "This is the only account of this incident in the collection. To compare, it needs a second one."
ADD_ACCOUNT = "Add a document that reports it"
RELATED = "Related incidents"
NO_RELATED = "No related incident is known."

# Field by field
ONLY_ONE_SAYS = "only account of this"

# Compare accounts
COMPARE_HEADING = "Compare accounts"
COMPARE_HOW = "Two or three accounts side by side, with the wording that differs."

# The text of a document
TEXT = "Text of a document"
TEXT_ASKS = "Where does each statement stand in its text?"
TEXT_UNFILTERED = "The filters do not apply to this page: it shows one whole document."
DOCUMENT = "Document"
NO_DOCUMENTS = "No document of this collection has a digest, by which its text could be found."
UNKNOWN_DOCUMENT = "No document {id} has a text."
NO_TEXT = "The text of this document is not here."
NO_TEXT_WHY = "The collection keeps quotations only. If you have the text, say below where it is. It is found by its digest, {digest}, and stays where it is."
STATEMENTS_HERE = "What is coded from it"
NOT_IN_TEXT = "These words are not where they should be in the text."
TEXT_PLACES = "Where texts are"
TEXT_PLACES_HOW = "Folders of texts, or JSON Lines whose objects have text, body or content: one path on each line. Texts stay there, and are found by their digests."
TEXT_PLACES_GIVEN = "Given when the app was started: {places}"
TEXT_PLACES_BOX = "Paths on this computer"
LOOK_THERE = "Look there"
TEXTS_FOUND = "Texts of this collection found there: {number} of {all}."
PASSED_OVER = "What was passed over"

# The page Discrepancies
SUBJECTS = {
    "all": "All",
    "figures": "Figures",
    "other": "Who and what",
    "omissions": "Omissions",
    "agreements": "One origin",
}
SUBJECT_OF = "What the discrepancies are about"
SORTED = "Most serious first, then contradictions, then figures. Omissions come last."
IN_INCIDENTS = "{numbers} in {incidents}"

translate_module(__name__)
