import { type JsonObject, placeOf } from "../json.ts";
import { follow } from "../model/follow.ts";
import type { Answer, Example, Operation } from "../model/operation.ts";
import type { Say } from "./change.ts";
import { compareSchemas } from "./compare-schemas.ts";
import type { Comparee, Pair } from "./comparee.ts";
import { listed } from "./shown.ts";
import type { Side } from "./side.ts";
import { stableText } from "./stable-text.ts";

/** Compares what a method gives, and what else the server may answer. */
export function compareAnswers(
  { there, here, shortcuts }: Comparee,
  { old, now, oldPlain, nowPlain }: Pair,
  say: Say,
): void {
  const [before, after] = [oldPlain.success, nowPlain.success];
  if (before.schema && !after.schema) say("major", "result", "is gone: the answer has no body");
  if (!before.schema && after.schema) say("minor", "result", "is new: the answer had no body");
  if (before.status !== after.status) say("patch", "", `answers ${after.status} now, not ${before.status}`);
  if (before.description !== after.description) say("patch", "result", "is described anew");
  if (before.schema && after.schema) {
    if (before.media !== after.media) say("major", "result", `comes as ${after.media} now, not ${before.media}`);
    const inside = opened(there.spec.envelope?.data, say);
    const seen = new Set<string>();
    const comparison = {
      there: there.document,
      here: here.document,
      direction: "response",
      say: inside,
      shortcuts,
      seen,
    } as const;
    compareSchemas(comparison, before.schema, after.schema, "result");
  }
  compareOthers(oldPlain, nowPlain, say);
  compareErrors(there, here, oldPlain, nowPlain, say);
  compareExamples(old, now, say);
}

/** The envelope is opened for the user: its payload is the result. */
function opened(data: string | undefined, say: Say): Say {
  if (data === undefined) return say;
  const prefix = ["result", ...placeOf(data)].join(".");
  return (level, field, text) =>
    say(level, field.startsWith(prefix) ? `result${field.slice(prefix.length)}` : field, text);
}

/** A second answer of 2xx: one without a body makes the result one that may be missing. */
function compareOthers(old: Operation, now: Operation, say: Say): void {
  const [before, after] = [old, now].map(({ others }) => new Set(others.map(({ schema }) => schema === undefined)));
  if (!before?.has(true) && after?.has(true) && now.success.schema) say("major", "result", "may now be missing");
  if (before?.has(true) && !after?.has(true) && old.success.schema) say("minor", "result", "is always there now");
}

/** Errors are read at run time: no type of a method tells of them. */
function compareErrors(there: Side, here: Side, old: Operation, now: Operation, say: Say): void {
  const [before, after] = [statuses(old), statuses(now)];
  const come = [...after.keys()].filter((status) => !before.has(status));
  const gone = [...before.keys()].filter((status) => !after.has(status));
  if (come.length > 0) say("patch", "", `may answer ${listed(come.map(String))}`);
  if (gone.length > 0) say("patch", "", `answers no ${listed(gone.map(String), "or")} any more`);
  for (const [status, answer] of before) {
    const other = after.get(status);
    if (other && written(there, answer) !== written(here, other)) say("patch", "", `answers ${status} otherwise`);
  }
}

function statuses({ errors }: Operation): Map<number, Answer> {
  return new Map(errors.map((answer) => [answer.status, answer]));
}

function written({ document }: Side, { schema, description }: Answer): string {
  return stableText([description, schema && whole(document, schema, 0)]);
}

/** The schema with references put in place, some levels deep. */
function whole(document: JsonObject, schema: JsonObject, depth: number): unknown {
  if (depth > 6) return {};
  const { value } = follow(document, schema, []);
  const inner = (one: unknown): unknown =>
    Array.isArray(one)
      ? one.map(inner)
      : typeof one === "object" && one !== null
        ? whole(document, one as JsonObject, depth + 1)
        : one;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, inner(one)]));
}

function compareExamples(old: Operation, now: Operation, say: Say): void {
  const [before, after] = [old, now].map(({ success, errors, body }) =>
    stableText([success, ...errors, ...(body ? [body] : [])].map(({ examples }) => inOrder(examples))),
  );
  if (before !== after) say("patch", "", "has other examples");
}

/** By their names: which one comes first matters to the mock only. */
function inOrder(examples: readonly Example[]): object[] {
  return examples.toSorted((one, other) => (one.name < other.name ? -1 : 1)).map(({ at: _, ...one }) => one);
}
