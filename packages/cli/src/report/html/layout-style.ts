import { type Markup, markup } from "../markup.ts";

/** Type, spacing and the large parts of the page. */
export const layoutStyle: Markup = markup`
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-padding-top: 1rem; }
body {
  margin: 0; background: var(--ground); color: var(--ink);
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  font-variant-numeric: tabular-nums; overflow-wrap: break-word;
}
header, main, footer { max-width: 80rem; margin-inline: auto; padding-inline: clamp(1rem, 3vw, 2.5rem); }
main { padding-block-end: 3rem; }
h1, h2, h3, p, dl, dd, ul, table, figure { margin: 0; }
h2 { font-size: 1.25rem; line-height: 1.3; font-weight: 650; letter-spacing: -0.01em; }
h3 { font-size: 1rem; font-weight: 650; }
section { margin-block-start: 2.75rem; }
section > h2 + * { margin-block-start: 0.35rem; }
code, .ref { font: 0.86em/1.45 ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; overflow-wrap: anywhere; }
a { color: var(--info); text-underline-offset: 0.2em; }
:focus-visible { outline: 3px solid var(--info); outline-offset: 2px; border-radius: 4px; }
.muted { color: var(--muted); }
.lead { color: var(--muted); max-width: 62rem; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; inset: 0.5rem auto auto 0.5rem; padding: 0.5rem 0.9rem; background: var(--panel); color: var(--ink);
  border: 2px solid var(--info); border-radius: 6px; z-index: 2; }
.skip:not(:focus) { clip-path: inset(50%); }

header { padding-block: 2rem 0; }
.brand { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 0.25rem 1.5rem; color: var(--muted); font-size: 0.87rem; }
.brand strong { color: var(--ink); font-weight: 650; }
nav ul { display: flex; flex-wrap: wrap; gap: 0 1.25rem; padding: 0; list-style: none; }
nav a { display: inline-block; padding-block: 0.15rem; }
.verdict { display: grid; grid-template-columns: auto 1fr; align-items: center; gap: 0.75rem 1.25rem; margin-block-start: 1.25rem;
  padding: 1.1rem 1.35rem; background: var(--panel); border: 1px solid var(--line); border-radius: 12px; border-inline-start: 8px solid var(--tone); }
.verdict.pass { --tone: var(--good); }
.verdict.fail { --tone: var(--bad); }
.verdict h1 { display: flex; align-items: center; gap: 0.6rem; color: var(--tone); font-size: 2rem; line-height: 1.1; font-weight: 750; letter-spacing: -0.02em; }
.verdict h1 svg { width: 2rem; height: 2rem; flex: none; }
.verdict p { font-size: 1.05rem; }
.verdict .muted { font-size: 0.92rem; }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 13.5rem), 1fr)); gap: 0.75rem; margin-block-start: 0.75rem; }
.facts > div { padding: 0.8rem 1.1rem 0.9rem; background: var(--panel); border: 1px solid var(--line); border-radius: 12px; }
.facts dt { color: var(--muted); font-size: 0.87rem; }
.facts .big { font-size: 1.6rem; font-weight: 680; line-height: 1.25; letter-spacing: -0.015em; }
.facts .small { color: var(--muted); font-size: 0.87rem; line-height: 1.4; }
.notes { padding-inline-start: 1.2rem; }
.notes li::marker { color: var(--muted); }
.asked { display: grid; grid-template-columns: max-content 1fr; gap: 0.15rem 1.5rem; margin-block-start: 0.6rem; }
.asked dt { color: var(--muted); }
footer { padding-block: 1.25rem 2rem; border-block-start: 1px solid var(--line); color: var(--muted); font-size: 0.87rem; }
@media (max-width: 40rem) {
  .verdict { grid-template-columns: 1fr; padding: 0.9rem 1rem; }
  .facts { grid-template-columns: 1fr 1fr; }
  .facts > div { padding: 0.65rem 0.8rem; }
  .facts .big { font-size: 1.3rem; }
}
@media print { .skip, nav, .filter { display: none; } body { background: none; } }
`;
