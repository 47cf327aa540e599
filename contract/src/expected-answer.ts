import { type Example, type Json, type Operation, placeOf, type Spec, valueAt } from "@evalbridge-internal/scripts";
import type { Args } from "./valid-calls.ts";

/** The example that answers these arguments: most of its x-match pairs hold, and all of them; else the first. */
export function exampleFor(operation: Operation, args: Args): Example | undefined {
  let best = operation.success.examples[0];
  let most = 0;
  for (const example of operation.success.examples) {
    const pairs = Object.entries(example.match ?? {});
    const fits = pairs.every(([name, value]) => args[name] !== undefined && String(args[name]) === value);
    if (!fits || pairs.length <= most) continue;
    best = example;
    most = pairs.length;
  }
  return best;
}

/** What the client makes of a body: the envelope, where the provider has one, is opened. */
export function decoded(spec: Spec, operation: Operation, body: Json | undefined): Json | undefined {
  if (operation.success.schema === undefined) return undefined;
  return spec.envelope && body !== undefined ? valueAt(body, placeOf(spec.envelope.data)) : body;
}
