import { type Markup, markup } from "../markup.ts";

/** Tables, chips and what opens. */
export const tableStyle: Markup = markup`
.scroll { overflow-x: auto; margin-block-start: 0.75rem; background: var(--panel); border: 1px solid var(--line); border-radius: 10px; }
table { width: 100%; border-collapse: collapse; font-size: 0.93rem; line-height: 1.4; }
caption { padding: 0.6rem 0.9rem 0.2rem; color: var(--muted); font-size: 0.87rem; text-align: start; }
th, td { padding: 0.5rem 0.9rem; text-align: start; vertical-align: top; border-block-start: 1px solid var(--line); }
thead th { color: var(--muted); font-size: 0.82rem; font-weight: 600; white-space: nowrap; vertical-align: bottom; }
thead tr:first-child th { border-block-start: 0; }
tbody th { font-weight: 600; }
.number { text-align: end; white-space: nowrap; }
.once { white-space: nowrap; }
.rules td:empty::after { content: "–"; color: var(--muted); }
.message { min-width: 18rem; width: 45%; }
td > .ref { display: block; min-width: 13rem; max-width: 24rem; }
.runs .muted { font-weight: 400; font-size: 0.87rem; }

.chip { display: inline-flex; align-items: baseline; gap: 0.35em; padding: 0 0.5em; border: 1px solid transparent; border-radius: 999px;
  font-size: 0.87rem; font-weight: 600; line-height: 1.5; white-space: nowrap; }
.chip.good { color: var(--good); background: var(--good-soft); }
.chip.bad { color: var(--bad); background: var(--bad-soft); }
.chip.warn { color: var(--warn); background: var(--warn-soft); }
.chip.quiet { color: var(--muted); background: var(--sunken); }
.chip.info { color: var(--info); background: var(--info-soft); }

.cases .name { display: block; min-width: 13rem; max-width: 22rem; margin-block-end: 0.2rem; font-weight: 600; }
.cases thead .ref { display: block; width: 7.5rem; font-weight: 400; white-space: normal; }
.cases td { font-variant-numeric: tabular-nums; }
.cases td .score { margin-inline-start: 0.3rem; color: var(--muted); font-size: 0.87rem; }
.cases td.why { min-width: 18rem; width: 40%; }
.cases th, .cases td, .runs th, .runs td { padding-inline: 0.65rem; }
.runs .ref { min-width: 11rem; }
.chip + .chip { margin-inline-start: 0.3rem; }
summary { cursor: pointer; border-radius: 4px; }
summary::marker { color: var(--muted); }
.why details[open] .closed, .why details:not([open]) .open { display: none; }
.why dl { display: grid; gap: 0.15rem; margin-block: 0.4rem 0.2rem; padding-inline-start: 0.9rem; border-inline-start: 2px solid var(--line); }
.why dt:not(:first-of-type) { margin-block-start: 0.4rem; }
.why dt { font-size: 0.87rem; color: var(--muted); }
.rationale { white-space: pre-line; unicode-bidi: isolate; overflow-wrap: anywhere; max-width: 44rem; }
.filter { display: flex; flex-wrap: wrap; gap: 0.4rem 1.1rem; margin: 0.75rem 0 0; padding: 0; border: 0; }
.filter legend { float: inline-start; padding: 0; margin-inline-end: 1.1rem; color: var(--muted); }
.filter label { display: inline-flex; align-items: center; gap: 0.4rem; cursor: pointer; }
.filter input { width: 1.05rem; height: 1.05rem; margin: 0; accent-color: var(--info); }

@media (max-width: 48rem) {
  .cards table, .cards tbody, .cards th, .cards td, .cards caption { display: block; }
  .cards.scroll { overflow: visible; background: none; border: 0; border-radius: 0; }
  .cards caption { padding: 0; }
  .cards thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .cards tbody tr { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 0.45rem 0.9rem; margin-block-start: 0.6rem; padding: 0.75rem 0.9rem;
    background: var(--panel); border: 1px solid var(--line); border-radius: 10px; }
  .cards tbody th, .cards tbody td { width: auto; min-width: 0; padding: 0; border: 0; text-align: start; overflow-wrap: anywhere; }
  .cards tbody th, .cards td.wide { grid-column: 1 / -1; }
  .cards tbody th { order: -1; white-space: normal; }
  .cards td::before { content: attr(data-label); display: block; color: var(--muted); font-size: 0.82rem; line-height: 1.3; }
  .cards td .ref, .cases .name { max-width: none; min-width: 0; }
  .cards td:empty { display: none; }
  .cases td.why::before { content: none; }
}
`;
