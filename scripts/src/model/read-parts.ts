import type { Style } from "@evalbridge/core";
import { isObject, type Json, type JsonObject, objectOf, type Place, textOf } from "../json.ts";
import { follow } from "./follow.ts";
import { formOf } from "./media.ts";
import type { Answer, Body, Example, Parameter } from "./operation.ts";
import { fieldStyles, styleOf } from "./style.ts";

/** The path's parameters, then the operation's own, which replace those of the same name and place. */
export function readParameters(
  document: JsonObject,
  shared: Json | undefined,
  sharedAt: Place,
  operation: JsonObject,
  at: Place,
): Parameter[] {
  const found = new Map<string, Parameter>();
  for (const [list, place] of [
    [shared, sharedAt],
    [operation.parameters, [...at, "parameters"]],
  ] as const) {
    for (const [index, item] of (Array.isArray(list) ? list : []).entries()) {
      const listed = [...place, index];
      const { value, at: here } = follow(document, item, listed);
      const parameter: Parameter = {
        name: String(value.name),
        in: value.in as Parameter["in"],
        required: value.required === true,
        ...described(value),
        schema: objectOf(value.schema),
        ...optional("style", supported(styleOf(document, value))),
        at: here,
        listed,
      };
      found.set(`${parameter.in} ${parameter.name}`, parameter);
    }
  }
  return [...found.values()];
}

const supported = (style: Style | "unsupported" | undefined) => (style === "unsupported" ? undefined : style);

export function readBody(document: JsonObject, body: Json | undefined, at: Place): Body | undefined {
  if (!isObject(body)) return undefined;
  const { value, at: here } = follow(document, body, at);
  const { media = json, content, place } = mediaOf(value, here);
  return {
    required: value.required === true,
    media,
    form: formOf(media) ?? "bytes",
    ...optional("styles", fieldStyles(content.encoding)),
    schema: objectOf(content.schema),
    at: [...place, "schema"],
    examples: readExamples(document, content.examples, [...place, "examples"]),
  };
}

export function readAnswer(document: JsonObject, status: number, answer: Json, at: Place): Answer {
  const { value, at: here } = follow(document, answer, at);
  const { media, content, place } = mediaOf(value, here);
  if (media === undefined) return { status, ...described(value), at: here, examples: [] };
  return {
    status,
    ...described(value),
    schema: objectOf(content.schema),
    media,
    ...optional("form", formOf(media)),
    at: [...place, "schema"],
    examples: readExamples(document, content.examples, [...place, "examples"]),
  };
}

const json = "application/json";

interface Carried {
  readonly media: string | undefined;
  readonly content: JsonObject;
  readonly place: Place;
}

/** What carries a body: JSON where there is a choice. A provider's own document has none by now: see upstream/. */
function mediaOf({ content }: JsonObject, at: Place): Carried {
  const offered = Object.keys(objectOf(content));
  const media = offered.includes(json) ? json : offered[0];
  const place = [...at, "content", media ?? json];
  return { media, content: media === undefined ? {} : objectOf(objectOf(content)[media]), place };
}

function readExamples(document: JsonObject, examples: Json | undefined, at: Place): Example[] {
  return Object.entries(objectOf(examples)).map(([name, example]) => {
    const { value, at: here } = follow(document, example, [...at, name]);
    const match = value["x-match"];
    const asText = ([key, item]: [string, Json]) => [key, Array.isArray(item) ? item.join(",") : String(item)];
    return {
      name,
      ...optional("summary", textOf(value.summary)),
      value: value.value ?? null,
      ...(isObject(match) && { match: Object.fromEntries(Object.entries(match).map(asText)) }),
      at: here,
    };
  });
}

export function described(value: JsonObject): { description?: string } {
  return optional("description", textOf(value.description));
}

export function optional<Key extends string, Value>(key: Key, value: Value | undefined): { [Name in Key]?: Value } {
  return value === undefined ? {} : ({ [key]: value } as { [Name in Key]: Value });
}
