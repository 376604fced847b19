"""The words of the page that codes an account by hand; Streamlit reads them as Markdown."""

from views.texts.translation import translate_module

CODE = "Code by hand"
CODE_ASKS = "Code what one report says: who says so, what, when, where and how many."
CODE_WHY = "Answer what the report says and leave the rest empty. Nothing is guessed: what is unclear is asked."
UNFILTERED = "The filters do not apply to this page: a new account is compared with all others."
CHANGING = "Account: {title}"

WHO_HEADING = "Who says so"
SOURCE = "Source"
SOURCE_HINT = "Choose, or type a new name"
DOCUMENT = "Document"
NEW_DOCUMENT = "A new document"
NO_DAY = "no date"
DOCUMENT_TITLE = "Title of the document"
PUBLISHED = "Published"
PUBLISHED_HINT = "For example 24 January 2021"
ADDRESS = "URL (optional)"
ADD_TEXT = "Paste the text of the document (optional)"
TEXT = "Text of the document"
TEXT_HINT = "Paste it to take quotations from it. It stays on this machine and is not exported."
EDIT_DOCUMENT = "Title, date and URL of this document"

WHAT_HEADING = "What happened, when and where"
KIND = "Kind of event"
CHOOSE_OR_TYPE = "Choose, or type a new one"
WHEN = "When it happened"
WHEN_HINT = "3 May 2021, 3–5 May 2021, May 2021, last Saturday"
WHERE = "Where"

FIGURES_HEADING = "How many"
FIGURES = "Figures, as the report writes them"
FIGURES_HINT = "at least 14 killed, among them 3 children; about 30 wounded"
COUNT_HINT = "14, at least 5, 5 to 7, about 30"
UNDERSTOOD = "Understood:"
ADDED_WITH_IT = "New in this project: {names}."
PASSED_OVER = "Not read: “{words}”: {why}."
WHY_PASSED_OVER = {
    "no number": "no number stands with it",
    "not a figure": "it is no figure",
    "things": "it counts things, not people",
    "whole first": "write the whole first: 14 dead, 3 of them children",
    "hedge": "say under “Who is quoted” how sure the source is",
    "clear without": "who is counted is clear without it",
}
ASKED = {
    "outcome": "What happened to “{words}”?",
    "group": "Who are “{words}”?",
    "part": "“{words}”: among those before, or beyond them?",
    "hurt": "“{words}”: was nobody killed either?",
}
OPTIONS = {
    "among": "Among those before",
    "beyond": "Beyond them",
    "both": "Nobody was killed or wounded",
    "wounded": "Nobody was wounded; it says nothing of the dead",
    "anyone": "Leave open who they are",
}
SAID_OTHERWISE = "From others, and left to them: {said}."
FIGURE_WHOLE = "{whole}, among them {parts}"

ACTED_HEADING = "Who did it"
INITIATOR = "Who attacked or began it"
ATTACKED = "Who was attacked"
PARTICIPANT = "Who else took part"
DENIED_BY = "Who denies it"
DENIED_NEEDS = "Say first who is said to have done it."
MORE = "What else it says"
MORE_HINT = "Reason, result, demands …"
ONE_PER_LINE = "One per line"
DAYS_PARTED = "Separate several days with ;"

SAID_HEADING = "Who is quoted, and how"
QUOTED = "Quoted, outermost first"
QUOTED_HINT = "Nobody: the source says so itself"
HOW_SAID = "How the document presents it"
HOW_QUOTED = "{name}, …"
VERBS = {
    "asserts": "says",
    "relays": "passes on",
    "hedges": "says with reservation",
    "denies": "denies",
    "demands": "demands",
    "aims": "states as an aim",
}
MANNERS = {
    "asserts": "who says so",
    "relays": "who passes it on",
    "hedges": "who is not sure",
    "denies": "who denies it",
    "demands": "who demands it",
    "aims": "who means to do it",
}
FIRST_QUOTED = "quoting "
FURTHER_QUOTED = "who quotes "

WORDS_HEADING = "Words of the report"
SENTENCE = "Sentence that says it"
SENTENCE_HINT = "Choose a sentence of the text"
QUOTATION = "At most 12 words, exactly as written"
QUOTATION_LONG = "{number} words; at most 12 are kept."
QUOTATION_NOT_THERE = "These words are not in the text. Copy them from it."
TITLE = "What this account is about, in your own words (optional)"
NOTE = "Note (optional)"
BACKGROUND = "An older event that the document only recalls"

LIKE = "Is “{typed}” one of these?"
IS_NEW = "No, it is new"
IS_KNOWN = "“{typed}” is {name}."
KIND_OF_NEW = "{name}: what is it?"
WITHIN = "{name}: part of"
NOWHERE = "of nothing listed"
SPEAKS_FOR = "{name}: speaks for"
NOBODY_LISTED = "nobody listed"
KINDS = {
    "outlet": "news outlet",
    "monitor": "monitoring group",
    "encyclopaedia": "encyclopaedia",
    "dataset": "dataset",
    "speaker": "person or body that is quoted",
    "side": "side of a conflict",
    "force": "armed force",
    "body": "organisation",
    "group": "group of people",
    "rank": "rank",
    "role": "role that anyone can take",
    "country": "country",
    "region": "region",
    "governorate": "governorate",
    "district": "district",
    "town": "town or village",
    "quarter": "quarter",
    "site": "site",
}

SAVE = "Save"
SAVE_AND_DOCUMENT = "Save, then another account of this document"
SAVE_AND_EVENT = "Save, then another report of this event"
SAVE_KEY = "Ctrl+Enter saves from anywhere on this page."
PROBLEM_TABLE = ("Table", "Column", "Found", "Allowed")
NOT_SAVED = "This account is not saved yet."
MISSING = {
    "source": "Choose a source, or type a new one.",
    "title": "Enter the title of the document.",
    "statements": "Enter at least one thing that the report says.",
    "names": "Answer whether each new name is one of those listed.",
    "figures": "Answer the questions on the figures.",
    "days": "Correct the date that is not understood.",
    "quotation": "Correct the quotation.",
}
SAVED = "Saved"
SAVED_IN_SHORT = "Saved: {title}. New discrepancies: {number}, listed above the form."
NEXT_EVENT = "Another report of this event"
NEXT_DOCUMENT = "Another account of this document"
NEXT_NEW = "A new account"
CHANGE_IT = "Change this account"
SAVED_LINE = "{title}, by the account of {source}."
CODED = "Coded by hand: {title}"
CHANGED = "Changed by hand: {title}"

OPEN = "Change an account"
OPEN_CHOICE = "Account"
OPEN_HINT = "Choose one to open it in this form"
CLOSE = "Close it without saving"
KEPT_AS_IS = "Also in this account, kept as it is; take out what is to go"
REARRANGE = "Split, merge, move or remove"
GOING = "Make these an account of their own"
SPLIT = "Split"
MERGE_WITH = "Add the statements of this account of the same document"
MERGE = "Merge"
MOVE_TO = "Move to this document"
MOVE = "Move"
REMOVE = "Remove this account"
SPLIT_DONE = "Split: {title}"
MERGED = "Merged: {title}"
MOVED = "Moved: {title}"
REMOVED = "Removed: {title}"
RESTORE_HEADING = "Removed accounts"
RESTORE = "Restore: {title}"
RESTORED = "Restored: {title}"
DONE = "{what}. It can be undone on the page Project."

translate_module(__name__)
