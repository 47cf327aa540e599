import { follow, isObject, type Operation, type Parameter, type Spec } from "@evalbridge-internal/scripts";
import type { SchemaCheck } from "./schema-check.ts";
import { type Args, type Call, validCalls } from "./valid-calls.ts";

/** Calls that the spec does not allow, each wrong in one place only; none where an operation takes whatever comes. */
export function invalidCalls(spec: Spec, operation: Operation, check: SchemaCheck): Call[] {
  const calls = validCalls(spec, operation);
  const valid = calls.find(({ args }) => isObject(args.body)) ?? { args: calls[0]?.args ?? {} };
  const parameters = operation.parameters.flatMap((parameter) => {
    const wrong = wrongTexts(spec, parameter).find((value) => isWrong(spec, parameter, value, check));
    if (wrong === undefined) return [];
    const title = `${parameter.in} parameter ${parameter.name} = ${JSON.stringify(wrong)}`;
    return [{ title, args: { ...valid.args, [parameter.name]: wrong } }];
  });
  return [...parameters, ...wrongBodies(operation, valid.args, check)];
}

function wrongTexts(spec: Spec, { schema }: Parameter): unknown[] {
  const { minimum, maximum } = follow(spec.document, schema, []).value;
  const outside = [typeof maximum === "number" && maximum + 1, typeof minimum === "number" && minimum - 1];
  return ["no such value", ...outside.filter((value) => value !== false)];
}

/** A list travels as its items, so that one of them is wrong says enough. */
function isWrong(spec: Spec, { schema, at }: Parameter, value: unknown, check: SchemaCheck): boolean {
  const { type } = follow(spec.document, schema, []).value;
  const isList = type === "array" || (Array.isArray(type) && type.includes("array"));
  return check([...at, "schema"], isList ? [value] : value).length > 0;
}

function wrongBodies({ body }: Operation, args: Args, check: SchemaCheck): Call[] {
  if (!body || !isObject(args.body)) return [];
  const valid = args.body;
  const candidates = Object.keys(valid).flatMap((name) => {
    const { [name]: _, ...without } = valid;
    const others = ["no such value", 17, { no: "such value" }].map((value) => ({
      title: `${JSON.stringify(value)} as ${name} of the body`,
      body: { ...valid, [name]: value },
    }));
    return [[{ title: `a body without ${name}`, body: without }], others];
  });
  const whole = [{ title: "a body that is a list", body: [] }];
  return [whole, ...candidates].flatMap((group) => {
    const wrong = group.find((candidate) => check(body.at, candidate.body).length > 0);
    return wrong ? [{ title: wrong.title, args: { ...args, body: wrong.body } }] : [];
  });
}
