import type { Change } from "./change.ts";
import { fieldText, groups } from "./changelog.ts";
import type { Level } from "./level.ts";
import { fewOf, listed } from "./shown.ts";
import type { Verdict } from "./verdict.ts";
import { wrapped } from "./wrapped.ts";

const meanings: Readonly<Record<Level, string>> = {
  major: "what compiled or worked does not any more",
  minor: "there is something new, and nothing breaks",
  patch: "nobody has to change anything, or gains much",
  none: "nothing that a user of the package could notice",
};

/** A verdict for people, at 80 columns: what, why, and each change under the methods it shows in. */
export function reportOf(verdict: Verdict): string {
  const parts = groups.flatMap(({ title, level }) => {
    const some = verdict.changes.filter((change) => change.level === level);
    return some.length > 0 ? [`${title}\n${grouped(some)}`] : [];
  });
  return [`${verdict.level}: ${meanings[verdict.level]}`, whyOf(verdict), ...parts].join("\n\n");
}

function whyOf({ signals, changes, rules, broken, gained }: Verdict): string {
  const counts = groups.map(
    ({ title, level }) => `${changes.filter((one) => one.level === level).length} ${title.toLowerCase()}`,
  );
  const claims = (some: Verdict["broken"]) =>
    some.map(({ operation, claim }) => `${operation ? `${operation} ` : ""}${claim}`);
  const lines = [
    `structure  ${signals.structure.padEnd(5)}  ${counts.join(", ")}`,
    `redocly    ${signals.redocly.padEnd(5)}  ${told(rules.map(({ operation, text }) => `${operation}: ${text}`))}`,
    `types      ${signals.types.padEnd(5)}  ${broken.length > 0 ? `no longer: ${told(claims(broken))}` : gained.length > 0 ? `only now: ${told(claims(gained))}` : told([])}`,
  ];
  return `Why\n${lines.map((line) => wrapped(line, "  ", "                    ")).join("\n")}`;
}

/** The first few, and how many more. */
function told(lines: readonly string[]): string {
  if (lines.length === 0) return "nothing";
  const more = lines.length - 3;
  return [...lines.slice(0, 3), ...(more > 0 ? [`and ${more} more`] : [])].join("; ");
}

function grouped(changes: readonly Change[]): string {
  const byMethods = Map.groupBy(changes, ({ operations }) => listed(fewOf(operations)) || "the package");
  return [...byMethods]
    .map(([methods, some]) =>
      [wrapped(methods, "  ", "  "), ...some.map((one) => wrapped(lineOf(one), "    ", "      "))].join("\n"),
    )
    .join("\n");
}

function lineOf({ field, text }: Change): string {
  return field === "" ? text : `${fieldText(field, (name) => name)} ${text}`;
}
