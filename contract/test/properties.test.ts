// Whatever a spec allows, the server reads as it was given. PROPERTIES_SEED=123 npm test -- contract/test/properties.test.ts repeats a run;
// the seed of a failure stands in its message.
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { requestDifferences } from "../src/expected-request.ts";
import { callOf, key, useMocks } from "../src/mock-stage.ts";
import { receive } from "../src/received.ts";
import { providers } from "../src/repository.ts";
import { secondCheck } from "../src/second-check.ts";
import { arbitraryOf } from "../src/shape/arbitrary.ts";
import { argumentsShape } from "../src/shape/arguments-shape.ts";
import { specOf } from "../src/specs.ts";
import type { Args } from "../src/valid-calls.ts";

const seed = Number(process.env["PROPERTIES_SEED"]) || 20261124;
const numRuns = 20;

const stage = useMocks("properties");

describe.each(providers)("%s", (provider) => {
  const spec = specOf(provider);
  const operations = spec.operations.filter(({ parameters, body }) => parameters.length > 0 || body !== undefined);

  describe.each(operations.map((operation) => [operation.id, operation] as const))("%s", (_, operation) => {
    test("is read by the server as it was given, whatever its spec allows", async () => {
      const client = await stage.client(provider);
      const valid = arbitraryOf(argumentsShape(spec, operation)) as fc.Arbitrary<Args>;
      const property = fc.asyncProperty(valid, async (args) => {
        await callOf(client, operation, args);
        const sent = stage.lastRequest();
        if (!sent) return expect.unreachable("nothing was sent");
        // As JSON has it: there is no -0.
        const given = JSON.parse(JSON.stringify(args));
        const read = receive(spec, operation, sent).args;
        if (!isDeepStrictEqual(read, given)) expect(read).toEqual(given);
        expect([...secondCheck(provider, [sent]), ...requestDifferences(spec, operation, given, key, sent)]).toEqual(
          [],
        );
      });
      await fc.assert(property, { seed, numRuns });
    });
  });
});
