/** One client in a process of its own, its calls in turn with bare ones, `fetch` replaced by what answers at once. */
import { bare } from "./bare.ts";
import { bodiesOf, type Size } from "./body.ts";
import { type CallerModule, key, type Server } from "./caller.ts";
import { ours } from "./ours.ts";

export interface StubbedAsked {
  /** Of a rival the module that calls, of ours the entry of the package. */
  readonly module: string;
  readonly isOurs: boolean;
  readonly isHumanloop: boolean;
  readonly size: Size;
  readonly pairs: number;
  readonly calls: number;
}

/** Microseconds of a call, by pair. */
export interface StubbedFound {
  readonly client: readonly number[];
  readonly bare: readonly number[];
}

export default async function stubbed(asked: StubbedAsked): Promise<StubbedFound> {
  const bodies = bodiesOf(asked.size);
  const [body, length, list] = asked.isHumanloop
    ? ([bodies.humanloop, bodies.humanloopRuns, "runs"] as const)
    : ([bodies.vogent, bodies.vogentRuns, "data"] as const);
  const headers = { "content-type": "application/json" };
  let answered = 0;
  // Before a client is loaded: some keep the fetch that they find then.
  globalThis.fetch = async () => {
    answered++;
    return new Response(body, { headers });
  };
  const make = asked.isOurs ? await ours(asked.module) : ((await import(asked.module)) as CallerModule).default;
  const server: Server = { baseUrl: "https://api.example.com", key };
  const works = [make(server), bare(server, list)] as const;
  const found: [number[], number[]] = [[], []];
  const check = async (call: () => Promise<readonly unknown[]>) => {
    const before = answered;
    const got = await call();
    if (got.length !== length || answered !== before + 1)
      throw new Error(`${asked.module}: a call gave ${got.length} of ${length} runs in ${answered - before} requests`);
  };
  for (const work of works) await check(work);
  for (let pair = -2; pair < asked.pairs; pair++) {
    const order = pair % 2 === 0 ? [0, 1] : [1, 0];
    for (const which of order as (0 | 1)[]) {
      // No collection is forced in between: it also throws away code that was optimised, which no program's own ones do.
      const work = works[which];
      const begun = performance.now();
      for (let call = 0; call < asked.calls; call++) await work();
      // The first pairs are those in which the code is being optimised.
      if (pair >= 0) found[which].push(((performance.now() - begun) * 1000) / asked.calls);
    }
  }
  return { client: found[0], bare: found[1] };
}
