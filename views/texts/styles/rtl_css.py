"""The style sheet of a page that is read from right to left: what Streamlit and our blocks place by left and right."""

RTL_CSS = """
.cc-row summary .cc-rank::before { content: "◂ "; } .cc-row[open] summary .cc-rank::before { content: "▾ "; }
.cc-duel-open::after { content: " ◂"; }
.cc span[lang=en] { unicode-bidi: isolate; }
/* Axes of numbers and days run from left to right in every language; the words beside them keep their own direction. */
.cc .cc-ranges, .cc .cc-toll, .js-plotly-plot, [data-testid=stDataFrame], [data-testid=stCode], #js-plotly-tester { direction: ltr; }
.cc-ranges .cc-range-head, .cc-ranges .cc-range-silent, .cc-ranges .cc-range-name, .cc-ranges .cc-range-words { unicode-bidi: plaintext; text-align: left; }
.st-key-english-text { direction: ltr; }
/* A menu that is put away lies left of a page that begins at the left; here it would lie upon it. */
[data-testid=stSidebar][data-collapsed=true] { visibility: hidden; }
[data-testid=stToolbar] :has(> [data-testid=stMainMenu]) { margin-left: 0; margin-right: auto; }
/* Streamlit rounds the left end of a row of choices and lets each choice lie upon the border of the next. */
[data-testid=stButtonGroup] button[data-variant=segmented_control] { margin: 0 0 0 -1px; border-radius: 0; }
[data-testid=stButtonGroup] button[data-variant=segmented_control]:first-child { border-radius: 0 0.5rem 0.5rem 0; }
[data-testid=stButtonGroup] button[data-variant=segmented_control]:last-child { margin: 0; border-radius: 0.5rem 0 0 0.5rem; }
[data-testid=stButtonGroup] [data-selected=true] + button { border-left-color: color-mix(in srgb, currentColor 20%, transparent) !important; }
[data-testid=stMultiSelect] [data-tag] button { margin-left: 0; margin-right: 0.25rem; }
[data-testid=stFileUploaderDropzoneInstructions] { direction: ltr; }
input[placeholder*="https:"] { direction: ltr; text-align: right; }
/* A name in Latin letters is cut at its end. */
[data-testid=stSelectbox] [data-baseweb=select] *, [data-testid=stSelectbox] input, [data-testid=stMultiSelect] [data-tag] span { unicode-bidi: plaintext; }
"""
