// Each form that an operation's arguments can take, by its spec: bounds, enum values, absent, null, awkward text; and each slip.
import * as core from "@evalbridge/core";
import { describe, expect, test } from "vitest";
import { decoded, exampleFor } from "../src/expected-answer.ts";
import { requestDifferences } from "../src/expected-request.ts";
import { formCalls } from "../src/form-calls.ts";
import { invalidCalls } from "../src/invalid-calls.ts";
import { callOf, key, useMocks } from "../src/mock-stage.ts";
import { providers } from "../src/repository.ts";
import { schemaCheckOf } from "../src/second-check.ts";
import { specOf } from "../src/specs.ts";
import type { Call } from "../src/valid-calls.ts";

const stage = useMocks("forms");

describe.each(providers)("%s", (provider) => {
  const spec = specOf(provider);
  const operations = spec.operations.filter(({ parameters, body }) => parameters.length > 0 || body !== undefined);

  describe.each(operations.map((operation) => [operation.id, operation] as const))("%s", (_, operation) => {
    test.each(byArgument(formCalls(spec, operation)))("sends %s in every form as the spec has it", async (_, calls) => {
      const client = await stage.client(provider);
      for (const { title, args } of calls) {
        const result = await callOf(client, operation, args).catch((error: unknown) => error);
        const differences = requestDifferences(spec, operation, args, key, stage.lastRequest());
        const expected = decoded(spec, operation, exampleFor(operation, args)?.value);
        expect({ title, differences, result }).toEqual({ title, differences: [], result: expected });
      }
    });

    const invalid = invalidCalls(spec, operation, schemaCheckOf(provider));
    test.each(byArgument(invalid))("is refused with %s in every wrong form", async (_, calls) => {
      const documented = operation.errors.map(({ status }) => status);
      const client = await stage.client(provider);
      for (const { title, args } of calls) {
        const error = await callOf(client, operation, args).catch((reason: unknown) => reason);
        // Where the spec has neither, the mock says 422.
        const kinds = [core.UnprocessableEntityError, ...(documented.includes(400) ? [core.BadRequestError] : [])];
        expect({ title, refused: kinds.some((kind) => error instanceof kind) }).toEqual({ title, refused: true });
      }
    });
  });
});

/** Calls by the argument that they are about. */
function byArgument(calls: readonly Call[]): [string, Call[]][] {
  const groups = Map.groupBy(calls, ({ title }) => title.split(/[/ <]/)[1] ?? "");
  return [...groups];
}
