import { specOf } from "../../specs.ts";
import type { Fields } from "./dialect.ts";

/** What the description of a provider shows of what an operation answers, as plain data. */
export function exampleOf(provider: string, id: string, index = 0): Fields {
  const operation = specOf(provider).operations.find((one) => one.id === id);
  const example = operation?.success.examples[index];
  if (!example) throw new Error(`${provider} has no example ${index} of ${id}`);
  return structuredClone(example.value) as Fields;
}
