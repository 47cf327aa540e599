import type { Found, Row } from "./row.ts";

export type Outcome = readonly [row: Row, found: Found];

const head = ["| where | version | proven | |", "|---|---|---|---|"];
const foot = [
  "",
  "Whatever runs makes the same calls: a client's get, the same by a client of one operation, a list over pages, a 404 by its class, a",
  "timeout; the bridge's list of all providers, a start, and the wait for its end.",
];

/** The matrix as Markdown. Rows of one name that prove the same, and end the same, are one line with all their versions. */
export function matrix(outcomes: readonly Outcome[]): string[] {
  const lines = new Map<string, { readonly name: string; readonly versions: string[]; readonly rest: string }>();
  for (const [row, found] of outcomes) {
    const rest = `${row.proves} | ${result(found)}`;
    const line = lines.get(`${row.name} ${rest}`) ?? { name: row.name, versions: [], rest };
    line.versions.push(versionOf(row, found));
    lines.set(`${row.name} ${rest}`, line);
  }
  return [
    ...head,
    ...[...lines.values()].map(({ name, versions, rest }) => `| ${name} | ${versions.join(", ")} | ${rest} |`),
    ...foot,
  ];
}

function versionOf({ version }: Row, found: Found): string {
  return version ?? ("absent" in found ? "–" : (found.version ?? "–"));
}

function result(found: Found): string {
  if ("absent" in found) return `not run: ${found.absent}`;
  return found.problems.length === 0 ? "✓" : "fails";
}

const section = /(<!-- runtimes:start -->\n)([\s\S]*?)(<!-- runtimes:end -->)/;

/** The document with the matrix between its marks; undefined where it has none. */
export function withMatrix(document: string, lines: readonly string[]): string | undefined {
  if (!section.test(document)) return undefined;
  return document.replace(
    section,
    (_, begin: string, __: string, end: string) => `${begin}${lines.join("\n")}\n${end}`,
  );
}

/** Two documents that differ in nothing but a version that the machine brings are the same. */
export function isSameMatrix(one: string, other: string): boolean {
  const plain = (text: string) => text.replace(/^\| Chromium \| [^|]+ \|/gm, "| Chromium | |");
  return plain(one) === plain(other);
}
