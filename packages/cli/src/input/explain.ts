import type { ErrorObject } from "ajv/dist/2020.js";
import { isUnion, toldApart } from "./alternatives.ts";
import { nearest } from "./nearest.ts";
import { listOf, namesIn, partsOf, type Schema, schemasAt } from "./schema.ts";
import { joined, shownNames, shownPath, shownText, shownValue } from "./shown.ts";
import { takes } from "./takes.ts";

export interface ExplainOptions {
  /** What the value as a whole is called: "the configuration". */
  readonly whole: string;
  /** The path under which the value is told: `["sources", "bland-eu"]`. @default none */
  readonly at?: readonly string[];
}

/**
 * What a validator found, in lines for the person who wrote the value: the place, what is there, and what it takes.
 * @param errors of an Ajv with the options `allErrors` and `verbose`
 * @param root the schema that it checked by
 */
export function explain(
  errors: readonly ErrorObject[],
  root: Schema,
  { whole, at = [] }: ExplainOptions,
): readonly string[] {
  const lines = toldApart(errors, root).flatMap((error) => lineOf(error, root, at, whole));
  return [...new Set(lines)];
}

/** Says that there is no such property, and which one was meant, else which there are. */
export function noSuchName(root: Schema, schemas: readonly unknown[], path: readonly string[]): string {
  const [place, name] = [path.slice(0, -1), path.at(-1) ?? ""];
  const parts = partsOf(root, schemas);
  const names = namesIn(parts);
  const meant = nearest(name, names);
  const owner = names.find((one) => namesIn(partsOf(root, schemasAt(parts, one))).includes(name));
  const better = meant !== undefined ? [meant] : owner !== undefined ? [owner, name] : undefined;
  const said = `there is no ${shownPath(path)}`;
  if (better) return `${said}; did you mean ${shownPath([...place, ...better])}?`;
  return names.length > 0 ? `${said}; there are: ${shownNames(names, 12)}` : said;
}

function lineOf(error: ErrorObject, root: Schema, at: readonly string[], whole: string): readonly string[] {
  const { keyword, params, data, propertyName } = error;
  const path = [...at, ...keysOf(error.instancePath)];
  const place = path.length > 0 ? shownPath(path) : whole;
  const schema = error.parentSchema as Schema;
  // What a name, or one of two branches, has to be is told by the error inside.
  if (keyword === "propertyNames" || keyword === "if") return [];
  if (propertyName !== undefined)
    return [`${place} has the name ${shownText(propertyName)}, where a name is ${takes(root, schema)}`];
  if (keyword === "required") return [`${shownPath([...path, params.missingProperty])} is missing`];
  if (keyword === "dependentRequired")
    return [`${shownPath([...path, params.missingProperty])} is missing: it goes with ${params.property}`];
  const name = params.additionalProperty ?? params.unevaluatedProperty;
  if (name !== undefined) return [noSuchName(root, [schema], [...path, name])];
  const is = `${place} is ${shownValue(data, path)}`;
  if (keyword === "uniqueItems") return [`${is}, two of which are the same`];
  if (keyword === "not" || keyword === "false schema") return [`${is}, and does not take that`];
  if (isUnion(error)) return [unionLine(error, root, path, is)];
  return [`${is}, and takes ${takes(root, schema)}`];
}

function unionLine(error: ErrorObject, root: Schema, path: readonly string[], is: string): string {
  const union = error.parentSchema as Schema;
  if (listOf(error.params.passingSchemas).length > 0)
    return `${is}, which fits more than one of what it takes: ${takes(root, { oneOf: union.oneOf })}`;
  const branches = listOf(error.schema) as readonly Schema[];
  // Alternatives that say nothing but what has to be there: either of these.
  const needs = branches.map(({ required, ...rest }) => (Object.keys(rest).length > 0 ? [] : listOf(required)));
  if (needs.every((names) => names.length > 0))
    return `${joined(
      needs.map((names) =>
        joined(
          names.map((name) => shownPath([...path, String(name)])),
          "and",
        ),
      ),
      "or",
    )} is missing`;
  return `${is}, and takes ${takes(root, { [error.keyword]: error.schema })}`;
}

/** The keys of a JSON pointer. */
function keysOf(pointer: string): readonly string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
}
