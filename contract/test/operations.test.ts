// Each operation of each spec, called by its generated method against the provider's mock.
import { inspect } from "node:util";
import * as core from "@evalbridge/core";
import type { Operation } from "@evalbridge-internal/scripts";
import { describe, expect, test } from "vitest";
import { decoded, exampleFor } from "../src/expected-answer.ts";
import { requestDifferences } from "../src/expected-request.ts";
import { callOf, key, useMocks } from "../src/mock-stage.ts";
import { messageIn } from "../src/provider-client.ts";
import { providers } from "../src/repository.ts";
import { schemaCheckOf } from "../src/second-check.ts";
import { specOf } from "../src/specs.ts";
import { type Args, strangeArgs, validCalls } from "../src/valid-calls.ts";

const stage = useMocks("operations");

const errorClasses: Readonly<Record<number, typeof core.HttpError>> = {
  400: core.BadRequestError,
  401: core.AuthenticationError,
  403: core.PermissionDeniedError,
  404: core.NotFoundError,
  409: core.ConflictError,
  422: core.UnprocessableEntityError,
  429: core.RateLimitError,
  500: core.InternalServerError,
};

describe.each(providers)("%s", (provider) => {
  const spec = specOf(provider);
  const check = schemaCheckOf(provider);
  const required = (operation: Operation) => validCalls(spec, operation)[0]?.args ?? {};

  /** What a call rejects with. */
  async function failure(operation: Operation, args: Args, prefer: string): Promise<core.HttpError> {
    const error = await callOf(await stage.client(provider, { prefer }), operation, args).then(
      () => expect.unreachable(`${operation.id} resolved`),
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(core.HttpError);
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(key);
    return error as core.HttpError;
  }

  describe.each(spec.operations.map((operation) => [operation.id, operation] as const))("%s", (_, operation) => {
    const { method, path, success } = operation;

    test.each(validCalls(spec, operation))(
      "sends $title as the spec has it, and gives the matching example",
      async ({ args }) => {
        const here = await stage.client(provider);
        const result = await callOf(here, operation, args);
        expect(here.answer()).toEqual({ status: success.status, text: success.schema ? expect.any(String) : "" });
        expect(result).toEqual(decoded(spec, operation, exampleFor(operation, args)?.value));
        expect(requestDifferences(spec, operation, args, key, stage.lastRequest())).toEqual([]);
      },
    );

    test.each(success.examples)("decodes its example $name, which its schema allows", async ({ name, value }) => {
      const here = await stage.client(provider, { prefer: `example=${name}` });
      const args = required(operation);
      expect(await callOf(here, operation, args)).toEqual(decoded(spec, operation, value));
      const { status, text } = here.answer();
      expect(status).toBe(success.status);
      expect(check(success.at, JSON.parse(text))).toEqual([]);
    });

    test.each(operation.paging ? [operation.paging] : [])(
      "follows its $kind from page to page, to the last",
      async (paging) => {
        const { methods } = await stage.client(provider);
        const parameter = paging.kind === "cursor" ? paging.cursor : paging.page;
        const continued = success.examples.find(({ match }) => match?.[parameter] !== undefined);
        const { [parameter]: _, ...args } = { ...strangeArgs(spec, operation), ...continued?.match };
        const pages = await Array.fromAsync(methods[operation.id]?.pages?.(args) ?? []);
        const asked = [args, ...pages.slice(0, -1).map(({ next }) => ({ ...args, [parameter]: next }))];
        const examples = asked.map((one) => exampleFor(operation, one));
        expect(pages.length).toBeGreaterThan(1);
        expect(pages.at(-1)?.next).toBeUndefined();
        expect(pages.map(({ raw }) => raw)).toEqual(examples.map((one) => decoded(spec, operation, one?.value)));
      },
    );

    const errors = operation.errors.flatMap(({ status, examples }) =>
      (examples.length > 0 ? examples : [undefined]).map((example) => ({
        status,
        name: example?.name ?? "no body",
        example,
      })),
    );
    test.each(errors)("raises its documented $status ($name) as its kind of error", async ({ status, example }) => {
      const prefer = example ? `code=${status}, example=${example.name}` : `code=${status}`;
      const error = await failure(operation, required(operation), prefer);
      expect(error).toBeInstanceOf(errorClasses[status]);
      expect(error).toMatchObject({ provider, method, path, status });
      expect(error.body).toEqual(example?.value);
      const words = await messageIn(provider, example?.value);
      // Some bodies hold a code beside the sentence, some a code alone.
      const sentence = /: "[^"]*\w \w[^"]*"/.test(JSON.stringify(example?.value, undefined, 1) ?? "");
      expect(words).toMatch(example ? (sentence ? /\w \w/ : /./) : /^$/);
      expect(error.message).toMatch(new RegExp(`^${provider} ${method} \\S+ → ${status}( [A-Z][A-Za-z ]+)?(: .+)?$`));
      const wayOut = status === 401 ? ` (is ${provider.toUpperCase()}_API_KEY, or the option apiKey, right?)` : "";
      expect(error.message.split(": ").slice(1).join(": ")).toBe(`${words}${wayOut}`);
    });
  });
});
