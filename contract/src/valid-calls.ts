import type { Operation, Parameter, Spec } from "@evalbridge-internal/scripts";
import { awkwardText, sampleOf } from "./sample.ts";

/** The flat arguments of a generated method. */
export type Args = Readonly<Record<string, unknown>>;

export interface Call {
  readonly title: string;
  readonly args: Args;
}

/** Calls that the spec allows: with what is required, with everything there is, and with each body that it shows. */
export function validCalls(spec: Spec, operation: Operation): Call[] {
  const { parameters, body } = operation;
  const required = valuesOf(spec, operation, ({ required }) => required);
  const bodies = body ? [...body.examples.map(({ value }) => value), sampleOf(spec, body.schema)] : [];
  const shown = bodies.map((value, index) => ({ title: `body ${index + 1}`, args: { ...required, body: value } }));
  const bare = { title: "what is required", args: required };
  const calls: Call[] = body?.required ? shown : [bare, ...shown];
  if (parameters.length > 0) {
    const all = valuesOf(spec, operation, () => true, awkwardText);
    calls.push({ title: "every parameter", args: body ? { ...all, body: bodies[0] } : all });
  }
  return calls;
}

/** What is required, about things that are none of the spec's world: the first example answers. */
export function strangeArgs(spec: Spec, operation: Operation): Args {
  return valuesOf(spec, operation, ({ required }) => required, awkwardText);
}

function valuesOf(spec: Spec, operation: Operation, wanted: (one: Parameter) => boolean, text?: string): Args {
  return Object.fromEntries(
    operation.parameters
      .filter(wanted)
      .map((parameter) => [parameter.name, valueFor(spec, operation, parameter, text)]),
  );
}

/** An id of the spec's own world where there is one, so that the answer is about it. */
function valueFor(spec: Spec, operation: Operation, parameter: Parameter, text: string | undefined): unknown {
  const { name, schema } = parameter;
  const known = operation.success.examples.map(({ match }) => match?.[name]).find((value) => value !== undefined);
  if (parameter.in === "path" && text === undefined && known !== undefined) return known;
  return sampleOf(spec, schema, text);
}
