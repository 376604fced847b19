"""The style sheet of our own blocks: classes that begin with cc-, in both themes.

One colour has one meaning: vermilion what contradicts, yellow the words of a source, blue what is chosen or can be followed.
"""

CSS = """
[data-testid="stMainBlockContainer"] { padding-top: 4rem; }
.cc { font-size: 0.95rem; line-height: 1.45; }
.cc p { margin: 0 0 0.3rem; }
.cc h1, .cc h2, .cc h3, .cc h4 { padding: 0; margin: 0 0 0.35rem; letter-spacing: 0; line-height: 1.25; font-weight: 650; }
.cc h1 { font-size: 1.6rem; } .cc h2 { font-size: 1.2rem; margin-top: 0.6rem; }
.cc h3 { font-size: 1.02rem; } .cc h4 { font-size: 0.95rem; }
.cc a, [data-testid="stMain"] [data-testid="stPageLink-NavLink"] p { color: #005A94; text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: 2px; }
.cc a:hover { text-decoration-thickness: 2px; }
.st-key-english-text h1 { font-size: 1.6rem; padding: 0 0 0.35rem; font-weight: 650; } .st-key-english-text h2 { font-size: 1.2rem; font-weight: 650; }
.st-key-english-text h3 { font-size: 1.02rem; font-weight: 650; }
.cc-soft { opacity: 0.82; font-size: 0.88rem; }
[data-testid="stLayoutWrapper"]:has(> [data-testid="stExpander"] > details[open]) { flex-basis: 100% !important; }
.cc-frame { padding-bottom: 0; line-height: 1.3; } .cc-frame small { opacity: 0.85; font-size: 0.8rem; }
.cc-frame p { margin: 0; }
.cc-badges { display: flex; flex-wrap: wrap; gap: 0.35rem; align-items: baseline; list-style: none; margin: 0.2rem 0; padding: 0 !important; }
.cc-badge { display: inline-block; white-space: nowrap; border: 1px solid rgba(128,132,149,.7); border-radius: 0.4rem; padding: 0 0.4rem; font-size: 0.85rem; line-height: 1.5; }
.cc-clash { background: #F4D6C6; color: #31333F; border-color: #B85C2E; font-weight: 700; }
.cc-other { background: repeating-linear-gradient(135deg, transparent 0 5px, rgba(128,132,149,.25) 5px 7px); }
.cc-quiet { background: rgba(128,132,149,.16); }
.cc-high { font-weight: 700; }
.cc-checks { list-style: none; padding: 0 !important; } .cc-checks .cc-badge { min-width: 4.2rem; text-align: center; }
.cc-check-missing .cc-badge { font-weight: 700; border-width: 2px; } .cc-check-done .cc-badge { opacity: 0.75; }
[data-testid="stLayoutWrapper"]:has(> .st-key-code-save-row) { background: #FFFFFF; border-top: 1px solid rgba(128,132,149,.35); padding-block: 0.4rem; }
[role="listbox"]:has(> [data-key="__creatable__"]) { display: flex; flex-direction: column; } /* known names stand above what would be added */
[role="listbox"] > [data-key="__creatable__"] { order: 1; position: sticky; bottom: 0; backdrop-filter: blur(12px); }
@media (min-width: 768px) { [data-testid="stLayoutWrapper"]:has(> .st-key-code-save-row) { position: sticky; bottom: 0; z-index: 5; } }
.cc-box { border: 1px solid rgba(128,132,149,.5); border-radius: 0.5rem; padding: 0.75rem 0.9rem; }
.cc-alert { border-inline-start: 5px solid rgba(128,132,149,.9); padding: 0.5rem 0.8rem; background: rgba(128,132,149,.14); overflow-wrap: anywhere; }
.cc-note { border-inline-start: 5px solid rgba(128,132,149,.8); padding: 0.4rem 0.8rem; background: rgba(128,132,149,.12); }
.cc-sentence { font-size: 1.02rem; }
.cc-sides { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr)); gap: 0.7rem; margin-top: 0.55rem; }
.cc-side { border: 1px solid rgba(128,132,149,.5); border-radius: 0.4rem; padding: 0.5rem 0.7rem; min-width: 0; overflow-wrap: anywhere; }
.cc-head { border-top-width: 4px; }
.cc-side-clash { border-top-color: #D55E00; }
.cc-sides + .cc-sides .cc-words:first-of-type { border-top: 0; margin-top: 0; padding-top: 0; }
.cc-heads { grid-template-columns: repeat(auto-fit, minmax(min(100%, 9rem), 1fr)); }
.cc-value { font-size: 1.15rem; font-weight: 700; }
.cc-words { border-top: 1px solid rgba(128,132,149,.35); margin-top: 0.45rem; padding-top: 0.4rem; }
.cc blockquote { margin: 0.25rem 0; padding: 0.1rem 0.7rem; border-inline-start: 3px solid rgba(128,132,149,.8); font-size: 0.92rem; color: inherit; opacity: 1; }
.cc blockquote:lang(ar) { font-family: "Noto Naskh Arabic", "DejaVu Sans", sans-serif; font-size: 1rem; }
.cc blockquote:dir(rtl) { text-align: right; }
.cc mark { background: #FFF0A3; color: #31333F; text-decoration: underline; padding: 0 0.1em; }
.cc summary { cursor: pointer; }
.cc summary:focus-visible, .cc button:focus-visible, .cc a:focus-visible { outline: 3px solid #0072B2; outline-offset: 1px; }
.cc-list { list-style: none; margin: 0; padding: 0 !important; }
.cc-list > li { border-top: 1px solid rgba(128,132,149,.4); margin: 0; padding: 0.5rem 0; }
.cc-row summary { display: grid; grid-template-columns: 2.2rem 12rem minmax(0,1fr) 11rem; gap: 0.6rem; align-items: start; list-style: none; }
.cc-row summary::-webkit-details-marker { display: none; }
.cc-row summary .cc-rank::before { content: "▸ "; } .cc-row[open] summary .cc-rank::before { content: "▾ "; }
.cc-row summary:hover .cc-sentence { text-decoration: underline; text-underline-offset: 3px; text-decoration-thickness: 1px; }
.cc-ranked { display: grid; grid-template-columns: 2rem minmax(0,5fr) minmax(0,5fr) minmax(0,3fr); gap: 0.3rem 1rem; border-top: 1px solid rgba(128,132,149,.4); padding-top: 0.5rem; }
.cc-ranked p { margin: 0; } .cc-ranked + .cc-ranked { margin-top: 1rem; }
.cc-bars { list-style: none; margin: 0; padding: 0 !important; font-size: 0.85rem; }
.cc-bars li { display: grid; grid-template-columns: 7rem minmax(0,1fr); gap: 0.6rem; align-items: center; margin: 0 0 0.15rem; }
.cc-bar-track { position: relative; display: block; height: 0.6rem; border-bottom: 1px solid rgba(128,132,149,.6); }
.cc-bar { position: absolute; top: 0.05rem; height: 0.5rem; min-width: 0.5rem; background: #0072B2; border-radius: 0.25rem; }
.cc-bar-vague { background: transparent; border: 2px solid #0072B2; }
.cc-bar-open { border-radius: 0.25rem 0 0 0.25rem; clip-path: polygon(0 0, calc(100% - 0.5rem) 0, 100% 50%, calc(100% - 0.5rem) 100%, 0 100%); }
.cc-bar-denied { background: repeating-linear-gradient(135deg, #0072B2 0 2px, transparent 2px 4px); }
.cc-about { display: flex; flex-direction: column; gap: 0.15rem; font-size: 0.85rem; }
.cc-tags { display: flex; flex-direction: column; gap: 0.2rem; align-items: flex-start; font-size: 0.85rem; }
.cc-tag { border-radius: 1rem; background: rgba(128,132,149,.12); white-space: normal; overflow-wrap: anywhere; }
[class*="st-key-noted-"] { row-gap: 0; } [class*="st-key-noted-"] button { min-height: 1.7rem; padding: 0 0.2rem; }
.cc-noted { margin: 0.15rem 0; font-size: 0.9rem; overflow-wrap: anywhere; white-space: pre-line; } .cc-noted small { opacity: 0.8; white-space: nowrap; }
.cc-links { margin-top: 0.5rem; display: flex; flex-wrap: wrap; gap: 0.3rem 1.2rem; }
.cc-scroll { overflow-x: auto; max-width: 100%; }
.cc-scroll:focus-visible { outline: 3px solid #0072B2; }
.cc table { border-collapse: collapse; width: 100%; font-size: 0.88rem; margin: 0; }
.cc caption { caption-side: top; text-align: start; padding: 0 0 0.3rem; opacity: 0.85; font-size: 0.85rem; color: inherit; }
.cc th, .cc td { border: 1px solid rgba(128,132,149,.4); padding: 0.3rem 0.45rem; vertical-align: top; text-align: start; color: inherit; overflow-wrap: break-word; }
.cc th { font-weight: 650; background: rgba(128,132,149,.1); }
.cc td.cc-clash-cell { background: #F4D6C6; color: #31333F; }
.cc-fields td { min-width: 8.5rem; } .cc-fields th[scope=row] { min-width: 7rem; }
.cc-fields thead th { min-width: 8.5rem; }
.cc-answer { display: block; margin: 0 0 0.2rem; }
.cc-relation { font-size: 0.8rem; display: block; } .cc-clash-cell .cc-relation { font-weight: 700; }
.cc button.cc-number { font: inherit; color: inherit; background: none; border: 0; text-decoration: underline dotted 2px; text-underline-offset: 3px; padding: 0; margin: 0; cursor: pointer; text-align: start; font-weight: 650; }
.cc-inferred button.cc-number { font-weight: 400; font-style: italic; }
.cc-inference { border-inline-start: 3px dotted rgba(128,132,149,.9); padding-inline-start: 0.6rem; }
.cc button.cc-number:hover { background: rgba(0,114,178,.14); }
.cc-popover { width: min(40rem, 92vw); max-height: 80vh; overflow: auto; border: 1px solid rgba(128,132,149,.9); border-radius: 0.6rem; padding: 0.9rem 1.1rem; color: inherit; background: Canvas; box-shadow: 0 6px 30px rgba(0,0,0,.35); }
.cc-popover::backdrop { background: rgba(0,0,0,.25); }
.cc-light .cc-popover { background: #FFFFFF; color: #31333F; } .cc-dark .cc-popover { background: #171614; color: #FAFAFA; }
.cc button.cc-close { float: inline-end; font: inherit; color: inherit; background: none; border: 1px solid rgba(128,132,149,.8); border-radius: 0.4rem; padding: 0.05rem 0.6rem; cursor: pointer; margin-inline-start: 0.6rem; }
.cc-card { border: 1px solid rgba(128,132,149,.5); border-radius: 0.5rem; padding: 0.5rem 0.8rem; margin-bottom: 0.5rem; }
.cc-card summary h3 { display: inline; }
.cc-said { display: grid; grid-template-columns: minmax(8rem, 15rem) minmax(0, 1fr); gap: 0.2rem 1rem; border-top: 1px solid rgba(128,132,149,.35); padding: 0.45rem 0; overflow-wrap: anywhere; }
.cc-both { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 16rem), 1fr)); gap: 0.2rem 1rem; align-items: start; }
.cc-gloss { align-self: center; }
.cc-text { max-height: 34rem; overflow-y: auto; border: 1px solid rgba(128,132,149,.5); border-radius: 0.4rem; padding: 0.6rem 0.8rem; font-family: Georgia, "Noto Naskh Arabic", "DejaVu Serif", serif; font-size: 1rem; overflow-wrap: anywhere; }
@media (min-width: 761px) { [data-testid=stColumn]:has(.cc-text) > * { position: sticky; top: 4.5rem; } }
.cc-text:focus-visible { outline: 3px solid #0072B2; }
.cc-text p { margin: 0 0 0.7rem; } .cc-text p:dir(rtl) { text-align: right; }
.cc-text sup { font-family: sans-serif; font-size: 0.68rem; padding-inline-end: 0.15rem; line-height: 1; user-select: none; }
.cc-text sup::before { content: "["; } .cc-text sup::after { content: "]"; }
.cc mark.cc-chosen { background: #0072B2; color: #FFFFFF; scroll-initial-target: nearest; }
.cc-near { margin: 0 0 0.3rem; padding-inline-start: 1.1rem !important; }
.cc-drawer { max-height: 36rem; overflow: auto; border: 1px solid rgba(128,132,149,.5); border-radius: 0.5rem; padding: 0.6rem 0.8rem; }
.cc-drawer:focus-visible { outline: 3px solid #0072B2; }
.cc-gap { margin-top: 0.5rem !important; }
.cc-month { display: block; height: 0.4rem; background: #0072B2; border-radius: 0.1rem; }
.cc-strip { border-inline-start: 4px solid rgba(128,132,149,.7); padding-inline-start: 0.6rem; }
@media (max-width: 760px) {
  .cc h1, .st-key-english-text h1 { font-size: 1.35rem; }
  .st-key-choose-other { display: none; }
  .cc-row summary { grid-template-columns: minmax(0,1fr); gap: 0.25rem; }
  .cc-ranked { grid-template-columns: minmax(0,1fr); } .cc-ranked > .cc-rank { display: none; }
  .cc-row summary .cc-words-cell { order: -1; }
  .cc-row summary .cc-rank { display: none; }
  .cc-tags, .cc-about { flex-direction: row; flex-wrap: wrap; gap: 0.2rem 0.7rem; }
  .cc-said { grid-template-columns: minmax(0,1fr); }
  .cc-stack, .cc-stack tbody, .cc-stack tr, .cc-stack th, .cc-stack td, .cc-stack caption { display: block; width: 100%; min-width: 0 !important; }
  .cc-stack thead { display: none; }
  .cc-stack tr { margin-bottom: 0.7rem; border: 1px solid rgba(128,132,149,.5); }
  .cc-stack th, .cc-stack td { border: 0; border-bottom: 1px solid rgba(128,132,149,.25); }
  .cc-stack td::before { content: attr(data-label) ": "; font-weight: 650; }
}
"""

# In the dark the colour of what is chosen carries white words, but is too dark for words of its own.
DARK_CSS = """
[data-testid="stLayoutWrapper"]:has(> .st-key-code-save-row) { background: #171614; }
.cc a, [data-testid="stMain"] [data-testid="stPageLink-NavLink"] p { color: #79C3F2; }
.cc-clash-cell a { color: #005A94; }
.cc-mark { color: #F2A277; }
.cc-matrix th[scope=row], .cc-matrix thead th:first-child { background: #262523; } .cc-clash-cell a.cc-cell { color: #31333F; }
[role="tab"][aria-selected="true"], [role="tab"][aria-selected="true"] p, [data-testid*="segmented_control"] p,
[role="radio"][aria-checked="true"] p { color: #FAFAFA !important; }
"""
