import { isObject, type Json, type JsonObject, objectOf } from "../json.ts";
import { follow } from "../model/follow.ts";
import { formOf } from "../model/media.ts";
import type { Operation, Spec } from "../model/operation.ts";
import { withUsedComponents } from "../spec/used-components.ts";
import { allows } from "./allows.ts";
import { pagesFor } from "./pages.ts";
import { holdsReference, sampleOf } from "./sample.ts";

/**
 * A document with something to answer for each of its answers: what its author shows, where the schema allows that, else a value made
 * up from the schema. A list that goes on has a first page and a last one.
 */
export function withExamples(spec: Spec): JsonObject {
  const { document } = spec;
  const byPlace = new Map(spec.operations.map((operation) => [operation.at.slice(1).join("\n"), operation]));
  const paths = Object.entries(objectOf(document.paths)).map(([path, item]): [string, Json] => {
    const operations = Object.entries(objectOf(item)).map(([method, operation]): [string, Json] => [
      method,
      withAnswers(spec, byPlace.get(`${path}\n${method}`), operation),
    ]);
    return [path, Object.fromEntries(operations)];
  });
  return withUsedComponents({ ...document, paths: Object.fromEntries(paths) });
}

function withAnswers(spec: Spec, operation: Operation | undefined, written: Json): Json {
  if (!operation || !isObject(written) || !isObject(written.responses)) return written;
  const responses = Object.entries(written.responses).map(([status, answer]): [string, Json] => {
    const { content, ...rest } = objectOf(answer);
    if (!isObject(content)) return [status, answer];
    const media = Object.entries(content).map(([type, carried]): [string, Json] => [
      type,
      { ...objectOf(carried), examples: examplesOf(spec, operation, status, type, objectOf(carried)) },
    ]);
    return [status, { ...rest, content: Object.fromEntries(media) }];
  });
  return { ...written, responses: Object.fromEntries(responses) };
}

function examplesOf(spec: Spec, operation: Operation, status: string, type: string, carried: JsonObject): JsonObject {
  const { document } = spec;
  const schema = objectOf(carried.schema);
  const form = formOf(type);
  if (form !== "json") return { sample: { value: form === "text" ? textual(document, schema) : "bytes" } };
  const isSuccess = Number(status) === operation.success.status;
  const pages = isSuccess && operation.paging ? pagesFor(document, schema, operation.paging) : undefined;
  if (pages) return pages;
  const shown = Object.entries(objectOf(carried.examples)).flatMap(([name, example]): [string, Json][] => {
    const { value } = follow(document, example, []).value;
    return value !== undefined &&
      !holdsReference(value) &&
      /^[\w.-]+$/.test(name) &&
      allows(document, schema, value, "response")
      ? [[name, { value }]]
      : [];
  });
  const full = sampleOf(document, schema, { direction: "response", full: true });
  const made = full ?? sampleOf(document, schema, { direction: "response" });
  // What nothing can be made up for is answered with something; the contract tests tell of it.
  return Object.fromEntries(shown.length > 0 ? shown : [["sample", { value: made ?? {} }]]);
}

function textual(document: JsonObject, schema: JsonObject): Json {
  const value = sampleOf(document, schema, { direction: "response" });
  return typeof value === "string" && value !== "" ? value : "text";
}
