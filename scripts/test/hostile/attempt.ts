import { SpecError } from "../../src/spec/problem.ts";
import { opened } from "./guard.ts";

/** The text of each file that was made, by its path. */
export type Texts = ReadonlyMap<string, string>;

/** What came of reading a document in one way. */
export interface Tried {
  /** Nothing where the document was refused. */
  readonly texts: Texts;
  /** What was said when it was refused. */
  readonly refusal: readonly string[] | undefined;
  readonly harm: readonly string[];
  readonly sockets: readonly string[];
  readonly files: readonly string[];
  /** Of processor. */
  readonly seconds: number;
}

/** What a document may cost: eight times what the dearest does, so that a slow machine is not taken for a program that hangs. */
export const mostSeconds = 30;

/** Runs one way and takes down what it opened, cost, and did to the process. */
export async function attempt(way: string, run: () => Promise<Texts>): Promise<Tried> {
  opened.sockets.clear();
  opened.files.clear();
  const start = process.cpuUsage();
  const { texts = new Map(), error } = await outcomeOf(run);
  const { user, system } = process.cpuUsage(start);
  const seconds = (user + system) / 1e6;
  const refusal = error instanceof SpecError ? error.problems : undefined;
  const crashed = error !== undefined && !refusal ? [`no message, but ${String(error).slice(0, 300)}`] : [];
  const slow = seconds > mostSeconds ? [`took ${seconds.toFixed(1)} s of processor`] : [];
  return {
    texts,
    refusal,
    harm: [...crashed, ...slow, ...traces()].map((problem) => `${way}: ${problem}`),
    sockets: [...opened.sockets],
    files: [...opened.files],
    seconds,
  };
}

async function outcomeOf(run: () => Promise<Texts>): Promise<{ texts?: Texts; error?: unknown }> {
  try {
    return { texts: await run() };
  } catch (error) {
    return { error };
  }
}

const before = new Set(Object.getOwnPropertyNames(Object.prototype));

/** What code of a document, or a name of it taken for one of ours, leaves behind. */
function traces(): string[] {
  const inherited = Object.getOwnPropertyNames(Object.prototype).filter((name) => !before.has(name));
  return [
    ...(Object.hasOwn(globalThis, "injected") ? ["its code ran"] : []),
    ...inherited.map((name) => `every object has ${name} now`),
  ];
}
