import { isObject, type Json, type JsonObject, objectOf } from "../json.ts";
import { SpecError } from "../spec/problem.ts";
import { withUsedComponents } from "../spec/used-components.ts";
import { withPathItems } from "../upstream/path-items.ts";

/**
 * A document cut down to some operations, and to the components that those need. Each of `only` is a path (`/runs`, `/runs/*` for all
 * below it), an operationId or a tag.
 * @throws {SpecError} naming what matches nothing
 */
export function trim(document: JsonObject, only: readonly string[]): JsonObject {
  if (only.length === 0) return document;
  const matched = new Set<string>();
  const whole = withPathItems(document);
  const kept = Object.entries(objectOf(whole.paths)).flatMap(([path, item]): [string, Json][] => {
    if (!isObject(item)) return [];
    const entries = Object.entries(item).filter(([key, operation]) => {
      if (!isOperation(key, operation)) return true;
      const words = only.filter((word) => chooses(word, path, operation));
      for (const word of words) matched.add(word);
      return words.length > 0;
    });
    return entries.some(([key, operation]) => isOperation(key, operation)) ? [[path, Object.fromEntries(entries)]] : [];
  });
  const unmatched = only.filter((word) => !matched.has(word));
  if (unmatched.length > 0) throw new SpecError(unmatched.map((word) => stranger(whole, word)));
  const { webhooks: _, ...rest } = document;
  return withUsedComponents({ ...rest, paths: Object.fromEntries(kept) });
}

const besides = new Set(["parameters", "servers", "summary", "description", "$ref"]);

function isOperation(key: string, value: Json): value is JsonObject {
  return !besides.has(key) && !key.startsWith("x-") && isObject(value);
}

function chooses(word: string, path: string, { operationId, tags }: JsonObject): boolean {
  if (word.startsWith("/")) return word.endsWith("*") ? path.startsWith(word.slice(0, -1)) : path === word;
  return word === operationId || (Array.isArray(tags) && tags.includes(word));
}

function stranger(document: JsonObject, word: string): string {
  const operations = Object.values(objectOf(document.paths)).flatMap((item) =>
    Object.values(objectOf(item)).map(objectOf),
  );
  const tags = new Set(operations.flatMap(({ tags: own }) => (Array.isArray(own) ? own.map(String) : [])));
  const some = [...tags].sort().slice(0, 20).join(", ");
  const known = some === "" ? "there are no tags; name a path (/runs/*) or an operationId" : `the tags are: ${some}`;
  return `--only ${word}: no path, operationId or tag is called so; ${known}`;
}
