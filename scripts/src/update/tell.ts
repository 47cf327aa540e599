import { wrapped } from "../diff/wrapped.ts";
import type { Outcome } from "./outcome.ts";

/** What a terminal or a web page would act on, or hide, made visible. */
export function printable(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`,
  );
}

/** An outcome as a terminal shows it, 80 columns wide. */
export function linesOf({ provider, told, groups, next }: Outcome): string[] {
  return [
    provider,
    ...told.map((line) => wrapped(printable(line), "  ", "  ")),
    ...groups.flatMap(({ title, items }) => [
      `\n  ${title}`,
      ...items.flatMap(({ name, lines }) => [
        wrapped(printable(name), "    ", "      "),
        ...lines.map((line) => wrapped(printable(line), "      ", "        ")),
      ]),
    ]),
    ...(next.length > 0 ? ["\n  Next", ...next.map((line) => `    ${line}`)] : []),
  ];
}

const titles: Readonly<Record<Outcome["state"], string>> = {
  none: "nothing to read",
  same: "nothing new",
  changed: "the provider's document changed",
  drift: "our description is not what the provider says",
  failed: "could not be looked at",
};

/** The most that a pull request's body takes is 65,536 characters; what else is to be said has to fit too. */
const longest = 50_000;

/** Outcomes as the body of a pull request or an issue: what the provider wrote stands in fences that it cannot close. */
export function markdownOf(outcomes: readonly Outcome[]): string {
  const text = outcomes.map(sectionOf).join("\n");
  if (text.length <= longest) return text;
  const short = outcomes.map((one) => sectionOf({ ...one, groups: one.groups.map(cut) })).join("\n");
  return short.length <= longest
    ? short
    : `${outcomes.map((one) => sectionOf({ ...one, groups: [] })).join("\n")}\nToo much to show here; run \`npm run spec:update\`.\n`;
}

function cut(group: Outcome["groups"][number]): Outcome["groups"][number] {
  const items = group.items.slice(0, 50).map(({ name, lines }) => ({ name, lines: lines.slice(0, 5) }));
  return { title: `${group.title} (${group.items.length} in all, shortened)`, items };
}

function sectionOf({ provider, state, told, groups, next }: Outcome): string {
  const parts = [
    `## ${provider}: ${titles[state]}\n`,
    fenced(told.map(printable)),
    ...groups.map(
      ({ title, items }) =>
        `### ${title}\n\n${fenced(items.flatMap(({ name, lines }) => [printable(name), ...lines.map((line) => `  ${printable(line)}`)]))}`,
    ),
    ...(next.length > 0 ? [`### Next\n\n${fenced(next)}`] : []),
  ];
  return parts.join("\n");
}

function fenced(lines: readonly string[]): string {
  const text = lines.join("\n");
  const most = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(most + 1);
  return `${fence}text\n${text}\n${fence}\n`;
}
