import { type Bridge, createBridge } from "@evalbridge/bridge";
import { EvalbridgeError } from "@evalbridge/core";
import type { Chance } from "./chance.ts";
import { brokenCodes, type Fault, good, instead } from "./fault.ts";
import { faultFetch } from "./fault-fetch.ts";
import { listed, paged, sorted } from "./list-way.ts";
import type { Subject } from "./subject.ts";
import { World } from "./world/world.ts";

/** How a list, or a walk that was taken up again after each error, came out. */
export interface ListOutcome {
  readonly complete: boolean;
  /** Runs that exist and were not given, though nothing said so. */
  readonly lostUnreported: number;
  readonly repeated: number;
  /** How often a walk had to be taken up again. */
  readonly resumed: number;
  readonly requests: number;
}

const endings = ["cut", "empty", "html", "broken off", "stalled", "slow"] as const;
const hints = [undefined, { "retry-after": "1" }, { "retry-after-ms": "250" }, { "retry-after": "0" }] as const;

/** Something else than a page, now and then. */
function weather(chance: Chance, rate: number): () => Fault {
  return () => {
    if (chance.next() >= rate) return good(chance);
    const kind = chance.whole(0, 3);
    const headers = chance.pick(hints);
    if (kind === 0) return instead(chance, { as: "status", status: 429, ...(headers && { headers }) }, false);
    if (kind === 1) return instead(chance, { as: "status", status: chance.pick([500, 502, 503, 504, 408]) }, false);
    if (kind === 2) return instead(chance, { as: "error", code: chance.pick(brokenCodes) }, true);
    return instead(chance, { as: "body", body: chance.pick(endings) }, true);
  };
}

const uuid = (number: number) => `${String(number).padStart(8, "0")}-1111-4111-8111-111111111111`;
const parentsOf: Readonly<Record<string, (number: number) => string>> = {
  vogent: (number) => `cfg_${number}`,
  humanloop: (number) => `evr_${number}`,
};

/** A provider that holds some runs under some parents. */
function draw(subject: Subject, chance: Chance, key: string): { world: World; parents: readonly { id: string }[] } {
  const nameOf = parentsOf[subject.key] ?? uuid;
  const parents = Array.from({ length: chance.whole(1, 6) }, (_, at) => ({ id: nameOf(at + 1), name: `no. ${at}` }));
  const mostOnPage = chance.whole(2, 20);
  const world = new World(subject.dialect, { key, parents, mostOnPage, trailing: chance.next() < 0.5 });
  const input = (subject.inputs[0]?.["body"] ?? {}) as Readonly<Record<string, unknown>>;
  const madeMs = Date.now() - 7_200_000;
  for (let run = chance.whole(0, 60); run > 0; run--)
    world.make({ parent: chance.pick(parents).id, owner: "somebody", input, madeMs: madeMs + run });
  return { world, parents };
}

const client = { timeoutMs: 1_000, onWarning: () => {} };

/** Lists through the bridge, in one of its ways. */
export async function listOnce(subject: Subject, chance: Chance, key: string): Promise<ListOutcome> {
  const { world } = draw(subject, chance, key);
  let requests = 0;
  const { fetch } = faultFetch(world, {
    faultOf: weather(chance, chance.pick([0, 0.05, 0.15, 0.3, 0.6])),
    owner: () => "us",
    heedsSignal: chance.next() < 0.5,
    onRequest: () => requests++,
  });
  const { source } = subject.open({ apiKey: key, fetch, ...client, retry: { random: chance.next } });
  // A run that came twice is given once, with a warning: here none does.
  const warnings: string[] = [];
  const onWarning = (message: string) => void (/came twice/.test(message) && warnings.push(message));
  const bridge = createBridge({ [subject.key]: source }, { onWarning }) as unknown as Bridge<never>;
  const { given, complete } = await chance.pick([listed, listed, sorted, paged])(
    bridge,
    subject.key,
    chance.whole(1, 30),
  );
  const all = world.runs.map(({ id }) => id);
  const { lostUnreported, repeated } = held(given, all, complete);
  return { lostUnreported, repeated: repeated + warnings.length, complete, resumed: 0, requests };
}

/** Walks a list of the client's own, taking the walk up again from where each error says. */
export async function walkOn(subject: Subject, chance: Chance, key: string): Promise<ListOutcome> {
  const { world, parents } = draw(subject, chance, key);
  let requests = 0;
  const { fetch } = faultFetch(world, {
    faultOf: weather(chance, chance.pick([0, 0.1, 0.3, 0.6])),
    owner: () => "us",
    heedsSignal: chance.next() < 0.5,
    onRequest: () => requests++,
  });
  const { walk } = subject.open({ apiKey: key, fetch, ...client, retry: { random: chance.next } });
  const given: string[] = [];
  const limit = chance.whole(1, 30);
  let cursor: string | number | undefined;
  let resumed = 0;
  for (let complete = false; !complete && resumed < 200; ) {
    try {
      for await (const item of walk(limit, cursor)) given.push((item as { id: string }).id);
      complete = true;
    } catch (error) {
      if (!(error instanceof EvalbridgeError)) throw error;
      cursor = error.cursor;
      resumed++;
    }
  }
  return {
    ...held(given, subject.key === "humanloop" ? parents.map(({ id }) => id) : runsWalked(subject, world), true),
    complete: true,
    resumed,
    requests,
  };
}

/** What the client's own list shows (of Humanloop, the evaluations): the runs of one config, or all. */
function runsWalked({ key }: Subject, world: World): string[] {
  return world.runs.filter(({ parent }) => key !== "vogent" || parent === "cfg_1").map(({ id }) => id);
}

function held(given: readonly string[], all: readonly string[], complete: boolean) {
  const once = new Set(given);
  const lost = all.filter((id) => !once.has(id)).length;
  return { lostUnreported: complete ? lost : 0, repeated: given.length - once.size };
}
