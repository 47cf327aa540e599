import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Json, type JsonObject, objectOf } from "../json.ts";
import type { Compared } from "../pages/compare-documents.ts";
import { type Difference, lineOf, theirsAndOurs } from "../pages/difference.ts";
import { SpecError } from "../spec/problem.ts";

/** One thing in which a description of ours is not what the provider says. */
export interface Drift {
  /** An operation, a schema, or the document. */
  readonly where: string;
  readonly difference: string;
  /** Why it stays so; only of what was accepted. */
  readonly reason?: string;
}

/** What of the drift is news, what was accepted and is still there, and what was accepted and is gone. */
export interface SortedDrift {
  readonly fresh: readonly Drift[];
  readonly known: readonly Drift[];
  readonly gone: readonly Drift[];
}

/** Where two documents differ. What pages leave out is not drift: they were never all of the API. */
export function driftOf(there: JsonObject, here: JsonObject, compared: Compared, isWhole: boolean): Drift[] {
  const drift = [
    ...servers(there, here),
    ...compared.onlyThere.map((where) => ({ where, difference: "only there" })),
    ...(isWhole ? compared.onlyHere.map((where) => ({ where, difference: "only here" })) : []),
    ...compared.changed.flatMap(({ where, differences }) =>
      differences.filter((one) => !isOurName(one)).map((one) => ({ where, difference: lineOf(one, theirsAndOurs) })),
    ),
  ];
  return drift.toSorted(byText);
}

/** An operation that the provider gives no id has one of ours. */
function isOurName({ pointer, there }: Difference): boolean {
  return pointer === "/operationId" && (there ?? null) === null;
}

/** None of our addresses being theirs is drift; further ones of theirs, such as a developer's machine, are not. */
function servers(there: JsonObject, here: JsonObject): Drift[] {
  const urls = ({ servers: list }: JsonObject) =>
    (Array.isArray(list) ? list : []).map((one: Json) => String(objectOf(one).url).replace(/\/$/, ""));
  const [theirs, ours] = [urls(there), urls(here)];
  if (theirs.length === 0 || ours.length === 0 || ours.some((url) => theirs.includes(url))) return [];
  return [{ where: "document", difference: lineOf({ pointer: "/servers", there: theirs, here: ours }, theirsAndOurs) }];
}

export function sortDrift(found: readonly Drift[], accepted: readonly Drift[]): SortedDrift {
  const [now, before] = [found, accepted].map((list) => new Map(list.map((one) => [keyOf(one), one])));
  return {
    fresh: found.filter((one) => !before?.has(keyOf(one))),
    known: accepted.filter((one) => now?.has(keyOf(one))),
    gone: accepted.filter((one) => !now?.has(keyOf(one))),
  };
}

function keyOf({ where, difference }: Drift): string {
  return JSON.stringify([where, difference]);
}

function byText(one: Drift, other: Drift): number {
  const [a, b] = [keyOf(one), keyOf(other)];
  return a < b ? -1 : a > b ? 1 : 0;
}

export function driftFile(provider: string): string {
  return `specs/${provider}/drift.json`;
}

/**
 * The drift that was decided on; none where there is no file.
 * @throws {SpecError} for a file that is not such a list
 */
export function acceptedDrift(root: string, provider: string): Drift[] {
  const file = driftFile(provider);
  if (!existsSync(join(root, file))) return [];
  let list: unknown;
  try {
    list = JSON.parse(readFileSync(join(root, file), "utf8"));
  } catch {
    throw new SpecError(`${file}: not JSON; put it back, or delete it and run spec:update with --accept`);
  }
  const isDrift = (one: Json) =>
    typeof objectOf(one).where === "string" && typeof objectOf(one).difference === "string";
  if (!Array.isArray(list) || !list.every(isDrift))
    throw new SpecError(`${file}: has to be a list of { "where", "difference" and perhaps "reason" }, each as text`);
  return list;
}

/** The file for drift that is accepted from now on; reasons that were given stay. Absent where there is none. */
export function driftText({ fresh, known }: SortedDrift, reason: string | undefined): string | undefined {
  const accepted = [...known, ...fresh.map((one) => ({ ...one, ...(reason !== undefined && { reason }) }))].toSorted(
    byText,
  );
  return accepted.length === 0 ? undefined : `${JSON.stringify(accepted, undefined, 2)}\n`;
}
