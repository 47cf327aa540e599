import { isObject, type Json, type JsonObject, objectOf, valueAt } from "../json.ts";
import { type Kind, kindOf, kindOfItems } from "../spec/kind.ts";
import type { Comparee, Pair } from "./comparee.ts";
import type { Side } from "./side.ts";

/**
 * Two documents for many comparisons at once: one path for each operation that both sides of a comparison have, called by the
 * comparison's number and the method's name, so that a tool pairs those and no others.
 */
export function pairedDocuments(comparees: readonly Comparee[]): { base: JsonObject; revision: JsonObject } {
  const documents = (["there", "here"] as const).map((which): JsonObject => {
    const parts = comparees.map((comparee, number) => partOf(which, number, comparee));
    const components: Record<string, Json> = {};
    for (const part of parts)
      for (const [kind, entries] of Object.entries(part.components))
        components[kind] = { ...objectOf(components[kind]), ...objectOf(entries) };
    const paths = Object.assign({}, ...parts.map((part) => part.paths));
    return { openapi: "3.1.0", info: { title: "Compared", version: "1.0.0" }, paths, components };
  });
  return { base: documents[0] as JsonObject, revision: documents[1] as JsonObject };
}

function partOf(
  which: "there" | "here",
  number: number,
  comparee: Comparee,
): { paths: JsonObject; components: JsonObject } {
  const side = comparee[which];
  const renamed = (value: Json, kind: Kind) => prefixed(value, `${number}.`, kind);
  const paths = comparee.pairs
    .filter((pair) => pair.isTouched)
    .map((pair): [string, Json] => {
      const operation = operationOf(side, which, pair);
      return [`/${number}/${pair.id}`, { [pair.now.method.toLowerCase()]: renamed(operation, "object") }];
    });
  const components = Object.entries(objectOf(side.document.components))
    .filter(([kind]) => kind !== "securitySchemes" && kind !== "examples")
    .map(([kind, entries]): [string, Json] => [
      kind,
      Object.fromEntries(
        Object.entries(objectOf(entries)).map(([name, one]) => [
          `${number}.${name}`,
          renamed(one, kind === "schemas" ? "schema" : "object"),
        ]),
      ),
    ]);
  return { paths: Object.fromEntries(paths), components: Object.fromEntries(components) };
}

/** The operation with its path's parameters, and without what is compared elsewhere: names, errors, prose, credentials, servers. */
function operationOf({ document }: Side, which: "there" | "here", pair: Pair): JsonObject {
  const { at } = which === "there" ? pair.oldPlain : pair.nowPlain;
  const { requestBody, responses, parameters } = objectOf(valueAt(document, at));
  const shared = valueAt(document, [...at.slice(0, 2), "parameters"]);
  const own = Array.isArray(parameters) ? parameters : [];
  const successes = Object.entries(objectOf(responses)).filter(([status]) => status.startsWith("2"));
  return {
    operationId: pair.id,
    parameters: [...(Array.isArray(shared) ? shared : []), ...own],
    ...(requestBody !== undefined && { requestBody }),
    // By what it is to a user, not by its number.
    responses: Object.fromEntries(successes.slice(0, 1).map(([, answer]) => ["200", answer])),
  };
}

/** The value with its references to components leading to those of one comparison. */
function prefixed(value: Json, prefix: string, kind: Kind): Json {
  if (kind === "data") return value;
  if (Array.isArray(value)) return value.map((item: Json) => prefixed(item, prefix, kindOfItems(kind)));
  if (!isObject(value)) return value;
  const named = kind === "names" || kind === "schemas";
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !(kind === "schema" && key === "discriminator"))
      .map(([key, item]) => {
        if (!named && key === "$ref" && typeof item === "string")
          return [key, item.replace(/^(#\/components\/[^/]+\/)/, `$1${prefix}`)];
        return [key, prefixed(item, prefix, kindOf(key, kind))];
      }),
  );
}
