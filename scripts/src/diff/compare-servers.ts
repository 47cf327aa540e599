import { isObject, type Json, type JsonObject, textOf, valueAt } from "../json.ts";
import type { Operation } from "../model/operation.ts";
import type { Say } from "./change.ts";
import type { Comparee, Pair } from "./comparee.ts";
import type { Side } from "./side.ts";

/** Compares where requests go: the first server is the one that is asked, the others can be chosen. */
export function compareServers({ there, here }: Comparee, { old, now }: Pair, say: Say): void {
  const [[first, ...others], [other, ...more]] = [serversOf(there, old), serversOf(here, now)];
  const field = "(server)";
  if (first !== other) say("major", field, `is ${other ?? "unknown"} now, not ${first ?? "unknown"}`);
  else if (more.some((url) => !others.includes(url))) say("minor", field, "can be another one");
  else if (others.some((url) => !more.includes(url))) say("patch", field, "has fewer others");
}

function serversOf({ spec: { document } }: Side, { at }: Operation): string[] {
  const places = [at, at.slice(0, 2), []].map((place) => valueAt(document, [...place, "servers"]));
  const servers = places.find((list): list is Json[] => Array.isArray(list) && list.length > 0) ?? [];
  return servers.filter(isObject).map(addressOf);
}

/** The address as it is with nothing chosen. */
function addressOf({ url, variables }: JsonObject): string {
  const filled = (textOf(url) ?? "").replace(/\{([^{}]+)\}/g, (whole, name) => {
    const preset = valueAt(variables ?? null, [name, "default"]);
    return preset === undefined ? whole : String(preset);
  });
  return filled.replace(/\/+$/, "");
}
