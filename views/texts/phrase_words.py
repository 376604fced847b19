"""The words of dates and numbers that the library writes in English, to be said in the reader's language."""

from views.texts.translation import translate_module

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
PHRASES = {
    "or more": "or more",
    "at most": "at most",
    "to": "to",
    "or": "or",
    "between": "between",
    "and": "and",
    "from": "from",
    "until": "until",
    "about": "about",
}
# What stands beside a figure.
REMARKS = {
    "with reservation": "with reservation",
    "denied": "denied",
    "inferred": "inferred",
}
CITING = "citing {names}"
LISTS_TITLE = "lists a title of {names}"
OF_WHOM_NOT_SAID = "of whom is not stated"

translate_module(__name__)
