// Each operation of each spec, called by its generated method against the provider's mock.
import { inspect } from "node:util";
import * as core from "@evalbridge/core";
import { createMocks, type Mocks } from "@evalbridge/mock";
import type { Operation } from "@evalbridge-internal/scripts";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { everyTestRan, recordCoverage } from "../src/coverage.ts";
import { decoded, exampleFor } from "../src/expected-answer.ts";
import { byText, credentialHeader, expectedRequest } from "../src/expected-request.ts";
import { invalidCalls } from "../src/invalid-calls.ts";
import { messageIn, type ProviderClient, providerClient } from "../src/provider-client.ts";
import { providers } from "../src/repository.ts";
import { createSchemaCheck } from "../src/schema-check.ts";
import { specOf } from "../src/specs.ts";
import { type Args, strangeArgs, validCalls } from "../src/valid-calls.ts";

const key = "mock-key";
let mocks: Mocks;
let ran: Parameters<typeof everyTestRan>[0] = [];
beforeAll(async () => {
  mocks = await createMocks({ providers });
});
afterEach(({ task }) => {
  ran = task.file.tasks;
});
afterAll(async () => {
  if (everyTestRan(ran)) recordCoverage(mocks.requests);
  await mocks.close();
});

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
  const check = createSchemaCheck(spec);
  const client = (prefer?: string): Promise<ProviderClient> =>
    providerClient(provider, { apiKey: key, baseUrl: mocks.baseUrls[provider] as string, ...(prefer && { prefer }) });
  const call = ({ methods }: ProviderClient, { id, parameters, body }: Operation, args: Args) =>
    parameters.length === 0 && !body ? methods[id]?.() : methods[id]?.(args);
  const required = (operation: Operation) => validCalls(spec, operation)[0]?.args ?? {};

  /** What a call rejects with. */
  async function failure(operation: Operation, args: Args, prefer?: string): Promise<core.HttpError> {
    const error = await Promise.resolve(call(await client(prefer), operation, args)).then(
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
        const here = await client();
        const result = await call(here, operation, args);
        expect(here.answer()).toEqual({ status: success.status, text: success.schema ? expect.any(String) : "" });
        expect(result).toEqual(decoded(spec, operation, exampleFor(operation, args)?.value));

        const sent = mocks.requests.at(-1);
        const { headers, ...expected } = expectedRequest(spec, operation, args, key);
        expect({
          method: sent?.method,
          path: sent?.path,
          query: [...new URL(sent?.url ?? "").searchParams].sort(byText),
          body: sent?.body === "" ? undefined : JSON.parse(sent?.body ?? ""),
        }).toEqual(expected);
        expect(sent).toMatchObject({ provider, operation: operation.id, status: success.status, headers });
        expect("content-type" in (sent?.headers ?? {})).toBe(args.body !== undefined);
        const [credential] = Object.keys(credentialHeader(spec, key));
        const holders = Object.entries(sent?.headers ?? {}).filter(([, value]) => value.includes(key));
        expect(holders.map(([name]) => name)).toEqual([credential]);
      },
    );

    test.each(success.examples)("decodes its example $name, which its schema allows", async ({ name, value }) => {
      const here = await client(`example=${name}`);
      const args = required(operation);
      expect(await call(here, operation, args)).toEqual(decoded(spec, operation, value));
      const { status, text } = here.answer();
      expect(status).toBe(success.status);
      expect(check(success.at, JSON.parse(text))).toEqual([]);
    });

    test.each(operation.paging ? [operation.paging] : [])(
      "follows its $kind from page to page, to the last",
      async (paging) => {
        const { methods } = await client();
        const parameter = paging.kind === "cursor" ? paging.cursor : paging.page;
        const continued = success.examples.find(({ match }) => match?.[parameter] !== undefined);
        const { [parameter]: _, ...args } = { ...strangeArgs(spec, operation), ...continued?.match };
        const pages = [];
        for await (const page of methods[operation.id]?.pages?.(args) ?? []) pages.push(page);
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
      expect(error.message).toMatch(new RegExp(`^${provider} ${method} \\S+ → ${status}( [A-Z][a-z ]+)?(: .+)?$`));
      const wayOut = status === 401 ? ` (is ${provider.toUpperCase()}_API_KEY, or the option apiKey, right?)` : "";
      expect(error.message.split(": ").slice(1).join(": ")).toBe(`${words}${wayOut}`);
    });

    test.each(invalidCalls(spec, operation, check))("is refused with $title", async ({ args }) => {
      const error = await failure(operation, args);
      const documented = operation.errors.map(({ status }) => status);
      expect(documented.includes(error.status) ? [400, 422] : [422]).toContain(error.status);
      expect(error).toBeInstanceOf(errorClasses[error.status]);
    });
  });
});
