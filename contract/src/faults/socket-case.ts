import { AmbiguousResultError, type ClientOptions } from "@evalbridge/core";
import type { Chance } from "./chance.ts";
import { type Handler, type SocketFault, soundly } from "./fault-server.ts";
import type { Subject } from "./subject.ts";
import type { WireRequest } from "./world/wire.ts";
import { World } from "./world/world.ts";

const broken: readonly SocketFault[] = [
  ...(["reset", "close", "502", "late", "stall", "half", "cut", "garbage"] as const).map((how) => ({
    name: `${how} after it was carried out`,
    acts: true,
    how,
  })),
  ...(["reset", "close", "502", "late", "garbage"] as const).map((how) => ({
    name: `${how}, not carried out`,
    acts: false,
    how,
  })),
  { name: "429", acts: false, how: "429" },
  soundly,
];
/** What a list may meet: whatever it is, the next time may be better. */
const passing: readonly SocketFault[] = broken.filter(({ how }) => how !== "late" && how !== "stall");

// Reads have time enough for a busy machine: nothing that they meet here is silent.
export const quick: ClientOptions = {
  timeoutMs: 5_000,
  lookMs: 400,
  retry: { baseDelayMs: 2, maxDelayMs: 10 },
  onWarning: () => {},
};
/** Of a start, which may meet silence. */
const startMs = 200;

/** How a start over real sockets came out. */
export interface SocketStart {
  readonly fault: string;
  readonly duplicates: number;
  readonly lost: number;
  readonly falseAdoptions: number;
  /** Whether a run of ours exists, and whether the call gave it or named it, if only when looking again. */
  readonly ours: boolean;
  readonly adopted: boolean;
  readonly named: boolean;
}

/** A provider of one case, and what happens to what is asked of it. */
export class SocketCase implements Handler {
  readonly world: World;
  readonly #chance: Chance;
  readonly #key: string;
  readonly #rate: number;
  readonly #strangers: boolean;
  #start: SocketFault;
  faultName = "";

  constructor(
    subject: Subject,
    chance: Chance,
    key: string,
    { rate, strangers }: { rate: number; strangers: boolean },
  ) {
    this.world = new World(subject.dialect, {
      key,
      mostOnPage: 3,
      parents: [
        { id: "evr_1", name: "a" },
        { id: "cfg_1", name: "b" },
      ],
    });
    this.#chance = chance;
    this.#key = key;
    this.#rate = rate;
    this.#strangers = strangers;
    this.#start = chance.pick(broken);
    this.faultName = this.#start.name;
  }

  fault({ method }: WireRequest): SocketFault {
    if (method !== "POST") return this.#chance.next() < this.#rate ? this.#chance.pick(passing) : soundly;
    const fault = this.#start;
    // A refusal passes; what is broken is so once, and nobody must ask again.
    if (fault.how === "429") this.#start = soundly;
    return fault;
  }

  answer(request: WireRequest): ReturnType<World["answer"]> {
    // Others start the same, with a value of their own where ours has one.
    const theirs = { ...request, body: request.body.replace(/("evalbridge_start":")[^"]*/, "$1another") };
    const others = () => {
      if (request.method === "POST" && this.#strangers) this.world.answer(theirs, "somebody else");
    };
    if (this.#chance.next() < 0.3) others();
    const answer = this.world.answer(request, "us");
    others();
    return answer;
  }

  get key(): string {
    return this.#key;
  }
}

/** One start, in a world where others start the same. */
export async function startOver(
  subject: Subject,
  one: SocketCase,
  baseUrl: string,
  chance: Chance,
): Promise<SocketStart> {
  const { start } = subject.open({ apiKey: one.key, baseUrl, ...quick });
  const input = chance.pick(subject.inputs);
  const way = chance.pick(["client", "source", "bridge"] as const);
  const outcome = await start[way](input, { timeoutMs: startMs }).then(
    (id) => ({ id }),
    (error: unknown) => ({ error }),
  );
  const error = "error" in outcome ? outcome.error : undefined;
  const ambiguous = error instanceof AmbiguousResultError;
  const given = "id" in outcome ? outcome.id : undefined;
  const later = ambiguous ? await lookAgain(error) : { candidates: [] };
  const ours = one.world.runs.filter(({ owner }) => owner === "us").map(({ id }) => id);
  const all = [given, later.id].filter((id) => id !== undefined);
  return {
    fault: one.faultName,
    duplicates: Math.max(0, ours.length - 1),
    lost: ours.length > 0 && given === undefined && !ambiguous ? 1 : 0,
    falseAdoptions: all.filter((id) => !ours.includes(id)).length,
    ours: ours.length > 0,
    adopted: all.length > 0,
    named: later.candidates.some((id) => ours.includes(id)),
  };
}

/** A busy machine may carry a start out only after it was looked for; and a look may meet faults too. */
async function lookAgain(error: AmbiguousResultError): Promise<{ candidates: readonly string[]; id?: string }> {
  let known = error;
  for (let left = 5; left > 0; left--) {
    try {
      return { candidates: [], id: String(await known.recheck()) };
    } catch (again) {
      if (!(again instanceof AmbiguousResultError)) continue;
      known = again;
      if (again.candidates.length > 0) break;
    }
  }
  return { candidates: known.candidates.map(({ id }) => id) };
}
