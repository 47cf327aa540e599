import type { RecordedRequest } from "@evalbridge/mock";
import { follow, isObject, type JsonObject, type Operation, type Place, type Spec } from "@evalbridge-internal/scripts";
import { type Mismatch, mismatch, parsed } from "./mismatch.ts";
import type { SchemaCheck } from "./schema-check.ts";

type Answer = RecordedRequest["answer"];

/** What is wrong with an answer by its operation: status, headers, media type, and body by the schema of exactly that status. */
export function answerMismatches(spec: Spec, { at }: Operation, answer: Answer, check: SchemaCheck): Mismatch[] {
  const { document } = spec;
  const { value: responses } = part(spec, at, "responses");
  const { status } = answer;
  const key = [String(status), `${Math.floor(status / 100)}XX`, "default"].find((one) => Object.hasOwn(responses, one));
  if (key === undefined) return [mismatch([...at, "responses"], `the status ${status} is not documented`)];
  const response = follow(document, responses[key], [...at, "responses", key]);
  const headers = Object.entries(part(spec, response.at, "headers").value).flatMap(([name, header]) => {
    const { value, at: place } = follow(document, header, [...response.at, "headers", name]);
    const text = answer.headers[name.toLowerCase()];
    if (text !== undefined) return check([...place, "schema"], text).map((words) => mismatch(place, words));
    return value.required === true ? [mismatch(place, `the header ${name} is missing`)] : [];
  });
  return [...headers, ...bodyMismatches(part(spec, response.at, "content"), answer, check)];
}

/** A body by the media types that are documented for it; `{}`: none. */
export function bodyMismatches(
  content: { readonly value: JsonObject; readonly at: Place },
  { headers, body = "" }: Pick<Answer, "headers" | "body">,
  check: SchemaCheck,
): Mismatch[] {
  const { value: documented, at } = content;
  const types = Object.keys(documented);
  if (types.length === 0)
    return body === "" ? [] : [mismatch(at.slice(0, -1), "there is a body, and none is documented")];
  if (body === "") return [mismatch(at, "the body is missing")];
  const written = headers["content-type"] ?? "no content-type";
  const type = written.split(";", 1)[0]?.trim().toLowerCase() ?? "";
  if (!types.includes(type)) return [mismatch(at, `the body is ${written}, not ${types.join(" or ")}`)];
  const { value: json, problem } = parsed(body);
  if (problem !== undefined) return [mismatch([...at, type], problem)];
  const schema = [...at, type, "schema"];
  return check(schema, json).map((words) => mismatch(schema, words));
}

/** A part of an object of the document, wherever its references lead; an empty one where it has none. */
export function part(
  { document }: Spec,
  place: Place,
  name: string,
): { readonly value: JsonObject; readonly at: Place } {
  const owner = follow(document, { $ref: pointer(place) }, place);
  const held = owner.value[name];
  return isObject(held) ? follow(document, held, [...owner.at, name]) : { value: {}, at: [...owner.at, name] };
}

const pointer = (place: Place) =>
  `#${place.map((key) => `/${encodeURIComponent(String(key).replaceAll("~", "~0").replaceAll("/", "~1"))}`).join("")}`;
