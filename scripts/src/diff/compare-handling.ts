import { valueAt } from "../json.ts";
import { operationClasses } from "../model/operation.ts";
import type { Say } from "./change.ts";
import type { Comparee, Pair } from "./comparee.ts";
import { isEqual } from "./stable-text.ts";

/** Compares how a method goes about its request: what may be sent again, how pages are followed, how long it waits. */
export function compareHandling({ there, here }: Comparee, { old, now }: Pair, say: Say): void {
  if (old.class !== now.class) {
    const safer = operationClasses.indexOf(now.class) < operationClasses.indexOf(old.class);
    if (safer) say("minor", "", `may be sent again more freely: it is ${now.class}, not ${old.class}`);
    // A lost answer, which was asked for again, is now an error that has to be handled.
    else say("major", "", `is sent again less freely: it is ${now.class}, not ${old.class}`);
  }
  comparePaging(old.paging, now.paging, say);
  if (old.timeoutMs !== now.timeoutMs) say("patch", "", `waits ${wait(now.timeoutMs)}, not ${wait(old.timeoutMs)}`);
  if (!isEqual(old.reconcile, now.reconcile)) say("patch", "", "looks for a lost answer in another way");
  if (!isEqual(old.key, now.key)) say("patch", "", "puts its key elsewhere");
  const [was, is] = [[there, old] as const, [here, now] as const].map(
    ([{ spec }, { at }]) => valueAt(spec.document, [...at, "deprecated"]) === true,
  );
  if (was !== is) say(is ? "minor" : "patch", "", is ? "is deprecated" : "is deprecated no more");
}

function comparePaging(old: Pair["old"]["paging"], now: Pair["old"]["paging"], say: Say): void {
  if (!old && now) say("minor", "", "follows pages: .page, .pages and .all are new");
  if (old && !now) say("major", "", "follows no pages any more: .page, .pages and .all are gone");
  if (!old || !now || isEqual(old, now)) return;
  if (old.kind !== now.kind) say("major", "", `goes from page to page by ${now.kind} now, not by ${old.kind}`);
  else if (old.items !== now.items) say("major", "", `lists ${now.items} now, not ${old.items}`);
  else if (asked(old) !== asked(now))
    say("major", "", `takes the next page in ${asked(now)} now, not in ${asked(old)}`);
  else say("patch", "", "goes from page to page in another way");
}

const asked = (paging: NonNullable<Pair["old"]["paging"]>) => (paging.kind === "cursor" ? paging.cursor : paging.page);

function wait(timeoutMs: number | undefined): string {
  return timeoutMs === undefined ? "as long as all others" : `${timeoutMs / 1000} s`;
}
