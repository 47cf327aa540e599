import type { Operation, Spec } from "@evalbridge-internal/scripts";
import { argumentsShape } from "./shape/arguments-shape.ts";
import { facetName } from "./shape/facets.ts";
import { formsOf } from "./shape/forms.ts";
import type { Args, Call } from "./valid-calls.ts";

/** A call for each form of each argument, all else being what is required; forms that look alike are sent once. */
export function formCalls(spec: Spec, operation: Operation): Call[] {
  const calls = new Map<string, Call>();
  for (const form of formsOf(argumentsShape(spec, operation))) {
    const text = JSON.stringify(form.value);
    if (!calls.has(text)) calls.set(text, { title: facetName(form), args: form.value as Args });
  }
  return [...calls.values()];
}
