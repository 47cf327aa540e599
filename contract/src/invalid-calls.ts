import type { Operation, Spec } from "@evalbridge-internal/scripts";
import type { SchemaCheck } from "./schema-check.ts";
import { argumentsShape } from "./shape/arguments-shape.ts";
import { wrongFormsOf } from "./shape/wrong-forms.ts";
import { type Args, type Call, validCalls } from "./valid-calls.ts";

/**
 * Calls that the spec does not allow, each wrong in one place only: out of a range, too long, of no known format, not of the enum, of
 * another type, null, missing or unknown. None where an operation takes whatever comes.
 */
export function invalidCalls(spec: Spec, operation: Operation, check: SchemaCheck): Call[] {
  const valid = validCalls(spec, operation)[0]?.args ?? {};
  return [...wrongFormsOf(argumentsShape(spec, operation))].flatMap(({ at, slip, value }) => {
    const [, name = ""] = at.split("/");
    const wrong = (value as Args)[name];
    if (wrong === undefined || !isRefused(operation, name, wrong, check)) return [];
    return [{ title: `${at} (${slip})`, args: { ...valid, [name]: wrong } }];
  });
}

/** Whether the server must refuse it, and the client sends it: what it would not send at all is a test of the client. */
function isRefused({ parameters, body }: Operation, name: string, value: unknown, check: SchemaCheck): boolean {
  const parameter = parameters.find((one) => one.name === name);
  // Prism takes a body of null for none.
  if (!parameter) return body !== undefined && value !== null && check(body.at, value).length > 0;
  const items = [value].flat();
  if (!items.every((item) => typeof item === "number" || (typeof item === "string" && item !== ""))) return false;
  // A number in an address is text until somebody reads it.
  const texts = items.map(String);
  const readings = [value, Array.isArray(value) ? texts : texts[0]];
  return readings.every((reading) => check([...parameter.at, "schema"], reading).length > 0);
}
