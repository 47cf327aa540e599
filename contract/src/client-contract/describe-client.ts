import { AmbiguousResultError } from "@evalbridge/core";
import { createMocks, type Mocks, type RecordedRequest } from "@evalbridge/mock";
import { goesByItem, type Operation, placeIn, type Spec, valueAt } from "@evalbridge-internal/scripts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { decoded } from "../expected-answer.ts";
import { callOf } from "../mock-stage.ts";
import { providerClient } from "../provider-client.ts";
import { providerModule } from "../provider-module.ts";
import { createSchemaCheck, type SchemaCheck } from "../schema-check.ts";
import { specOf } from "../specs.ts";
import { answerProblems } from "./answer-problems.ts";
import { type MadeArguments, madeArguments } from "./made-arguments.ts";
import { requestDifferences } from "./request-differences.ts";
import { schemasOf } from "./schemas-of.ts";

/**
 * The contract tests of a generated client: each operation is called with what it needs and with all it takes, against a mock that serves the
 * provider's document. What cannot be shown, because no valid example can be made up, is printed at the end.
 */
export function describeClient(provider: string): void {
  const spec = specOf(provider);
  const check = createSchemaCheck({ ...spec, document: schemasOf(spec.document) }, { first: true });
  const shared = sharing(spec);
  const unproven: string[] = [];
  let mocks: Mocks;
  let proven = 0;

  beforeAll(async () => {
    mocks = await createMocks({ providers: [provider] });
  }, 120_000);
  afterAll(async () => {
    await mocks?.close();
    const rest = unproven.length > 0 ? `; not shown: ${unproven.join(", ")}` : "";
    console.log(`${provider}: ${proven} of ${spec.operations.length} operations shown${rest}`);
  });

  describe(provider, () => {
    test.each(spec.operations.map((operation) => [operation.id, operation] as const))("%s", async (id, operation) => {
      const { facts } = await providerModule(provider);
      const key = mocks.environment[`${provider.toUpperCase().replaceAll("-", "_")}_API_KEY`] as string;
      const stage: Stage = {
        spec,
        check,
        last: () => mocks.requests.at(-1),
        client: (prefer) => {
          const wishes = [...(shared.has(operation) ? [`operation=${id}`] : []), ...(prefer ? [prefer] : [])];
          return providerClient(provider, {
            apiKey: key,
            baseUrl: mocks.baseUrls[provider] as string,
            // That an operation is deprecated, or an example stands twice, is no news here.
            onWarning: () => undefined,
            ...(wishes.length > 0 && { prefer: wishes.join(", ") }),
          });
        },
      };
      const least = madeArguments(spec, operation, false);
      if (least === undefined) {
        unproven.push(`${id} (its arguments)`);
        return;
      }
      for (const args of [least, madeArguments(spec, operation, true) ?? least]) {
        const { request, problems } = await called(stage, operation, args);
        expect(await requestDifferences(operation, args, key, facts.auth, request)).toEqual([]);
        if (problems.length > 0) unproven.push(`${id} (${problems[0]})`);
      }
      for (const { status } of operation.errors) await raises(stage, operation, least, status);
      if (operation.paging) await goesOn(stage, operation, least);
      proven++;
    });
  });
}

/** The operations whose path is that of another one, as far as a mock can tell: `/runs/{id}`, `/runs/{name}`. */
function sharing({ operations }: Spec): ReadonlySet<Operation> {
  const shapeOf = ({ method, path }: Operation) => `${method} ${path.replace(/\{[^{}]+\}/g, "{}")}`;
  const alike = Map.groupBy(operations, shapeOf).values();
  return new Set([...alike].filter(({ length }) => length > 1).flat());
}

interface Stage {
  readonly spec: Spec;
  readonly check: SchemaCheck;
  last(): RecordedRequest | undefined;
  client(prefer?: string): ReturnType<typeof providerClient>;
}

/** Calls an operation; its result is what was answered. Tells where the answer is not what the schema allows. */
async function called(
  { check, client, last }: Stage,
  operation: Operation,
  args: MadeArguments,
): Promise<{ request: RecordedRequest; problems: readonly string[] }> {
  const { form, schema, status: wanted } = operation.success;
  // Of several successes, a mock gives the one of the lowest status.
  const here = await client(operation.others.length > 0 ? `code=${wanted}` : undefined);
  const result = await callOf(here, operation, args);
  const { status, text } = here.answer();
  expect(status).toBe(wanted);
  if (!schema) expect(result).toBeUndefined();
  else if (form === "json") expect(result).toEqual(JSON.parse(text));
  else expect(form === "bytes" ? await (result as Blob).text() : result).toBe(text);
  const problems = schema && form === "json" ? answerProblems(check, operation, result) : [];
  return { request: last() as RecordedRequest, problems };
}

async function raises({ client }: Stage, operation: Operation, args: MadeArguments, status: number): Promise<void> {
  const error = await callOf(await client(`code=${status}`), operation, args).then(
    () => expect.unreachable(`${operation.id} resolved`),
    (reason: unknown) => reason,
  );
  // A status that leaves open whether a start was carried out comes as the cause of that question.
  const cause = error instanceof AmbiguousResultError ? error.cause : error;
  expect(cause).toMatchObject({ status, method: operation.method });
}

/** A list is followed to its last page, where the document has room for two. */
async function goesOn({ spec, client }: Stage, operation: Operation, args: MadeArguments): Promise<void> {
  const two = operation.success.examples.some(({ name }) => name === "lastPage");
  const { methods } = await client();
  const walk = Array.fromAsync(methods[operation.id]?.pages?.(args) ?? []);
  if (!two && hasNoEnd(spec, operation)) {
    await expect(walk).rejects.toThrow(/there may be more, but no cursor|gave a page twice/);
    return;
  }
  const pages = await walk;
  expect(pages.length, `${spec.provider} ${operation.id}`).toBe(two ? 2 : 1);
  expect(pages.at(-1)?.next).toBeUndefined();
}

/** Whether the one page that is made of a list goes on after its last item: it is the next one too, or has no item to go on after. */
function hasNoEnd(spec: Spec, operation: Operation): boolean {
  const { paging, success } = operation;
  if (paging?.kind !== "cursor" || !goesByItem(paging)) return false;
  const page = decoded(spec, operation, success.examples[0]?.value) ?? null;
  const value = (pointer: string) => valueAt(page, placeIn(page, pointer));
  return paging.more === undefined ? value(paging.next) !== undefined : value(paging.more) !== false;
}
