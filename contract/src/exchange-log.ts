import type { RecordedRequest } from "@evalbridge/mock";
import type { Coverage } from "./coverage.ts";
import { receive } from "./received.ts";
import { schemaCheckOf, secondCheck } from "./second-check.ts";
import { argumentsShape } from "./shape/arguments-shape.ts";
import { facetsIn } from "./shape/facets.ts";
import { specOf } from "./specs.ts";

/** What a suite sees go over the wire. */
export interface ExchangeLog {
  /** Takes exchanges in, and tells where they and the spec disagree. */
  add(requests: readonly RecordedRequest[]): string[];
  coverage(): Coverage;
}

export function createExchangeLog(): ExchangeLog {
  const seen: Record<string, { statuses: Sets<number>; facets: Sets<string>; exchanges: number; mismatches: number }> =
    {};
  return {
    add: (requests) =>
      requests.flatMap((request) => {
        const { provider, operation, status } = request;
        seen[provider] ??= { statuses: new Map(), facets: new Map(), exchanges: 0, mismatches: 0 };
        const log = seen[provider];
        const mismatches = secondCheck(provider, [request]);
        log.exchanges += 1;
        log.mismatches += mismatches.length;
        if (operation === undefined) return mismatches;
        put(log.statuses, operation, [status]);
        // What a server refuses, it has not read.
        if (status < 400) put(log.facets, operation, facetsOfRequest(request));
        return mismatches;
      }),
    coverage: () =>
      Object.fromEntries(
        Object.entries(seen).map(([provider, { statuses, facets, ...counts }]) => [
          provider,
          { ...counts, statuses: lists(statuses), facets: lists(facets) },
        ]),
      ),
  };
}

/** The facets of an operation's arguments that are in what the server read. */
function facetsOfRequest(request: RecordedRequest): string[] {
  const spec = specOf(request.provider);
  const operation = spec.operations.find(({ id }) => id === request.operation);
  if (!operation) return [];
  const { args } = receive(spec, operation, request);
  return facetsIn(schemaCheckOf(request.provider), argumentsShape(spec, operation), args);
}

type Sets<Item> = Map<string, Set<Item>>;

function put<Item>(sets: Sets<Item>, name: string, items: readonly Item[]): void {
  const set = sets.get(name) ?? new Set();
  for (const item of items) set.add(item);
  sets.set(name, set);
}

function lists<Item>(sets: Sets<Item>): Record<string, Item[]> {
  return Object.fromEntries([...sets].map(([name, items]) => [name, [...items]]));
}
