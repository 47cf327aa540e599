// Each form that a success may take, by its spec, through the client: what is decoded is what was sent.
import { isDeepStrictEqual } from "node:util";
import { HttpError } from "@evalbridge/core";
import { placeOf, valueAt } from "@evalbridge-internal/scripts";
import { describe, expect, test } from "vitest";
import { answerForms } from "../src/answer-forms.ts";
import { decoded } from "../src/expected-answer.ts";
import { callOf } from "../src/mock-stage.ts";
import { providers } from "../src/repository.ts";
import { schemaCheckOf } from "../src/second-check.ts";
import { specOf } from "../src/specs.ts";
import { stubbedClient } from "../src/stubbed-client.ts";
import { validCalls } from "../src/valid-calls.ts";

describe.each(providers)("%s", (provider) => {
  const spec = specOf(provider);
  const check = schemaCheckOf(provider);
  const withBody = spec.operations.filter(({ success }) => success.schema !== undefined);

  test("the answers made up are such as their schemas allow", () => {
    const checked = new Set<unknown>();
    for (const operation of withBody) {
      const forms = answerForms(spec, operation);
      for (const { title, body } of checked.has(forms) ? [] : forms)
        expect(check(operation.success.at, body), `${operation.id}: ${title}`).toEqual([]);
      checked.add(forms);
    }
  });

  describe.each(withBody.map((operation) => [operation.id, operation] as const))("%s", (_, operation) => {
    test("decodes every answer that its schema allows, and loses nothing", async () => {
      const client = await stubbedClient(provider);
      const args = validCalls(spec, operation)[0]?.args ?? {};
      for (const { title, body } of answerForms(spec, operation)) {
        client.answer(operation.success.status, body);
        const result = await callOf(client, operation, args).catch((error: unknown) => error);
        const errors = spec.envelope && (valueAt(body, placeOf(spec.envelope.errors)) ?? null);
        if (errors) expect(result, title).toBeInstanceOf(HttpError);
        // Compared twice because vitest's comparison, which tells the difference, is slow.
        else if (!isDeepStrictEqual(result, decoded(spec, operation, body)))
          expect(result, title).toEqual(decoded(spec, operation, body));
      }
    });
  });
});
