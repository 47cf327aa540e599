import type { Chance } from "./chance.ts";
import { type Ending, type Fault, good, instead } from "./fault.ts";

/** How reads fare: well, with a fault or two before each success, or not at all for so long after a start was lost. */
export type Weather = { readonly flaky: boolean; readonly deadMs: number };

/** What a read can meet; each may pass. */
export const passing: readonly Ending[] = [
  { as: "status", status: 500 },
  { as: "status", status: 503 },
  { as: "status", status: 429, headers: { "retry-after-ms": "200" } },
  { as: "status", status: 429 },
  { as: "error", code: "ECONNRESET" },
  { as: "error", code: "ECONNREFUSED" },
  { as: "error", code: "none" },
  { as: "body", body: "cut" },
  { as: "body", body: "empty" },
  { as: "body", body: "html" },
  { as: "body", body: "broken off" },
];

/** So many attempts of a read may fail for it still to succeed. */
const mostInTurn = 2;

/** Whether all reads fail for longer than anybody looks. */
export const isDead = ({ deadMs }: Weather): boolean => deadMs > 30_000;

export function drawWeather(chance: Chance): Weather {
  const lot = chance.next();
  if (lot < 0.1) return { flaky: true, deadMs: chance.whole(1_000, 20_000) };
  return { flaky: lot < 0.5, deadMs: lot > 0.94 ? 60_000 : 0 };
}

/** Decides about reads, one by one. */
export function readFaults(chance: Chance, { flaky, deadMs }: Weather, lostAtMs: () => number): (url: URL) => Fault {
  const inTurn = new Map<string, number>();
  return ({ href }) => {
    if (Date.now() < lostAtMs() + deadMs) {
      if (chance.next() < 0.3) return { afterMs: 0, ending: { as: "silence" }, open: false };
      return instead(chance, chance.pick(passing), false);
    }
    const before = inTurn.get(href) ?? 0;
    const fails = flaky && before < mostInTurn && chance.next() < 0.4;
    inTurn.set(href, fails ? before + 1 : 0);
    return fails ? instead(chance, chance.pick(passing), false) : good(chance);
  };
}
