import type { createBridge, RunCase, RunRef } from "@evalbridge/bridge";
import type { GateRun } from "../../../src/gate/input.ts";

/** What a fake server answers, by path. */
export type Answers = Readonly<Record<string, unknown>>;

export interface Connection {
  readonly apiKey: string;
  readonly baseUrl: string;
  readonly fetch: (address: string) => Promise<Response>;
}

/** A connection to that server, for a provider's client. */
export function serve(provider: string, answers: Answers): Connection {
  const fetch = async (address: string): Promise<Response> => {
    const { pathname } = new URL(address);
    if (!Object.hasOwn(answers, pathname)) return Response.json({ message: "not found" }, { status: 404 });
    return Response.json(answers[pathname]);
  };
  return { apiKey: "key", baseUrl: `https://${provider}.test`, fetch: fetch };
}

type AnyBridge = Pick<ReturnType<typeof createBridge>, "get" | "cases">;

/**
 * A run and its cases as the provider's own adapter makes them from records, asked for as the command asks. `withCases: false` leaves
 * them unread.
 */
export async function read(
  bridge: unknown,
  ref: string,
  { withCases = true }: { readonly withCases?: boolean } = {},
): Promise<GateRun> {
  const { get, cases } = bridge as AnyBridge;
  const run = await get(ref as RunRef);
  if (!withCases) return { ref, run };
  const list: RunCase[] = [];
  for await (const one of cases.call(bridge, ref as never)) list.push(one as RunCase);
  return { ref, run, cases: list };
}
