import type { Dialect, Fields, Progress, WorldParent, WorldRun } from "./dialect.ts";
import { sliceOf } from "./slice.ts";
import { jsonAnswer, type WireAnswer, type WireRequest } from "./wire.ts";

export interface WorldOptions {
  readonly key: string;
  readonly parents?: readonly WorldParent[];
  /** How far the provider's clock is ahead of ours. */
  readonly skewMs?: number;
  /** How long a new run takes to show in lists. */
  readonly shownAfterMs?: number;
  readonly mostOnPage?: number;
  readonly newestFirst?: boolean;
  /** Whether lists that fill their last page end with an empty one. */
  readonly trailing?: boolean;
}

/** Runs take so long where nothing else is said. */
const usualMs = 20_000;

/** A provider in memory: one account, over its real wire format. */
export class World {
  readonly dialect: Dialect;
  readonly runs: WorldRun[] = [];
  readonly #options: Required<WorldOptions>;

  constructor(dialect: Dialect, options: WorldOptions) {
    this.dialect = dialect;
    const usual = { parents: [], skewMs: 0, shownAfterMs: 0, mostOnPage: 100, newestFirst: true, trailing: false };
    this.#options = { ...usual, ...options };
  }

  /** Makes a run, now or at another time. */
  make(run: Pick<WorldRun, "parent" | "owner" | "input"> & Partial<WorldRun>): WorldRun {
    const { madeMs = Date.now() } = run;
    const made: WorldRun = {
      id: idOf(this.runs.length + 1),
      createdMs: madeMs + this.#options.skewMs,
      madeMs,
      shownMs: madeMs + this.#options.shownAfterMs,
      endsMs: madeMs + usualMs,
      ...run,
    };
    this.runs.push(made);
    return made;
  }

  /** Answers a request that comes from `owner`; what it starts is made so many milliseconds later. */
  answer(request: WireRequest, owner: string, afterMs = 0): WireAnswer {
    const { dialect } = this;
    const { key, parents } = this.#options;
    const refuse = (status: number, message: string) => jsonAnswer(status, dialect.refusal(status, message));
    if (!dialect.isAuthorized(request.headers, key)) return refuse(401, "the key is wrong");
    const asked = dialect.asked(request);
    const madeMs = Date.now() + afterMs;
    if (asked?.what === "start") {
      const { parent, input } = asked;
      const same = dialect.conflict && this.runs.find((run) => isSameAt(madeMs, run, parent, input));
      if (same) return jsonAnswer(409, dialect.conflict?.(same, progressOf(same)));
      const made = this.make({ parent, owner, input, madeMs });
      return jsonAnswer(dialect.started, dialect.answer(made, "pending"));
    }
    if (asked?.what === "parents")
      return jsonAnswer(200, dialect.parents(sliceOf(parents, asked.wanted, this.#options)));
    if (asked?.what === "runs") {
      const { items, ...slice } = sliceOf(this.#shown().filter(asked.shows), asked.wanted, this.#options);
      return jsonAnswer(200, dialect.runs({ ...slice, items: items.map((run) => dialect.item(run, progressOf(run))) }));
    }
    const found = asked && this.#shown().find(({ id }) => id === asked.id);
    return found ? jsonAnswer(200, dialect.whole(found, progressOf(found))) : refuse(404, "no such thing");
  }

  #shown(): WorldRun[] {
    const shown = this.runs.filter(({ shownMs }) => shownMs <= Date.now());
    const sign = this.#options.newestFirst ? -1 : 1;
    return shown.sort((one, other) => sign * (one.createdMs - other.createdMs || (one.id < other.id ? -1 : 1)));
  }
}

/** A UUID, as two of the providers name runs. */
function idOf(number: number): string {
  return `${number.toString(16).padStart(8, "0")}-0000-4000-8000-000000000000`;
}

function progressOf({ madeMs, endsMs }: WorldRun): Progress {
  if (Date.now() >= endsMs) return "completed";
  return Date.now() < madeMs + 1_000 ? "pending" : "running";
}

function isSameAt(ms: number, run: WorldRun, parent: string, input: Fields): boolean {
  const underWay = run.madeMs <= ms && ms < run.endsMs;
  return underWay && run.parent === parent && JSON.stringify(run.input) === JSON.stringify(input);
}
