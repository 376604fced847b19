"""English that the library and the shipped collections put on screen: a reader's language has these too."""

# Labels of the fields of the shipped collections and of imported tables.
FIELD_LABELS = (
    "when",
    "began",
    "ended",
    "where",
    "kind of event",
    "what it says",
    "who took part",
    "who began it",
    "who was attacked",
    "what was attacked",
    "who is blamed",
    "reason",
    "kind of force",
    "crowd armed",
    "how the crowd came",
    "what the crowd did",
    "crowd size",
    "killed",
    "wounded",
    "seriously wounded",
    "killed or wounded",
    "missing",
    "abducted",
    "captured",
    "detained",
    "displaced",
    "released",
    "homes destroyed",
    "people affected",
    "who was under siege",
    "what was held back",
    "passage of residents",
    "mediator",
    "result",
    "who ended it",
    "demand",
    "reaction",
    "who claimed it",
    "killed, best estimate",
    "wounded, best estimate",
    "killed or wounded, best estimate",
    "missing, best estimate",
    "abducted, best estimate",
    "captured, best estimate",
    "detained, best estimate",
    "displaced, best estimate",
    "people affected, best estimate",
    "crowd, best estimate",
)
# What a table of figures answers, and its figure of all fields.
FIGURES = ("Who says how many", "Who says what", "all casualties")
# How an incident without a place or a day may be linked to another.
# A cell of the matrix that stands alone.
MATRIX = ("only account",)
POSSIBLE_LINKS = ("the same event as", "part of", "the whole of")
