import { isObject, type Json, type JsonObject, objectOf, valueAt } from "../json.ts";
import type { Operation } from "../model/operation.ts";
import { stableText } from "./stable-text.ts";

const reference = /"\$ref":"(#\/components\/[^"/]+\/[^"/]+)/g;

/** The components that two documents do not have alike, they or something that they lead to: by their pointers. */
export function touchedComponents(there: JsonObject, here: JsonObject): ReadonlySet<string> {
  const [before, after] = [componentsOf(there), componentsOf(here)];
  const touched = new Set([...before.keys(), ...after.keys()].filter((key) => before.get(key) !== after.get(key)));
  const users = new Map<string, Set<string>>();
  for (const [key, text] of [...before, ...after])
    for (const used of referencesIn(text)) users.set(used, (users.get(used) ?? new Set()).add(key));
  // A set may grow while it is walked.
  for (const one of touched) for (const user of users.get(one) ?? []) touched.add(user);
  return touched;
}

/** Each component as text, by its pointer. */
export function componentsOf(document: JsonObject): Map<string, string> {
  const kinds = Object.entries(objectOf(document.components));
  return new Map(
    kinds.flatMap(([kind, entries]) =>
      Object.entries(objectOf(entries)).map(([name, one]): [string, string] => [
        `#/components/${kind}/${escaped(name)}`,
        stableText(one),
      ]),
    ),
  );
}

const escaped = (name: string) => name.replaceAll("~", "~0").replaceAll("/", "~1");

export function referencesIn(text: string): string[] {
  return [...text.matchAll(reference)].flatMap(([, target]) => target ?? []);
}

/** Whether an operation is written otherwise, or leads to a component that is. */
export function isTouched(
  [there, old]: readonly [JsonObject, Operation],
  [here, now]: readonly [JsonObject, Operation],
  touched: ReadonlySet<string>,
): boolean {
  const [before, after] = [written(there, old), written(here, now)];
  return before !== after || referencesIn(before).some((target) => touched.has(target));
}

/** The operation, its path and what the path says for all of its operations. */
function written(document: JsonObject, { at, path }: Operation): string {
  const item: Json | undefined = valueAt(document, at.slice(0, 2));
  return stableText([path, valueAt(document, at) ?? null, isObject(item) ? (item.parameters ?? null) : null]);
}
