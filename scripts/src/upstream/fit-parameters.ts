import { isObject, type JsonObject, objectOf, textOf } from "../json.ts";
import { follow } from "../model/follow.ts";
import { styleOf } from "../model/style.ts";
import { type Omit, Unfit } from "./omission.ts";

/** What a header can be called (RFC 9110, token). */
export const headerName: RegExp = /^[\w!#$%&'*+.^`|~-]+$/;

/** OpenAPI says to ignore parameters of these names: they are said elsewhere. */
const saidElsewhere = new Set(["accept", "content-type", "authorization"]);

/** The parameters of an operation, its path's among them, written out; those that cannot be sent left out. */
export function fitParameters(
  document: JsonObject,
  item: JsonObject,
  operation: JsonObject,
  hasBody: boolean,
  omit: Omit,
): JsonObject[] {
  const key = keyHeader(document);
  const found = new Map<string, JsonObject>();
  for (const written of [item.parameters, operation.parameters].flatMap((list) => (Array.isArray(list) ? list : []))) {
    const { value } = follow(document, written, []);
    const { in: place } = value;
    const name = typeof value.name === "number" ? String(value.name) : textOf(value.name);
    if (name === undefined || name === "") {
      if (Object.keys(value).length > 0) lost(value, "a parameter without a name", "nobody could give it", omit);
      continue;
    }
    if (place === "header" && (saidElsewhere.has(name.toLowerCase()) || name.toLowerCase() === key)) continue;
    const what = `${place} parameter ${name}`;
    const why = refusal(document, value, hasBody);
    if (why === undefined) found.set(`${place} ${name}`, plain(value, name));
    else lost(value, what, why, omit);
  }
  return [...found.values()];
}

function lost(parameter: JsonObject, what: string, why: string, omit: Omit): void {
  if (parameter.required === true) throw new Unfit(`it needs the ${what}: ${why}`);
  omit(what, why);
}

function refusal(document: JsonObject, parameter: JsonObject, hasBody: boolean): string | undefined {
  const { in: place, name } = parameter;
  if (place === "cookie") return "clients send no cookies of their own";
  if (place === "querystring") return "a whole query string as one value is not supported";
  if (place === "body" || place === "formData")
    return `in: ${place} is how Swagger 2.0 writes ${hasBody ? "a second" : "a"} body`;
  if (place !== "path" && place !== "query" && place !== "header")
    return `${JSON.stringify(place ?? null)} is no place for a parameter`;
  if (place === "header" && !headerName.test(String(name))) return "no header can be called so";
  if (styleOf(document, parameter) === "unsupported")
    return `its style (${parameter.style ?? "of its content"}) is not supported`;
  return undefined;
}

/** A parameter with a schema, also where that stands in its content. */
function plain(parameter: JsonObject, name: string): JsonObject {
  const { schema, content, examples: _, example: __, ...rest } = parameter;
  const [media] = Object.values(objectOf(content));
  return {
    ...rest,
    name,
    required: rest.in === "path" || rest.required === true,
    schema: isObject(schema) ? schema : objectOf(objectOf(media).schema),
    // Types and validators read `schema`; how it is written is told by styleOf, which looks for this.
    ...(isObject(content) && { "x-json": true }),
  };
}

/** The header in which the client sends the key. Those of other security schemes are for the caller to give. */
function keyHeader(document: JsonObject): string | undefined {
  const schemes = objectOf(objectOf(document.components).securitySchemes);
  const auth = textOf(document["x-auth"]);
  if (auth === undefined || !Object.hasOwn(schemes, auth)) return undefined;
  const { type, in: place, name } = follow(document, schemes[auth], []).value;
  return type === "apiKey" && place === "header" ? String(name).toLowerCase() : undefined;
}
