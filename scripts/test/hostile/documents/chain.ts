import type { Json, JsonObject } from "../../../src/json.ts";
import { answer, at, operation, small } from "./base.ts";

export const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
/** A reference to a schema of a chain. */
export const pointer = (name: string | number): JsonObject => ({ $ref: `#/components/schemas/S${name}` });

/** A chain of schemas, `S0` and so on, the first of them used. */
export function chained(count: number, make: (index: number) => Json): string {
  return small((document) => {
    for (const index of Array(count).keys()) at(document, "components", "schemas").set(`S${index}`, make(index));
    operation(document, "/odd", {
      requestBody: { content: { "application/json": { schema: pointer(0) } } },
      responses: { 200: answer(pointer(0)) },
    });
  });
}

/** A schema in a schema, and so on. */
export const nested = (depth: number, make: (inner: Json) => Json): Json =>
  times(depth, () => 0).reduce((inner: Json) => make(inner), { type: "string" });
