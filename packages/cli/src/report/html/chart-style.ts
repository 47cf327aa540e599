import { type Markup, markup } from "../markup.ts";

/** Charts, large and small. */
export const chartStyle: Markup = markup`
.trends { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 22rem), 1fr)); gap: 0.9rem; margin-block-start: 0.9rem; }
.trend { min-width: 0; padding: 0.9rem 1rem 0.8rem; background: var(--panel); border: 1px solid var(--line); border-radius: 12px; }
.trend h3 { display: flex; flex-wrap: wrap; gap: 0 0.6rem; align-items: baseline; justify-content: space-between; }
.trend h3 .muted { font-size: 0.87rem; font-weight: 400; }
.trend > svg { display: block; width: 100%; height: auto; margin-block: 0.4rem 0.3rem; overflow: visible; }
.trend details { font-size: 0.9rem; }
.trend .scroll { max-height: 20rem; overflow: auto; }
.trend th, .trend td { padding: 0.35rem 0.7rem; white-space: nowrap; }
.trend caption { white-space: nowrap; }
.legend { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; padding: 0; margin-block-start: 0.6rem; list-style: none; color: var(--muted); font-size: 0.9rem; }
.legend li { display: inline-flex; align-items: center; gap: 0.45rem; }
.legend svg { flex: none; }
svg text { font-family: inherit; font-size: 12px; fill: var(--muted); font-variant-numeric: tabular-nums; }
svg .grid { stroke: var(--line); stroke-width: 1; }
svg .axis { stroke: var(--strong); stroke-width: 1; }
svg .band { fill: var(--info); fill-opacity: 0.16; }
svg .whisker { stroke: var(--info); stroke-width: 1.5; stroke-opacity: 0.55; }
svg .rate-line { fill: none; stroke: var(--info); stroke-width: 2; stroke-linejoin: round; }
svg .rate-mark { fill: var(--panel); stroke: var(--info); stroke-width: 1.6; }
svg .rate-mark.head { fill: var(--info); }
svg .ring { fill: none; stroke: var(--info); stroke-width: 1.6; }
svg .score-line { fill: none; stroke: var(--second); stroke-width: 1.6; stroke-dasharray: 5 3; stroke-linejoin: round; }
svg .score-mark { fill: var(--panel); stroke: var(--second); stroke-width: 1.5; }
svg .score-mark.head { fill: var(--second); }
svg .asked-line { stroke: var(--ink); stroke-width: 1.2; stroke-dasharray: 2 3; }
svg .asked-line.rate { stroke: var(--info); }
svg .asked-line.score { stroke: var(--second); }
svg .asked-label.rate { fill: var(--info); }
svg .asked-label.score { fill: var(--second); }
svg .mark-passed { fill: var(--good); }
svg .mark-failed { fill: none; stroke: var(--bad); stroke-width: 2; stroke-linecap: round; }
svg .mark-none { fill: none; stroke: var(--muted); stroke-width: 2; stroke-linecap: round; }
.bar { display: block; margin-block: 0.3rem 0.1rem; }
svg .track { fill: var(--sunken); stroke: var(--strong); stroke-width: 0.75; }
svg .span { fill: var(--info); fill-opacity: 0.35; }
svg .dot { fill: var(--info); }
svg .dot.bad { fill: var(--bad); }
svg .asked-tick { stroke: var(--ink); stroke-width: 2; }
svg .part-passed { fill: var(--good); }
svg .part-failed { fill: var(--bad); }
svg .part-errored { fill: var(--warn); }
svg .part-undecided { fill: var(--strong); }
@media (forced-colors: active) { .chip { border-color: CanvasText; } }
`;
