"""The words of plots."""

from views.texts.translation import translate_module

PEOPLE = "people"
OR_MORE = "{number} or more"
TO = " to "
TOGETHER = "together"
OF_THEM = "including {part}"
DEMANDED = "demanded or planned"
OTHER_READING = "or {value}"
FITS_ALL = "Shaded: {count} fits all accounts."
GAP = "Shaded: the gap between accounts; no single number fits them all."
MANNERS = {
    "stated": "stated",
    "hedged": "with reservation",
    "inferred": "inferred by the coder",
    "denied": "denied, or none",
    "demanded": "demanded or planned",
}
MANNER_MARKS = {"stated": "●", "hedged": "○", "inferred": "◉", "denied": "✕", "demanded": "◇"}
LINES = {"range": "●━● range", "vague": "●┄● vague word", "least": "●┄▶ at least"}
ONE_COLOUR = "One colour per source; grey for all smaller ones."
WITHOUT_FIGURE = {
    "not said": "No figure: {sources}",
    "title alone: not said": "Title only: {sources}",
    "no account (may be older)": "No account (may be older): {sources}",
    "no account": "No account: {sources}",
}
RANGES_LABEL = "{fields}: {incident}"
TAKE_PLOT = "Download plot"
PLOT_FORMATS = {"png": "PNG picture", "svg": "SVG picture", "csv": "CSV table"}
NO_PICTURES = "Pictures need the extra “pictures” and Chromium or Chrome on this machine."
PLOT_FAILED = "The plot could not be drawn; the table below has the same data."

# The map
APART = {
    "contradict": "accounts contradict each other",
    "differ": "accounts differ",
    "alike": "no difference found",
    "alone": "one source only",
}
APART_MARKS = {"contradict": "◆", "differ": "●", "alike": "○", "alone": "□"}
APART_HOW = "Shape: {marks}. Size: number of claims."
AT_PLACE = "{incidents}; {apart} ({number} with a contradiction)"

# Figures by day of publication
TOLL = "{field} by day of publication"
TOLL_FIELD = "Figure over time"
TOLL_HOW = (
    "Each figure is placed on the day its account was published. A line joins one source's figures for the same people. "
    "Dotted: published on one of these days. Shaded: the days of the event."
)
TOLL_CUT = "A gap in the axis marks a period without reports."
TOLL_UNDATED = "Not shown: {figures} without a publication date."
REVISED = "revises an earlier account"
EVENT_DAYS = "The event: {days}"

# How often sources agree
AGREEMENT = "How often sources agree"
AGREEMENT_HOW = (
    "Only fields that both sources report in a shared incident are compared. = agree or overlap, ~ differ but may both be true, "
    "≠ contradict. None of this says who is right."
)
MOST_CONNECTED = "Showing the {shown} of {connected} sources with the most shared incidents."
SPREAD_OVER_DAYS = "Counted in {counted} of {all} shared incidents, spread evenly over time."
NOTHING_SHARED = "No two sources report the same incident. To compare, add accounts of a second source."
NOTHING_COMPARED = "no field in common"
AGREE_SHARE = "= {share}% agree"
DIFFER_SHARE = "~ {share}% differ"
CONTRADICT_SHARE = "≠ {share}% contradict"
COMPARED_FIELDS = "{fields} in {incidents}"
AGREEMENT_COLUMNS = ("Source",)

translate_module(__name__)
