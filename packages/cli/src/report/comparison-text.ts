import type { Comparison } from "../gate/report.ts";
import { thousands } from "../text/counted.ts";
import { plain } from "../text/plain.ts";
import { points } from "./figures.ts";

/** How the cases came out against the base, in one sentence. */
export function comparisonText(comparison: Comparison): string {
  const { base, paired, pValue, difference } = comparison;
  if (!paired) {
    const rates = difference
      ? `the pass rate moved by ${points(difference.value)} points (${points(difference.low)} to ${points(difference.high)})`
      : "the pass rates cannot be compared";
    return `with ${plain(base)}, unpaired, as no case has the same key: ${rates}`;
  }
  const counts = (["regressed", "fixed", "same", "missing", "new"] as const).map(
    (name) => `${thousands(comparison[name])} ${name}`,
  );
  const chance =
    pValue !== undefined && Number.isFinite(pValue) ? `; p = ${pValue.toFixed(3)} (McNemar, exact, one-sided)` : "";
  return `with ${plain(base)}, case by case: ${counts.join(", ")}${chance}`;
}
