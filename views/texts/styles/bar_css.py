"""The style sheet of the bar above every page: one row of 48 pixels, in which the menu stands too."""

BAR_CSS = """
[data-testid="stLayoutWrapper"]:has(> .st-key-frame) { position: absolute; max-width: calc(100% - 2rem); }
.st-key-held-filters, .st-key-held-collection { display: none !important; }
[data-testid="stHeader"] { height: 3rem; min-height: 3rem; border-bottom: 1px solid rgba(128,132,149,.35); }
[data-testid="stToolbar"] { height: 3rem; padding-inline-start: 29rem; }
[data-testid="stElementContainer"].st-key-page-language, [data-testid="stLayoutWrapper"]:has(> .st-key-page-language) { position: absolute; }
[data-testid="stTopNavSection"] p { font-size: 0.9rem; }
[data-testid="stMainBlockContainer"] { padding-top: 3.8rem; }
[data-testid="stLayoutWrapper"]:has(> .st-key-bar-start), [data-testid="stLayoutWrapper"]:has(> .st-key-bar-end) { position: static; }
.st-key-bar-start, .st-key-bar-end { position: fixed; top: 0.12rem; height: 3rem; z-index: 999991; flex-wrap: nowrap; }
.st-key-bar-start { inset-inline-start: 2rem; width: 26.4rem; }
.st-key-bar-end { inset-inline-end: 3.2rem; inset-inline-start: 50.5rem; width: auto; justify-content: flex-end; align-items: center; pointer-events: none; }
.st-key-bar-end > * { pointer-events: auto; }
.cc-brand a { color: inherit !important; text-decoration: none; font-size: 1rem; font-weight: 700; white-space: nowrap; }
.cc-brand a:hover { text-decoration: underline; }
[data-testid="stElementContainer"]:has(.cc-brand) { flex: none; width: auto; }
.st-key-bar-start [data-testid="stSelectbox"] > div > div, .st-key-bar-start [data-baseweb="select"] > div { min-height: 2.1rem; height: 2.1rem; }
.st-key-bar-start [data-testid="stSelectbox"] * { font-size: 0.88rem; }
.st-key-bar-start input { text-overflow: ellipsis; }
.st-key-bar-tools, .st-key-bar-actions { flex-wrap: nowrap; width: auto; }
[data-testid="stLayoutWrapper"]:has(> .st-key-bar-tools), [data-testid="stLayoutWrapper"]:has(> .st-key-bar-actions) { flex: none; }
[data-testid="stLayoutWrapper"]:has(> .st-key-bar-actions:empty) { display: none; }
.st-key-bar-end button { min-height: 2rem; padding: 0.1rem 0.6rem; white-space: nowrap; }
.st-key-bar-end button p { font-size: 0.88rem; white-space: nowrap; }
[data-testid="stLayoutWrapper"]:has(> .st-key-held-collection), [data-testid="stLayoutWrapper"]:has(> .st-key-held-filters) { display: none; }
.st-key-filtered [data-testid="stHtml"] p { margin: 0; } .st-key-filtered p { font-size: 0.88rem; }
[class*="st-key-chip-"] button { min-height: 1.75rem; padding: 0 0.6rem; border-radius: 1rem; background: rgba(128,132,149,.14); }
.st-key-filtered { border-bottom: 1px solid rgba(128,132,149,.3); padding-bottom: 0.3rem; row-gap: 0.3rem; }
.st-key-clear-filters button { min-height: 1.6rem; padding: 0; text-decoration: underline; }
[dir="rtl"] [data-testid="stToolbar"] div:has(> [data-testid="stMainMenu"]) { margin-inline-start: auto; }
@media (max-width: 1500px) { /* the name of who signed in stands in the menu */
  .st-key-account button p { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .st-key-bar-end:has(.st-key-account) button > div > div[aria-hidden="true"] { display: none; }
  .st-key-bar-end:has(.st-key-account) button { padding: 0.1rem 0.25rem; }
}
@media (max-width: 1200px) {
  [data-testid="stToolbar"] { padding-inline-start: 13.6rem; }
  .st-key-bar-start { width: 12.5rem; } [data-testid="stElementContainer"]:has(.cc-brand) { display: none; }
  .st-key-bar-end { inset-inline-start: 36rem; }
}
@media (max-width: 1000px) {
  .st-key-bar-end button > div > div[aria-hidden="true"] { display: none; } .st-key-bar-end button { padding: 0.1rem 0.4rem; }
  .st-key-bar-tools button p, .st-key-bar-actions button p { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
}
@media (max-width: 767px) {
  [data-testid="stToolbar"] { padding-inline-start: 0; }
  .st-key-bar-start, .st-key-bar-end { z-index: 999990; }
  .st-key-bar-start { inset-inline-start: 3.2rem; width: calc(100vw - 15.9rem); }
  .st-key-bar-end { inset-inline-start: calc(100vw - 12.6rem); gap: 0.1rem; }
}
"""
