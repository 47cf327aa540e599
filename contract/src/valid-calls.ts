import type { Operation, Spec } from "@evalbridge-internal/scripts";
import { argumentsShape } from "./shape/arguments-shape.ts";
import { awkwardText } from "./shape/awkward.ts";
import { type SampleOptions, sampleOf } from "./shape/sample.ts";

/** The flat arguments of a generated method. */
export type Args = Readonly<Record<string, unknown>>;

export interface Call {
  readonly title: string;
  readonly args: Args;
}

/** Calls that the spec allows: with what is required, with each body that it shows, and with everything there is. */
export function validCalls(spec: Spec, operation: Operation): Call[] {
  const { parameters, body } = operation;
  const required = { ...sampleArgs(spec, operation), ...knownIds(operation) };
  const bodies = body?.examples.map(({ value }) => value) ?? [];
  const shown = bodies.map((value, index) => ({ title: `body ${index + 1}`, args: { ...required, body: value } }));
  // An example of the spec's own is a better body than one made up.
  const calls: Call[] = [
    ...(body?.required && shown.length > 0 ? [] : [{ title: "what is required", args: required }]),
    ...shown,
  ];
  const all = sampleArgs(spec, operation, { text: awkwardText, full: true });
  if (parameters.length > 0 || body) calls.push({ title: "everything there is", args: all });
  return calls;
}

/** What is required, about things that are none of the spec's world: the first example answers. */
export function strangeArgs(spec: Spec, operation: Operation): Args {
  return sampleArgs(spec, operation, { text: awkwardText });
}

function sampleArgs(spec: Spec, operation: Operation, options?: SampleOptions): Args {
  return sampleOf(argumentsShape(spec, operation), options) as Args;
}

/** Ids of the spec's own world where there are some, so that the answer is about them. */
function knownIds({ parameters, success }: Operation): Args {
  const known = parameters.flatMap(({ name, in: place }): [string, string][] => {
    const value = success.examples.map(({ match }) => match?.[name]).find((one) => one !== undefined);
    return place === "path" && value !== undefined ? [[name, value]] : [];
  });
  return Object.fromEntries(known);
}
