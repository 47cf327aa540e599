import { counted, thousands } from "../text/counted.ts";
import { choicesOf } from "./kinds.ts";
import { isSchema, listOf, type Schema, target } from "./schema.ts";
import { joined, shownNames, shownText } from "./shown.ts";

const mostChoices = 12;

/** What a schema lets through, in words: `a whole number from 1 to 100`, `"all" or "sample"`. */
export function takes(root: Schema, schema: unknown): string {
  return joined([...new Set(phrases(root, schema, new Set()))], "or") || "nothing";
}

function phrases(root: Schema, schema: unknown, seen: ReadonlySet<unknown>): readonly string[] {
  if (!isSchema(schema) || seen.has(schema)) return ["any value"];
  const choices = choicesOf(root, schema);
  if (choices) return choicePhrases(choices);
  const inside = new Set([...seen, schema]);
  const whole = merged(root, schema, inside);
  const { type } = whole;
  const branches = [...listOf(whole.anyOf), ...listOf(whole.oneOf)];
  if (branches.length > 0 && !isSchema(whole.properties))
    return branches.flatMap((branch) => phrases(root, branch, inside));
  const named = typeof type === "string" ? [type] : listOf(type);
  const spoken =
    named.length > 0 ? named : speaks.filter(([, words]) => words.some((word) => word in whole)).map(([name]) => name);
  return spoken.length > 0 ? spoken.map((name) => phrase(root, String(name), whole, inside)) : ["any value"];
}

/** What a schema without a type speaks of. */
const speaks: readonly (readonly [type: string, keywords: readonly string[]])[] = [
  ["string", ["format", "pattern", "minLength", "maxLength"]],
  ["number", ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"]],
  ["array", ["items", "minItems", "maxItems"]],
  ["object", ["properties", "required", "additionalProperties", "minProperties", "maxProperties"]],
];

function choicePhrases(choices: readonly unknown[]): readonly string[] {
  const some = choices.map((one) => (typeof one === "string" ? shownText(one) : JSON.stringify(one)));
  return some.length > mostChoices ? [...some.slice(0, mostChoices), `one of ${some.length - mostChoices} more`] : some;
}

/** A schema with what it refers to, and with what has to hold besides; its own keywords go first. */
function merged(root: Schema, schema: Schema, seen: ReadonlySet<unknown>): Schema {
  const others = [target(root, schema.$ref), ...listOf(schema.allOf)].filter(isSchema).filter((one) => !seen.has(one));
  const all = others.map((one) => merged(root, one, new Set([...seen, one])));
  const required = [...all, schema].flatMap((one) => listOf(one.required));
  return Object.assign({}, ...all, schema, required.length > 0 && { required: [...new Set(required)] });
}

const formats: Readonly<Record<string, string>> = {
  uuid: "a UUID",
  uri: "a URL",
  "date-time": "a time such as 2026-01-31T12:00:00Z",
  date: "a date such as 2026-01-31",
  email: "an e-mail address",
};

function phrase(root: Schema, type: string, schema: Schema, seen: ReadonlySet<unknown>): string {
  if (type === "string") return textPhrase(schema);
  if (type === "integer" || type === "number")
    return `${type === "integer" ? "a whole number" : "a number"}${rangePhrase(schema)}`;
  if (type === "boolean") return "true or false";
  if (type === "null") return "null";
  if (type === "array") return listPhrase(root, schema, seen);
  return objectPhrase(root, schema, seen);
}

function textPhrase({ format, pattern, minLength, maxLength }: Schema): string {
  const kind = Object.hasOwn(formats, String(format)) ? (formats[String(format)] as string) : "text";
  const length = sizePhrase(minLength, maxLength, "character");
  const form = typeof pattern === "string" ? ` that matches ${shownText(pattern)}` : "";
  if (minLength === 1 && maxLength === undefined) return `${kind} that is not empty${form && ` and${form.slice(5)}`}`;
  return `${kind}${length && ` of ${length}`}${form}`;
}

function listPhrase(root: Schema, { items, minItems, maxItems }: Schema, seen: ReadonlySet<unknown>): string {
  const size = sizePhrase(minItems, maxItems, "item");
  if (!isSchema(items)) return `a list${size && ` of ${size}`}`;
  return `a list of ${size || "items"}, each ${each(root, items, seen)}`;
}

function objectPhrase(root: Schema, schema: Schema, seen: ReadonlySet<unknown>): string {
  const { required, properties, additionalProperties, minProperties, maxProperties } = schema;
  const names = listOf(required).map(String);
  const size = sizePhrase(minProperties, maxProperties, "name");
  const whole = `an object${names.length > 0 ? ` with ${shownNames(names)}` : ""}${size && ` of ${size}`}`;
  const isMap = isSchema(additionalProperties) && !isSchema(properties);
  return isMap ? `${whole}, each value ${each(root, additionalProperties, seen)}` : whole;
}

function each(root: Schema, schema: Schema, seen: ReadonlySet<unknown>): string {
  return joined([...new Set(phrases(root, schema, seen))], "or");
}

function sizePhrase(least: unknown, most: unknown, noun: string): string {
  if (typeof least === "number" && least > 0) {
    if (most === least) return counted(least, noun);
    return typeof most === "number"
      ? `${thousands(least)} to ${counted(most, noun)}`
      : `at least ${counted(least, noun)}`;
  }
  return typeof most === "number" ? `at most ${counted(most, noun)}` : "";
}

function rangePhrase({ minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf }: Schema): string {
  const is = (value: unknown) => typeof value === "number";
  const range =
    is(minimum) && is(maximum)
      ? ` from ${minimum} to ${maximum}`
      : [
          is(minimum) && ` of at least ${minimum}`,
          is(exclusiveMinimum) && ` above ${exclusiveMinimum}`,
          is(maximum) && ` of at most ${maximum}`,
          is(exclusiveMaximum) && ` below ${exclusiveMaximum}`,
        ]
          .filter((part) => part !== false)
          .join(" and");
  return `${range}${is(multipleOf) ? ` that is a multiple of ${multipleOf}` : ""}`;
}
