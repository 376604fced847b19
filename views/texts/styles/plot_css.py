"""The style sheet of plots made of HTML: places are shares of an axis, which takes `--span` of the room beside the names."""

PLOT_CSS = """
.cc-source-0 { --c: #6B6F7B; } .cc-source-1 { --c: #0072B2; } .cc-source-2 { --c: #117733; }
.cc-source-3 { --c: #785EF0; } .cc-source-4 { --c: #882255; } .cc-source-5 { --c: #332288; }
.cc-ranges { --name: 10.5rem; --span: 0.6; --paper: #FFFFFF; position: relative; padding: 0 0 1.5rem; font-size: 0.9rem; line-height: 1.3; }
.cc-ranges ul { list-style: none; margin: 0; padding: 0 !important; }
.cc-range-axis { position: absolute; inset: 0 0 0 var(--name); direction: ltr; pointer-events: none; }
.cc-range-axis i { position: absolute; top: 0; bottom: 1.4rem; left: calc(100% * var(--span) * var(--at)); border-left: 1px solid rgba(128,132,149,.35); }
.cc-range-axis b { position: absolute; top: 100%; left: 0; transform: translateX(-50%); font: normal 0.8rem/1.4rem "Source Sans", sans-serif; white-space: nowrap; }
.cc-range-axis i:first-child b { transform: translateX(-0.3rem); }
.cc-range-axis .cc-range-unit { border: 0; } .cc-range-axis .cc-range-unit b { transform: translateX(-0.2rem); }
.cc p.cc-range-head { position: relative; margin: 0; padding: 0.5rem 0 0.1rem; font-weight: 650; }
.cc-range-set { position: relative; }
.cc-range-gap, .cc-range-fits { position: absolute; top: 1px; bottom: 1px; min-width: 3px;
  left: calc(var(--name) + (100% - var(--name)) * var(--span) * var(--at)); width: calc((100% - var(--name)) * var(--span) * (var(--to) - var(--at))); }
.cc-range-gap { background: rgba(213,94,0,.16); border: 1px dashed rgba(184,92,46,.9); border-width: 0 1px; }
.cc-range-fits { background: rgba(128,132,149,.18); border: 1px solid rgba(128,132,149,.6); border-width: 0 1px; }
.cc-range { position: relative; display: grid; grid-template-columns: var(--name) minmax(0,1fr); margin: 0; padding: 0.16rem 0; }
.cc-range-name { overflow-wrap: anywhere; padding-inline-end: 0.5rem; }
.cc-range-track { position: relative; display: block; direction: ltr; min-height: 1.2rem; }
.cc-range-words { display: block; margin-left: calc(100% * var(--span) * var(--at) + 0.75rem); unicode-bidi: plaintext; overflow-wrap: break-word; }
.cc-range-line { position: absolute; top: 0.55rem; left: calc(100% * var(--span) * var(--at)); width: calc(100% * var(--span) * (var(--to) - var(--at))); border-top: 3px solid var(--c); }
.cc-range-vague { border-top-style: dotted; } .cc-range-least { border-top-style: dashed; width: 2.6rem; }
.cc-range-track:has(.cc-range-least) .cc-range-words { margin-left: calc(100% * var(--span) * var(--at) + 3.2rem); }
.cc-range-least::after { content: ""; position: absolute; right: -0.25rem; top: calc(-0.35rem - 1.5px); border: solid transparent; border-width: 0.35rem 0 0.35rem 0.5rem; border-left-color: var(--c); }
.cc-dot { position: absolute; top: 0.63rem; left: calc(100% * var(--span) * var(--at)); width: 0.75rem; height: 0.75rem; box-sizing: border-box; transform: translate(-50%,-50%); border: 2px solid var(--c); border-radius: 50%; background: var(--c); }
.cc-dot-hedged, .cc-dot-inferred, .cc-dot-demanded { background: var(--paper); }
.cc-dot-inferred { border-style: dotted; } .cc-dot-demanded { border-radius: 0; transform: translate(-50%,-50%) rotate(45deg) scale(0.85); }
.cc-dot-denied { border: 0; border-radius: 0; background: linear-gradient(45deg, transparent 42%, var(--c) 42% 58%, transparent 58%), linear-gradient(-45deg, transparent 42%, var(--c) 42% 58%, transparent 58%); }
.cc p.cc-range-silent { position: relative; padding-inline-start: var(--name); margin: 0; font-size: 0.82rem; opacity: 0.82; }
.cc-ranges-small { --name: 6rem; --span: 0.45; font-size: 0.82rem; padding-bottom: 1.2rem; }
.cc-ranges-small .cc-range-words { display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow: hidden; }
.cc-key .cc-dot { position: static; display: inline-block; transform: none; vertical-align: -0.1em; margin-inline-end: 0.15rem; }
.cc-key .cc-dot-demanded { transform: rotate(45deg) scale(0.85); } .cc-key { --paper: #FFFFFF; white-space: nowrap; }
.cc-toll { --paper: #FFFFFF; --left: 2.6rem; --foot: 2.7rem; --span: 0.78; font-size: 0.88rem; line-height: 1.25; }
.cc-toll-area { position: relative; height: 15rem; direction: ltr; }
.cc-toll-area > i { position: absolute; left: calc(var(--left) + (100% - var(--left)) * var(--span) * var(--at)); bottom: calc(var(--foot) + (100% - var(--foot) - 1rem) * var(--y)); }
.cc-toll-area > .cc-toll-y { left: var(--left); width: calc((100% - var(--left)) * var(--span)); border-bottom: 1px solid rgba(128,132,149,.35); }
.cc-toll-y b { position: absolute; right: calc(100% + 0.4rem); bottom: -0.55rem; } .cc-toll-x b { position: absolute; top: 0.35rem; left: 0; white-space: nowrap; }
.cc-toll-area b { font: normal 0.8rem/1.15 "Source Sans", sans-serif; }
.cc-toll-area > .cc-toll-x { height: 0.3rem; margin-bottom: -0.3rem; border-left: 1px solid rgba(128,132,149,.8); }
.cc-toll-area > .cc-toll-event, .cc-toll-area > .cc-toll-break { bottom: var(--foot); top: 0; min-width: 3px; background: rgba(128,132,149,.2); width: calc((100% - var(--left)) * var(--span) * (var(--to) - var(--at))); }
.cc-toll-area > .cc-toll-break { background: repeating-linear-gradient(45deg, transparent 0 3px, rgba(128,132,149,.5) 3px 4px); }
.cc-toll-area > .cc-toll-flat { width: calc((100% - var(--left)) * var(--span) * (var(--to) - var(--at))); margin-bottom: -1px; border-bottom: 2px solid var(--c); }
.cc-toll-area > .cc-toll-days { border-bottom-style: dotted; }
.cc-toll-area > .cc-toll-rise { height: calc((100% - var(--foot) - 1rem) * (var(--top) - var(--y))); margin-left: -1px; border-left: 2px solid var(--c); }
.cc-toll-area > .cc-toll-least { height: 1.3rem; border-left-style: dashed; }
.cc-toll-area > .cc-dot { top: auto; transform: none; margin: 0 0 -0.375rem calc(-0.375rem + var(--dx, 0rem)); }
.cc-toll-area > .cc-toll-tag { font-style: normal; font-size: 0.85rem; white-space: nowrap; border-left: 3px solid var(--c); padding-left: 0.3rem; margin: 0 0 -0.6rem calc(0.7rem + var(--dx, 0rem)); }
.cc-toll { display: grid; grid-template-columns: minmax(0,3fr) minmax(0,2fr); gap: 0.5rem 1.5rem; }
.cc-toll ul { list-style: none; margin: 0; padding: 0 !important; max-height: 17rem; overflow-y: auto; }
.cc-toll li { margin: 0; padding: 0.1rem 0 0.1rem 0.4rem; border-inline-start: 3px solid var(--c); }
.cc-toll li small { font-size: 0.82rem; opacity: 0.9; }
.cc table.cc-agreement { width: auto; font-size: 0.85rem; line-height: 1.3; }
.cc table.cc-agreement td, .cc table.cc-agreement th { min-width: 8.2rem; border: 0; border-bottom: 1px solid rgba(128,132,149,.35); background: none; }
.cc-agreement small { display: block; font-size: 0.78rem; opacity: 0.9; }
.cc-share { display: flex; height: 0.5rem; margin: 0.15rem 0 0.2rem; border: 1px solid rgba(128,132,149,.8); }
.cc-share i { display: block; } .cc-share-agree { background: rgba(128,132,149,.75); }
.cc-share-differ { background: repeating-linear-gradient(135deg, transparent 0 3px, rgba(128,132,149,.8) 3px 5px); }
.cc-share-contradict { background: #B85C2E; }
@media (max-width: 760px) {
  .cc-toll { --span: 0.94; grid-template-columns: minmax(0,1fr); } .cc-toll ul { max-height: none; }
  .cc-toll-area > .cc-toll-tag { display: none; }
  .cc table.cc-agreement { width: 100%; } .cc table.cc-agreement td:empty, .cc table.cc-agreement tr:has(td):not(:has(td:not(:empty))) { display: none; }
  .cc table.cc-agreement td::before { font-weight: 650; content: attr(data-label); }
  .cc-ranges, .cc-ranges-small { --name: 0rem; --span: 0.5; margin-inline-start: 0.4rem; }
  .cc-range { grid-template-columns: minmax(0,1fr); }
  .cc-range-axis i:nth-child(even):not(.cc-range-unit) b { display: none; }
  .cc-ranges-small .cc-range-axis i b { display: inline; }
  .cc-range-axis .cc-range-unit b { transform: translateX(0.5rem); }
  .cc-range-name { opacity: 0.85; font-size: 0.82rem; line-height: 1.1; padding-top: 0.15rem; }
}
@media (forced-colors: active) { .cc-dot, .cc-range-line { forced-color-adjust: none; } }
"""

DARK_PLOT_CSS = """
.cc-source-0 { --c: #9A9DA6; } .cc-source-1 { --c: #56B4E9; } .cc-source-2 { --c: #BBCC33; }
.cc-source-3 { --c: #8F7BF5; } .cc-source-4 { --c: #CC79A7; } .cc-source-5 { --c: #F5F5F5; }
.cc-ranges, .cc-key, .cc-toll { --paper: #171614; }
"""
