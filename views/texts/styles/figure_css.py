"""The style sheet of figures: the table of who says how many, the numbers of compared sources, the box of pairs."""

FIGURE_CSS = """
[data-testid="stMainBlockContainer"] { padding-left: 2rem; padding-right: 2rem; }
.cc p.cc-line { margin: 0 0 0.15rem; font-size: 0.9rem; }
.cc-line b { font-weight: 650; }
.cc-serious, .cc-serious p { font-size: 0.88rem; } .cc-serious .cc-duel-sides { flex-wrap: nowrap; gap: 0.3rem 0.6rem; margin: 0.5rem 0; } .cc-serious .cc-duel-side { flex: 1 1 0; } .cc-serious h2 { font-size: 0.95rem; margin: 0 0 0.3rem; }
.cc-mark { color: #A8430B; font-weight: 700; white-space: nowrap; }
.cc table.cc-who { font-size: 0.88rem; line-height: 1.25; table-layout: fixed; }
.cc-who caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.cc table.cc-who th, .cc table.cc-who td { border: 0; border-bottom: 1px solid rgba(128,132,149,.35); padding: 0.22rem 0.45rem; background: none; }
.cc table.cc-who thead th { border-bottom: 2px solid rgba(128,132,149,.9); font-size: 0.85rem; vertical-align: bottom; }
.cc table.cc-who td.cc-clash-cell { background: #F4D6C6; box-shadow: inset 0 -2px 0 #B85C2E; }
.cc-who .cc-clash-cell .cc-mark { color: #7A2E04; }
.cc-who .cc-when { width: 6.2rem; } .cc-who .cc-what { width: 17%; } .cc-who .cc-ends { width: 12%; } .cc-who .cc-rest { width: 18%; }
.cc-who th[scope=row] a { font-weight: 650; } .cc-who th[scope=row] small { opacity: 1; } .cc-who th[scope=row] small a { font-weight: 400; }
.cc-who small { display: block; font-size: 0.78rem; line-height: 1.2; font-weight: 400; opacity: 0.85; }
.cc-who .cc-ends .cc-badge { white-space: normal; }
.cc-who .cc-none { opacity: 0.75; font-size: 0.82rem; }
.cc-who .cc-none small { opacity: 1; }
.cc-who .cc-figure { display: block; }
.cc-who .cc-figure button.cc-number { font-size: 1.08rem; font-weight: 700; font-variant-numeric: tabular-nums; }
@media (max-width: 760px) {
  .cc-line.cc-soft { display: none; }
  [data-testid="stMainBlockContainer"] { padding-left: 0.9rem; padding-right: 0.9rem; }
  .cc table.cc-who, .cc-who tbody { display: block; width: 100%; }
  .cc-who thead { display: none; }
  .cc-who tr { display: grid; grid-template-columns: repeat(3, minmax(0,1fr)); border-bottom: 1px solid rgba(128,132,149,.6); padding: 0.35rem 0; }
  .cc table.cc-who th, .cc table.cc-who td { border: 0; padding: 0.15rem 0.3rem; width: auto; overflow-wrap: anywhere; }
  .cc-who .cc-when, .cc-who .cc-what, .cc-who .cc-rest, .cc-who .cc-ends { grid-column: 1 / -1; width: auto; }
  .cc-who .cc-ends .cc-figure, .cc-who .cc-ends small { display: inline; padding-inline-end: 0.4rem; } .cc-who .cc-ends .cc-high + small { padding-inline-start: 0.4rem; }
  .cc-who .cc-when { order: -2; opacity: 0.85; } .cc-who .cc-what { order: -1; }
  .cc-who td[data-label]::before { content: attr(data-label); display: block; font-size: 0.75rem; opacity: 0.85; }
  .cc-who .cc-rest:empty, .cc-who .cc-rest.cc-empty { display: none; }
}
.cc-begins { max-width: min(40rem, 84vw); } .cc-begins pre { margin: 0; font-size: 0.78rem; line-height: 1.35; }
.cc-matrix td, .cc-matrix thead th { min-width: 6.5rem; }
.cc-matrix th[scope=row], .cc-matrix thead th:first-child { position: sticky; inset-inline-start: 0; min-width: 11rem; background: #F3F3F4; }
.cc a.cc-cell { color: inherit; text-decoration: underline dotted; text-underline-offset: 3px; } .cc-matrix .cc-clash-cell .cc-cell { font-weight: 650; }
.cc a.cc-cell[aria-current=true] { outline: 2px solid currentColor; outline-offset: 3px; font-weight: 650; }
.cc-begins .cc-scroll { max-height: 15rem; overflow: auto; border: 1px solid rgba(128,132,149,.4); border-radius: 0.4rem; padding: 0.4rem 0.6rem; }
.cc-preview { font-size: 0.78rem; border-collapse: collapse; } .cc-preview th, .cc-preview td { white-space: nowrap; padding: 0.15rem 0.5rem; text-align: start; }
.cc-begins code { overflow-wrap: anywhere; } @media (max-width: 767px) { .cc-begins .cc-scroll { max-height: 7rem; } }
.cc-sums { width: 100%; max-width: 60rem; border-collapse: collapse; }
.cc-sums th, .cc-sums td { border: 0; border-bottom: 1px solid rgba(128,132,149,.25); padding: 0.2rem 0.5rem; }
.cc-sums td, .cc-sums thead th:not(:first-child) { text-align: center; }
.cc-sums tbody th { text-align: start; font-weight: 400; }
.cc-pairs { font-size: 0.9rem; } .cc-pairs h2 { margin-top: 0; font-size: 1rem; }
.cc-pairs ul { list-style: none; padding: 0; margin: 0.4rem 0; }
.cc-box ul, .cc-pairs li, .cc-pairs p { font-size: inherit; } .cc-pairs li { margin: 0 0 0.5rem; }
@media (max-width: 640px) {
  .cc-sums { font-size: 0.85rem; }
  .cc-sums th, .cc-sums td { padding: 0.2rem 0.15rem; }
  .cc-head-words { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
}
"""
