"""The words of plots."""

from views.texts.translation import translate_module

PEOPLE = "people"
OR_MORE = "{number} or more"
TO = " to "
TOGETHER = "together"
OF_THEM = "of them {part}"
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
LINES = {"range": "●━● range", "vague": "●┄● vague word", "least": "●┄▶ at least"}
ONE_COLOUR = "One colour per source; grey for all smaller ones."
WITHOUT_FIGURE = {
    "not said": "No figure: {sources}",
    "title alone: not said": "Title only: {sources}",
    "no account (may be older)": "No account (may be older): {sources}",
    "no account": "No account: {sources}",
}
RANGES_LABEL = "{fields}: {incident}"
MORE_FIGURES = "and {number} more"
TAKE_PLOT = "Download plot"
PLOT_FORMATS = {"png": "PNG picture", "svg": "SVG picture", "csv": "CSV table"}
NO_PICTURES = "Pictures need the extra “pictures” and Chromium or Chrome on this machine."
PLOT_FAILED = "The plot could not be drawn; the table below holds the same."

translate_module(__name__)
