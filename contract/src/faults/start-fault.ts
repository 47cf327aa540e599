import type { Chance } from "./chance.ts";
import { brokenCodes, type Ending, type Fault, good, instead, unsentCodes } from "./fault.ts";

/** One thing that can happen to the request of a start. */
export interface StartFault {
  readonly name: string;
  readonly draw: (chance: Chance, timeoutMs: number) => Fault;
  /** It is none: the answer gets through, whole. */
  readonly none?: true;
}

const hints = [{}, { "retry-after": "1" }, { "retry-after": "2.5" }, { "retry-after-ms": "700" }] as const;
const lostStatuses = [500, 502, 503, 504, 408, 520] as const;
const cutBodies = ["cut", "empty", "html", "nameless", "broken off", "stalled"] as const;

/** What is refused, or never gets there, and so may be sent again. */
const harmless: readonly StartFault[] = [
  {
    name: "429",
    draw: (chance) => ({
      ...instead(chance, { as: "status", status: 429, headers: chance.pick(hints) }, false),
      open: false,
    }),
  },
  ...unsentCodes.map((code) => ({
    name: code,
    draw: (chance: Chance): Fault => ({ ...instead(chance, { as: "error", code }, false), open: false }),
  })),
];

const plain: StartFault = { name: "no fault", none: true, draw: good };
const slow: StartFault = {
  name: "slow body",
  none: true,
  draw: (chance) => ({ ...good(chance), ending: { as: "body", body: "slow" } }),
};

/** What the provider refuses for good. */
const refusals = [400, 401, 403, 404, 422].map(
  (status): StartFault => ({
    name: `${status}`,
    draw: (chance) => ({ ...instead(chance, { as: "status", status }, false), open: false }),
  }),
);

const endings: readonly (readonly [name: string, Ending])[] = [
  ...brokenCodes.map((code): [string, Ending] => [code, { as: "error", code }]),
  ...lostStatuses.map((status): [string, Ending] => [`${status}`, { as: "status", status }]),
  ["302", { as: "status", status: 302, headers: { location: "/moved" } }],
  ["302 to nowhere", { as: "status", status: 302 }],
];
const bodies = cutBodies.map((body): [string, Ending] => [`body ${body}`, { as: "body", body }]);

const lost = (acts: boolean, of: typeof endings): StartFault[] =>
  of.map(([name, ending]) => ({
    name: `${name} ${acts ? "after" : "without"} a run`,
    draw: (chance) => instead(chance, ending, acts),
  }));

const silence: Fault = { afterMs: 0, ending: { as: "silence" }, open: true };
/** A run is made up to so long after its start was given up. */
const latestMs = 5_000;
const never: StartFault = { name: "silence without a run", draw: () => silence };
const late: StartFault = {
  name: "silence, and a run",
  draw: (chance, timeoutMs) => ({ ...silence, actsAfterMs: chance.whole(0, timeoutMs + latestMs) }),
};

const lostWithRun = [...lost(true, [...endings, ...bodies]), late, late];
// Of the bodies, those that a proxy may have made.
const lostWithoutRun = [...lost(false, endings), never, ...lost(false, bodies.slice(1, 3))];

/** What happens to each attempt in turn. After the last of them, nothing is wrong any more: who sends again makes another run. */
export function drawAttempts(chance: Chance): StartFault[] {
  const lot = chance.next();
  const before = chance.next() < 0.6 ? 0 : chance.whole(1, 2);
  const first = Array.from({ length: before }, () => chance.pick(harmless));
  if (lot < 0.08) return [chance.pick(harmless), chance.pick(harmless), chance.pick(harmless)];
  if (lot < 0.12) return [...first, chance.pick(refusals)];
  if (lot < 0.22) return [...first, chance.next() < 0.8 ? plain : slow];
  return [...first, chance.pick(lot < 0.35 ? lostWithoutRun : lostWithRun)];
}

/** Silence, with a run or without: what a caller ends. */
export function drawSilence(chance: Chance): StartFault[] {
  return [chance.next() < 0.7 ? { name: late.name, draw: () => ({ ...silence, actsAfterMs: 0 }) } : never];
}
