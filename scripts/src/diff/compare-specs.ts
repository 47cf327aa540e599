import type { Operation } from "../model/operation.ts";
import { type Change, merged, type Say } from "./change.ts";
import { compareAnswers } from "./compare-answers.ts";
import { compareArguments } from "./compare-arguments.ts";
import { compareAuth } from "./compare-auth.ts";
import { compareHandling } from "./compare-handling.ts";
import { compareServers } from "./compare-servers.ts";
import type { Comparee, Pair } from "./comparee.ts";
import type { Side } from "./side.ts";
import { isEqual } from "./stable-text.ts";

/** What is different between two specs, for those who use the package. */
export function compareSpecs(comparee: Comparee): Change[] {
  const { there, here, pairs } = comparee;
  const changes: Change[] = [];
  const say = (operations: readonly string[], level: Change["level"], field: string, text: string) => {
    changes.push({ level, operations, field, text });
  };
  compareLists(there, here, say);
  for (const pair of pairs) compareOperation(comparee, pair, (...words) => say([pair.id], ...words));
  compareDocuments(there, here, (...words) => say([], ...words));
  return merged(acrossAll(changes, pairs.length));
}

type SayOf = (operations: readonly string[], ...words: Parameters<Say>) => void;

function compareLists(there: Side, here: Side, say: SayOf): void {
  const [before, after] = [byRequest(there), byRequest(here)];
  for (const [request, { id }] of before) {
    if (here.plain.has(id)) continue;
    const renamed = after.get(request);
    if (renamed) say([id], "major", "", `is called ${renamed.id} now`);
    else say([id], "major", "", "is gone");
  }
  for (const [request, { id, summary }] of after) {
    if (!there.plain.has(id) && !before.has(request)) say([id], "minor", "", `is new${summary ? `: ${summary}` : ""}`);
  }
}

/** By method and path, whatever the placeholders are called. */
function byRequest({ spec }: Side): Map<string, Operation> {
  return new Map(spec.operations.map((one) => [`${one.method} ${one.path.replace(/\{[^{}]*\}/g, "{}")}`, one]));
}

function compareOperation(comparee: Comparee, pair: Pair, say: Say): void {
  const { old, now } = pair;
  const shape = (path: string) => path.replace(/\{[^{}]*\}/g, "{}");
  if (old.method !== now.method || shape(old.path) !== shape(now.path))
    say("major", "", `is ${now.method} ${now.path} now, not ${old.method} ${old.path}`);
  if (old.summary !== now.summary || old.description !== now.description) say("patch", "", "is described anew");
  if (old.docs !== now.docs) say("patch", "", "is documented on another page");
  compareArguments(comparee, pair, say);
  compareAnswers(comparee, pair, say);
  compareHandling(comparee, pair, say);
  compareAuth(comparee, pair, say);
  compareServers(comparee, pair, say);
}

function compareDocuments(there: Side, here: Side, say: Say): void {
  const [before, after] = [there.spec.envelope, here.spec.envelope];
  if (isEqual(before, after)) return;
  if (!before || !after)
    say("major", "", after ? "results are taken out of an envelope now" : "results have no envelope any more");
  else say("major", "", `results are at ${after.data} of the envelope now (errors at ${after.errors})`);
}

/** What concerns every operation is said once, of none. */
function acrossAll(changes: readonly Change[], count: number): Change[] {
  const shared = merged(changes.filter(({ field, operations }) => field.startsWith("(") && operations.length > 0));
  const all = new Set(shared.filter((one) => count > 1 && one.operations.length === count).map(({ text }) => text));
  return changes.map((change) => (all.has(change.text) ? { ...change, operations: [] } : change));
}
