import type { GatePolicy } from "../../gate/input.ts";
import { type Markup, markup } from "../markup.ts";
import type { Trend } from "./trend.ts";

/** What the charts' lines and marks mean, as far as they are drawn. */
export function legend(trends: readonly Trend[], policy: GatePolicy): Markup {
  const points = trends.flatMap((trend) => trend.points);
  const rated = points.some(({ rate }) => rate);
  const scored = points.some(({ score }) => score !== undefined);
  const asked = (rated && policy.minPassRate !== undefined) || (scored && policy.minScore !== undefined);
  const judged = points.some(({ run }) => run.role === "head");
  const base = points.some(({ run }) => run.role === "base");
  return markup`<ul class="legend">${[
    rated &&
      item(markup`<path class="rate-line" d="M1 8H31"/><circle class="rate-mark" cx="16" cy="8" r="3"/>`, "pass rate"),
    rated && item(markup`<rect class="band" x="1" y="2" width="30" height="12"/>`, "its interval"),
    scored &&
      item(markup`<path class="score-line" d="M1 8H31"/><path class="score-mark" d="M16 4l3 4-3 4-3-4z"/>`, "score"),
    asked && item(markup`<path class="asked-line" d="M1 8H31"/>`, "what was asked"),
    judged && item(markup`<circle class="rate-mark head" cx="16" cy="8" r="4.2"/>`, "judged by this gate"),
    base && item(markup`<rect class="rate-mark" x="12" y="4" width="8" height="8"/>`, "the base"),
    item(markup`<circle class="mark-passed" cx="16" cy="8" r="4"/>`, "verdict passed"),
    item(markup`<path class="mark-failed" d="M12.5 4.5l7 7m0-7l-7 7"/>`, "failed"),
    item(markup`<path class="mark-none" d="M12 8H20"/>`, "none"),
  ]}</ul>`;
}

function item(sample: Markup, words: string): Markup {
  return markup`<li><svg width="32" height="16" viewBox="0 0 32 16" aria-hidden="true" focusable="false">${sample}</svg>${words}</li>`;
}
