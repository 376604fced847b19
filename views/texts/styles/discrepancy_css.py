"""The style sheet of discrepancies as rows, and of the heading and the tabs of an incident."""

DISCREPANCY_CSS = """
.cc-duel { display: grid; grid-template-columns: 11rem minmax(0,1fr); gap: 0.2rem 1.2rem; align-items: start; }
.cc-duel small { display: block; font-size: 0.82rem; font-weight: 400; line-height: 1.3; opacity: 0.85; }
.cc-duel-what > b { font-weight: 650; overflow-wrap: anywhere; }
.cc-duel-tags { display: flex; flex-wrap: wrap; gap: 0.2rem 0.5rem; align-items: baseline; font-size: 0.82rem; margin-top: 0.2rem; }
.cc-duel-tags .cc-badge { font-size: 0.78rem; padding: 0 0.3rem; }
.cc-duel summary, .cc-duel-row { display: grid; grid-template-columns: minmax(0,1fr) 15rem; gap: 0.3rem 1.2rem; list-style: none; align-items: start; }
.cc-duel summary::-webkit-details-marker { display: none; }
.cc-duel-sides { display: flex; flex-wrap: wrap; gap: 0.3rem 0.9rem; align-items: flex-start; }
.cc-duel-side { flex: 1 1 9rem; min-width: 0; overflow-wrap: anywhere; }
.cc-duel-side > b { font-size: 1.02rem; font-weight: 650; display: -webkit-box; -webkit-line-clamp: 3; -webkit-box-orient: vertical; overflow: hidden; }
.cc-duel-side > small { display: -webkit-box; -webkit-line-clamp: 3; -webkit-box-orient: vertical; overflow: hidden; }
.cc-versus { font-size: 1.15rem; font-weight: 700; line-height: 1.35; }
.cc-duel-why { font-size: 0.88rem; }
.cc-duel-open { white-space: nowrap; text-decoration: underline; }
.cc-duel-open::after { content: " ▸"; } .cc-duel details[open] .cc-duel-open::after, .cc-opener[aria-expanded=true]::after { content: " ▾"; }
.cc-duel-row { position: relative; } .cc a.cc-opener { color: inherit; } .cc-opener::before { content: ""; position: absolute; inset: 0; cursor: pointer; }
.cc-opener:focus-visible::before { outline: 3px solid #0072B2; outline-offset: 1px; } .cc-opener[aria-expanded=true] { font-weight: 650; }
.cc-duel summary:hover .cc-duel-open, .cc-duel-row:hover .cc-duel-open { text-decoration-thickness: 2px; }
.cc-duel details[open] > summary, .cc-duel-row:not(:last-child) { margin-bottom: 0.5rem; }
.cc-box .cc-duel { grid-template-columns: minmax(0,1fr); }
.cc-box .cc-duel summary { grid-template-columns: minmax(0,1fr); }
.cc-duels .cc-list > li { padding: 0.65rem 0; }
.cc-duels h3 { margin-top: 0.9rem; }
.cc-box li, .cc-near li { font-size: inherit; }
.cc-crumb { white-space: nowrap; }
.stMain [data-testid="stPageLink-NavLink"] { background: none; font-weight: inherit; }
.cc-said .cc-words { border-top: 0; margin-top: 0; padding-top: 0; }
.cc-gloss { font-size: 0.92rem; }
.cc-facts { display: flex; flex-wrap: wrap; gap: 0.1rem 1.3rem; margin: 0.1rem 0 0 !important; font-size: 0.92rem; }
.cc-cut-start::before { content: "… "; opacity: 0.7; } .cc-cut-end::after { content: " …"; opacity: 0.7; }
@media (max-width: 760px) {
  .cc-duel, .cc-duel summary, .cc-duel-row { grid-template-columns: minmax(0,1fr); }
  .cc-duel-what { display: flex; flex-wrap: wrap; gap: 0.1rem 0.7rem; align-items: baseline; }
  .cc-duel-tags { margin-top: 0; }
  .cc-duel-side { flex-basis: 7.5rem; }
}
"""
