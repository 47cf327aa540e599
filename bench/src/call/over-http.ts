/** One client in a process of its own against a server in another, in turn with bare fetch and undici.request. */
import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { interleaved } from "../measure/rounds.ts";
import { bare } from "./bare.ts";
import { bodiesOf } from "./body.ts";
import { type CallerModule, key } from "./caller.ts";
import { ours, undiciTransport } from "./ours.ts";

export interface HttpAsked {
  readonly module: string;
  readonly undici: string;
  readonly isOurs: boolean;
  /** Of ours: the module of its transport over undici, where that is to be used. */
  readonly transport?: string;
  readonly isHumanloop: boolean;
  readonly rounds: number;
  /** Of a round. */
  readonly calls: Readonly<Record<keyof HttpFound, number>>;
}

/** Milliseconds of a round: one call after the other, and fifty at a time. */
export type HttpFound = Readonly<Record<"sequential" | "together", Readonly<Record<Runner, readonly number[]>>>>;
type Runner = "client" | "bare" | "undici";

const together = 50;

export default async function overHttp(asked: HttpAsked): Promise<HttpFound> {
  const child = fork(join(import.meta.dirname, "server.ts"));
  try {
    const [{ port }] = (await once(child, "message")) as [{ readonly port: number }];
    return await measure(asked, `http://127.0.0.1:${port}`);
  } finally {
    child.disconnect();
    await once(child, "exit");
  }
}

async function measure({ module, undici, transport, isOurs, isHumanloop, rounds, calls }: HttpAsked, baseUrl: string) {
  const moduleOf = async (name: string) => ((await import(name)) as CallerModule).default;
  const server = { baseUrl, key };
  const fetch = transport === undefined ? undefined : await undiciTransport(transport, undici);
  const make = isOurs ? await ours(module, fetch) : await moduleOf(module);
  const { vogentRuns, humanloopRuns } = bodiesOf("large");
  const runners: Record<Runner, { call: () => Promise<readonly unknown[]>; length: number }> = {
    client: { call: make(server), length: isHumanloop ? humanloopRuns : vogentRuns },
    bare: { call: bare(server, "data"), length: vogentRuns },
    undici: { call: (await moduleOf(undici))(server), length: vogentRuns },
  };
  const round = (runner: Runner, mode: keyof HttpFound) => async () => {
    const { call, length } = runners[runner];
    let left = calls[mode];
    const lane = async () => {
      while (left-- > 0) if ((await call()).length !== length) throw new Error(`${module}: ${runner} lost runs`);
    };
    const begun = performance.now();
    await Promise.all(Array.from({ length: mode === "together" ? together : 1 }, lane));
    return performance.now() - begun;
  };
  const all = (mode: keyof HttpFound) =>
    interleaved(rounds, { client: round("client", mode), bare: round("bare", mode), undici: round("undici", mode) });
  return { sequential: await all("sequential"), together: await all("together") };
}
