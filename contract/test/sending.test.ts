// Each operation of each provider: how often it is sent when its answer is lost, what it is not sent without, and where a list ends.
import { ArgumentError } from "@evalbridge/core";
import { type Json, type Operation, placeOf, valueAt } from "@evalbridge-internal/scripts";
import { afterEach, describe, expect, test, vi } from "vitest";
import { put, wrapped } from "../src/lost-answer.ts";
import { failureOf, lostWorld } from "../src/lost-world.ts";
import { providers } from "../src/repository.ts";
import { specOf } from "../src/specs.ts";
import { type Args, validCalls } from "../src/valid-calls.ts";

/** How often an operation of a class is sent when no answer comes and two attempts are allowed. */
const sends: Readonly<Record<Operation["class"], number>> = {
  safe: 2,
  idempotent: 2,
  keyed: 2,
  reconcilable: 1,
  "never-retry": 1,
};

afterEach(() => {
  vi.useRealTimers();
});

describe.each(providers)("%s", (provider) => {
  const spec = specOf(provider);
  const argsOf = (operation: Operation): Args => validCalls(spec, operation)[0]?.args ?? {};

  describe.each(spec.operations.map((operation) => [operation.id, operation] as const))("%s", (id, operation) => {
    test(`is sent ${sends[operation.class] === 1 ? "once" : "twice"} when its answer is lost`, async () => {
      const { asked, methods } = await lostWorld(spec, {}, { startMarker: false });
      await failureOf(methods[id]?.(argsOf(operation)));
      expect(asked.filter((one) => one === id)).toHaveLength(sends[operation.class]);
    });

    test.each(operation.body ? [operation.body] : [])(
      "without a body: is sent where $required is false",
      async (body) => {
        const { asked, methods } = await lostWorld(spec);
        const { body: _, ...args } = argsOf(operation);
        const error = await failureOf(methods[id]?.(args));
        expect(error instanceof ArgumentError).toBe(body.required);
        expect(asked.length > 0).toBe(!body.required);
      },
    );

    test.each(operation.timeoutMs === undefined ? [] : [operation.timeoutMs])(
      "is waited for %d ms",
      async (timeoutMs) => {
        vi.useFakeTimers();
        const silent = { [id]: () => new Promise<never>(() => {}) };
        const { methods } = await lostWorld(spec, silent, { retry: { attempts: 1 } });
        let ended = false;
        const call = failureOf(methods[id]?.(argsOf(operation))).finally(() => {
          ended = true;
        });
        await vi.advanceTimersByTimeAsync(timeoutMs - 1);
        expect(ended).toBe(false);
        await vi.advanceTimersByTimeAsync(1);
        await call;
      },
    );

    const flagged =
      operation.paging?.kind === "cursor" && operation.paging.more !== undefined ? [operation.paging] : [];
    test.each(flagged)("has no further page where its $more is false, whatever its $next", async (paging) => {
      const last = put(put(put({}, paging.items, [{}]), paging.next, "a-cursor"), paging.more ?? "", false);
      const { methods } = await lostWorld(spec, { [id]: () => wrapped(spec, last) });
      const pages = await Array.fromAsync(methods[id]?.pages?.(argsOf(operation)) ?? []);
      expect(pages).toEqual([{ items: valueAt(last, placeOf(paging.items)), raw: last }]);
    });

    test.each(operation.paging?.kind === "number" ? [operation.paging] : [])(
      "ends on the page on which $number times $size reaches $total",
      async (paging) => {
        const numbers = { [paging.number]: 2, [paging.size]: 2, [paging.total]: 3, [paging.items]: ["the third"] };
        const last = Object.entries(numbers).reduce<Json>((body, [pointer, value]) => put(body, pointer, value), {});
        const { asked, methods } = await lostWorld(spec, { [id]: () => wrapped(spec, last) });
        const pages = await Array.fromAsync(methods[id]?.pages?.({ ...argsOf(operation), [paging.page]: 2 }) ?? []);
        expect({ pages, asked }).toEqual({ pages: [{ items: ["the third"], raw: last }], asked: [id] });
      },
    );
  });
});
