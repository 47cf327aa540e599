import { sha256 } from "../fingerprint.ts";
import { type Level, levels } from "./level.ts";

/** Packages and how far each has to move, and what their changelogs will say. */
export interface Changeset {
  readonly bumps: ReadonlyMap<string, Level>;
  readonly text: string;
}

/** A changeset that was found in a file. */
export interface Found extends Changeset {
  /** Whether a person wrote the text, or changed it. */
  readonly isRewritten: boolean;
  /** Whether a person named other bumps than were computed. */
  readonly isRaised: boolean;
}

const mark = "# By npm run spec:changeset";

/**
 * A changeset as a file has it. A comment remembers what was computed, so that what a person made of it can be told from that;
 * `computed` is the changeset before anything was kept of a person's.
 */
export function changesetText({ bumps, text }: Changeset, computed: Changeset): string {
  const known = `${mark} ${hashOf(computed.text)} ${hashOf(rowsOf(computed.bumps))}`;
  return ["---", known, ...(bumps.size > 0 ? [rowsOf(bumps)] : []), "---", "", text, ""].join("\n");
}

/** Reads what `changesetText` and people write. A line that names no level is left out. */
export function readChangeset(file: string): Found {
  const [, head = "", body = file] = /^---\r?\n([\s\S]*?)---\r?\n?([\s\S]*)$/.exec(file) ?? [];
  const lines = head.split(/\r?\n/);
  const rows = lines.flatMap((line): [string, Level][] => {
    const [, name, word] = /^["']?([^"'\s:]+)["']?\s*:\s*["']?(\w+)["']?\s*$/.exec(line) ?? [];
    const level = levels.find((one) => one === word);
    return name !== undefined && level !== undefined ? [[name, level]] : [];
  });
  const text = body.replace(/\r\n/g, "\n").trim();
  const bumps = new Map(rows);
  const known = lines.find((line) => line.startsWith(mark)) ?? "";
  const [textHash, bumpsHash] = known.slice(mark.length + 1).split(" ");
  return { bumps, text, isRewritten: textHash !== hashOf(text), isRaised: bumpsHash !== hashOf(rowsOf(bumps)) };
}

function rowsOf(bumps: ReadonlyMap<string, Level>): string {
  return [...bumps].map(([name, level]) => `"${name}": ${level}`).join("\n");
}

function hashOf(text: string): string {
  return sha256(text).slice(0, 12);
}
