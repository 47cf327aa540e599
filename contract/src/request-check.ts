import type { RecordedRequest } from "@evalbridge/mock";
import { isObject, type Operation, objectOf, pointerOf, type Spec, valueAt } from "@evalbridge-internal/scripts";
import { bodyMismatches, part } from "./answer-check.ts";
import { type Mismatch, mismatch } from "./mismatch.ts";
import { receive } from "./received.ts";
import type { SchemaCheck } from "./schema-check.ts";

/** Headers that can hold a credential: the documented one alone may. */
const credentialHeaders = ["authorization", "proxy-authorization", "x-api-key", "api-key", "cookie"];

/** What is wrong with a request by its operation: verb, path, each parameter, the credential, the body. */
export function requestMismatches(
  spec: Spec,
  operation: Operation,
  sent: RecordedRequest,
  check: SchemaCheck,
): Mismatch[] {
  const { at, method, parameters, body } = operation;
  const { args, problems } = receive(spec, operation, sent);
  const found = method === sent.method ? [] : [mismatch(at, `the method is ${sent.method}, not ${method}`)];
  found.push(...problems);
  for (const { name, at: place } of parameters) {
    if (args[name] === undefined) continue;
    const schema = [...place, "schema"];
    found.push(...check(schema, args[name]).map((words) => mismatch(schema, `${name} ${words}`)));
  }
  if (sent.body === "" && "content-type" in sent.headers) found.push(mismatch(at, "a content-type without a body"));
  const content = part(spec, at, "requestBody");
  if (sent.body !== "" || body?.required) found.push(...bodyMismatches(part(spec, content.at, "content"), sent, check));
  return [...new Set([...found, ...credentialMismatches(spec, sent)])];
}

/** The key in the documented place and form, and nowhere else. */
function credentialMismatches(spec: Spec, sent: RecordedRequest): Mismatch[] {
  const { at, header, prefix } = securityOf(spec);
  const value = sent.headers[header] ?? "";
  const key = value.slice(prefix.length);
  const found: Mismatch[] = [];
  const say = (words: string) => found.push(mismatch(at, words));
  if (value === "") say(`no key in the header ${header}`);
  else if (!value.startsWith(prefix) || key.trim() === "") say(`the header ${header} does not begin with "${prefix}"`);
  else if (/^(bearer|basic|token|api-?key)\s/i.test(key)) say(`the header ${header} holds more than the key`);
  const places = Object.entries(sent.headers).filter(([name]) => name !== header);
  const strays = places.filter(
    ([name, text]) => credentialHeaders.includes(name) || (key !== "" && text.includes(key)),
  );
  for (const [name] of strays) say(`the header ${name} holds a credential too`);
  for (const [name, text] of [
    ["address", sent.url],
    ["body", sent.body],
  ] as const)
    if (key !== "" && text.includes(key)) say(`the ${name} holds the key`);
  return found;
}

/** Where the key goes and what stands before it, by the one security scheme that the spec documents. */
export function securityOf({ provider, document }: Spec): { at: string[]; header: string; prefix: string } {
  const place = ["components", "securitySchemes"];
  const schemes = valueAt(document, place);
  const [[name, scheme] = [], ...others] = Object.entries(objectOf(schemes));
  if (name === undefined || !isObject(scheme) || others.length > 0)
    throw new Error(`${provider} #${pointerOf(place)} has not exactly one security scheme`);
  const at = [...place, name];
  if (scheme.type === "http" && scheme.scheme === "bearer") return { at, header: "authorization", prefix: "Bearer " };
  if (scheme.type === "apiKey" && scheme.in === "header")
    return { at, header: String(scheme.name).toLowerCase(), prefix: "" };
  throw new Error(`${provider} #${pointerOf(at)} is a scheme that nobody thought of: ${JSON.stringify(scheme)}`);
}
