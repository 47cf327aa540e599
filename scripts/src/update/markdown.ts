import type { Outcome } from "./outcome.ts";
import { printable } from "./tell.ts";

const titles: Readonly<Record<Outcome["state"], string>> = {
  none: "nothing to read",
  same: "nothing new",
  changed: "the provider's document changed",
  drift: "our description is not what the provider says",
  failed: "could not be looked at",
};

/** A pull request's body takes 65,536 characters; what else is to be said has to fit too. */
const longest = 50_000;
const longestLine = 300;

/** Outcomes as the body of a pull request or an issue: what the provider wrote stands in fences that it cannot close. */
export function markdownOf(outcomes: readonly Outcome[]): string {
  const room = longest / Math.max(1, outcomes.length);
  const text = outcomes.map((one) => sectionOf(one, room)).join("\n");
  if (text.length <= longest) return text;
  // Of very many, only what came of each.
  const list = outcomes.map(({ provider, state }) => `- ${provider}: ${titles[state]}\n`).join("");
  return list.slice(0, list.lastIndexOf("\n", longest) + 1);
}

function sectionOf({ provider, state, told, groups, next }: Outcome, room: number): string {
  const share = (room - 500) / (groups.length + 1);
  const parts = [
    `## ${provider}: ${titles[state]}\n`,
    fenced(told, share),
    ...groups.map(({ title, items }) => {
      const lines = items.flatMap(({ name, lines }) => [name, ...lines.map((line) => `  ${line}`)]);
      return `### ${title}\n\n${fenced(lines, share)}`;
    }),
    ...(next.length > 0 ? [`### Next\n\n${fenced(next, share)}`] : []),
  ];
  return parts.join("\n");
}

/** As many of the lines as there is room for, and how many more there are. */
function fenced(lines: readonly string[], room: number): string {
  const shown: string[] = [];
  let left = room;
  for (const line of lines) {
    const text = printable(line.length > longestLine ? `${line.slice(0, longestLine)}…` : line);
    left -= text.length + 1;
    if (left < 0 && shown.length > 0) break;
    shown.push(text);
  }
  if (shown.length < lines.length)
    shown.push(`… and ${lines.length - shown.length} more lines; run npm run spec:update`);
  const text = shown.join("\n");
  const most = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(most + 1);
  return `${fence}text\n${text}\n${fence}\n`;
}
