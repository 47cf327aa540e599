import { createHash } from "node:crypto";
import type { GateReport } from "../../gate/report.ts";
import { cut, plain } from "../../text/plain.ts";
import { figure } from "../figures.ts";
import { headlineText } from "../headline.ts";
import { type Markup, markup } from "../markup.ts";
import { casesSection } from "./cases.ts";
import { chartStyle } from "./chart-style.ts";
import { colours } from "./colours.ts";
import { filterStyle } from "./filters.ts";
import { pageHead } from "./head.ts";
import { layoutStyle } from "./layout-style.ts";
import { rulesSection } from "./rules.ts";
import { runsSection } from "./runs.ts";
import { tableStyle } from "./table-style.ts";
import { trendsSection } from "./trends.ts";

const style = markup`${colours}${layoutStyle}${tableStyle}${chartStyle}${filterStyle}`;
/** Nothing is loaded and nothing runs: of styles, only the page's own. */
const policy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash("sha256").update(String(style)).digest("base64")}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

const longestNote = 2000;

/**
 * A page that stands alone: no network, no script. How the gate came out, its rules, verdicts, pass rates and scores over time for each
 * source, the runs, and the cases side by side.
 */
export function renderHtml(report: GateReport): string {
  const page = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"/>
<meta http-equiv="Content-Security-Policy" content="${policy}"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="color-scheme" content="light dark"/>
<meta name="referrer" content="no-referrer"/>
<title>${headlineText(report)} · evalbridge gate</title>
<style>${style}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the findings</a>
${pageHead(report)}
<main id="main" tabindex="-1">
${notesSection(report)}
${rulesSection(report)}
${trendsSection(report)}
${runsSection(report)}
${casesSection(report)}
${policySection(report)}
</main>
<footer><p>Made by evalbridge from one gate report (${report.format}). The page loads nothing and runs no script; times are UTC.</p></footer>
</body>
</html>
`;
  return String(page);
}

function notesSection({ notes }: GateReport): Markup | undefined {
  if (notes.length === 0) return undefined;
  return markup`<section id="notes" aria-labelledby="notes-title">
<h2 id="notes-title">Notes</h2>
<ul class="notes">${notes.map((note) => markup`<li>${cut(plain(note), longestNote)}</li>`)}</ul>
</section>`;
}

function policySection({ policy: asked }: GateReport): Markup {
  const entries = Object.entries(asked).filter(([, value]) => value !== undefined);
  const list = markup`<dl class="asked">${entries.map(
    ([name, value]) => markup`<dt>${name}</dt><dd>${valueText(value)}</dd>`,
  )}</dl>`;
  return markup`<section id="policy" aria-labelledby="policy-title">
<h2 id="policy-title">What was asked</h2>
${entries.length > 0 ? list : markup`<p class="muted">Nothing beyond the defaults: each run has completed and passed.</p>`}
</section>`;
}

function valueText(value: unknown): string {
  if (typeof value === "number" || typeof value === "string") return figure(value);
  if (Array.isArray(value)) return value.join(", ") || "nothing";
  return value === true ? "yes" : "no";
}
