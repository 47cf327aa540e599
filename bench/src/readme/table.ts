import type { Measured } from "../page/figure.ts";
import { foundIn } from "./found.ts";
import { type Row, rows } from "./rows.ts";
import { sources } from "./sources.ts";

const place = /(?<=<!-- cost:start -->\n)[\s\S]*?(?=<!-- cost:end -->)/;
const head = ["| | evalbridge, everything on | others |", "|---|---|---|"];

const rowStart = ({ label }: Row) => `| ${label} | `;
const sourceStart = (section: string) => `- \`${section}\`: `;

/** The lines between the marks. @throws {Error} where there are none */
function costLines(document: string): readonly string[] {
  const [text] = place.exec(document) ?? [];
  if (text === undefined)
    throw new Error("README.md has no place for what it costs: a line <!-- cost:start -->, a line <!-- cost:end -->");
  return text.split("\n");
}

/** The document with what a section found, and where that is from, in its rows; the rows of all others stay as they are. */
export function withCosts(document: string, section: string, measured: Measured, source: string): string {
  const old = costLines(document);
  const kept = (start: string) => old.filter((line) => line.startsWith(start));
  const found = foundIn(measured);
  const table = rows.flatMap((row) =>
    row.section === section ? `${rowStart(row)}${row.ours(found)} | ${row.others(found)} |` : kept(rowStart(row)),
  );
  const list = Object.keys(sources).flatMap((name) =>
    name === section ? `${sourceStart(name)}${source}` : kept(sourceStart(name)),
  );
  return document.replace(place, () => `${[...head, ...table, "", ...list].join("\n")}\n`);
}

/**
 * Whether two texts differ at the most by one in the last digit of a number that was rounded: where another zlib makes a few bytes more or
 * less, a size that stands between two roundings is written as the other.
 */
function saysTheSame(said: string, now: string): boolean {
  const rounded = /\d+\.\d+/g;
  const numbers = (text: string) => (text.match(rounded) ?? []).map((number) => Math.round(Number(number) * 10));
  const others = numbers(now);
  return (
    said.replace(rounded, "0.0") === now.replace(rounded, "0.0") &&
    numbers(said).every((number, index) => Math.abs(number - (others[index] as number)) <= 1)
  );
}

/** What the document says otherwise than was measured of what is the same on each machine: a line for each row. */
export function staleCosts(document: string, exact: Readonly<Record<string, number>>): string[] {
  const lines = costLines(document);
  return rows
    .filter(({ isExact }) => isExact)
    .flatMap((row) => {
      const now = row.ours(foundIn({ exact }));
      const line = lines.find((one) => one.startsWith(rowStart(row)));
      const said = line?.slice(rowStart(row).length).split(" | ")[0];
      if (said !== undefined && saysTheSame(said, now)) return [];
      const before = said === undefined ? "has no row" : `says "${said}"`;
      return [`README.md ${before} of ${row.label}; it is "${now}": npm run bench -- ${row.section} --write`];
    });
}
