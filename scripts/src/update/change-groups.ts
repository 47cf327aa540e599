import { stableText } from "../diff/stable-text.ts";
import { type Json, type JsonObject, objectOf } from "../json.ts";
import type { Compared } from "../pages/compare-documents.ts";
import { lineOf, nowAndBefore } from "../pages/difference.ts";
import { oneSided } from "../pages/schema-pairs.ts";
import type { Group, Item } from "./outcome.ts";

/** What is new, gone and changed in a provider's document, for people. */
export function changeGroups(compared: Compared, now: JsonObject, before: JsonObject): Group[] {
  const named = (names: readonly string[]): Item[] => names.map((name) => ({ name, lines: [] }));
  const told = compared.changed.map(({ where, differences, usedBy }) => ({
    name: usedBy.length > 0 ? `${where}, in ${some(usedBy)}` : where,
    lines: differences.map((one) => lineOf(one, nowAndBefore)),
  }));
  // A parameter that many operations share changes in all of them.
  const changed = [...Map.groupBy(told, ({ lines }) => lines.join("\n")).values()].map((same) => ({
    name: some(same.map(({ name }) => name)),
    lines: same[0]?.lines ?? [],
  }));
  return [
    { title: "Added", items: named(compared.onlyThere) },
    { title: "Removed", items: named(compared.onlyHere) },
    { title: "Changed", items: [...documentItem(now, before), ...changed] },
  ].filter(({ items }) => items.length > 0);
}

/** Of the document itself: what it says of its version and where its API is. */
function documentItem(now: JsonObject, before: JsonObject): Item[] {
  const facts: [string, (one: JsonObject) => Json | undefined][] = [
    ["version", ({ info }) => objectOf(info).version],
    [
      "servers",
      ({ servers }) => (Array.isArray(servers) ? servers.map((one: Json) => objectOf(one).url ?? null) : undefined),
    ],
  ];
  const lines = facts
    .filter(([, read]) => stableText(read(now)) !== stableText(read(before)))
    .map(([name, read]) => lineOf(oneSided([name], read(now), read(before)), nowAndBefore));
  return lines.length > 0 ? [{ name: "the document", lines }] : [];
}

function some(names: readonly string[]): string {
  const shown = names.slice(0, 3).join(", ");
  return names.length > 3 ? `${shown} and ${names.length - 3} more` : shown;
}
