import type { Change } from "./change.ts";
import { fewOf, listed } from "./shown.ts";

/** The three things that a reader of a changelog looks for. */
export const groups = [
  { title: "Breaking", level: "major" },
  { title: "New", level: "minor" },
  { title: "Fixed", level: "patch" },
] as const;

/** The changes as a changelog has them, in Markdown: grouped, with the methods they show in. */
export function changelogOf(title: string, changes: readonly Change[]): string {
  const parts = groups.flatMap(({ title: group, level }) => {
    const some = changes.filter((change) => change.level === level);
    return some.length > 0 ? [`**${group}**`, some.map((change) => `- ${lineOf(change)}`).join("\n")] : [];
  });
  return [title, ...parts].join("\n\n");
}

function lineOf({ operations, field, text }: Change): string {
  const names = listed(fewOf(operations.map((id) => `\`${id}\``)));
  const what = field === "" ? text : `${fieldText(field, (name) => `\`${name}\``)} ${text}`;
  if (operations.length === 0) return what;
  return field === "" ? `${names} ${text}` : `${names}: ${what}`;
}

/** A field as a sentence begins with it; those in parentheses are words. */
export function fieldText(field: string, quoted: (name: string) => string): string {
  const [, words] = /^\((.+)\)$/.exec(field) ?? [];
  return words === undefined ? quoted(field) : `the ${words}`;
}
