import type { Clock } from "./clock.ts";
import { hasEnded, type MadeRun, show, turn, wordNow } from "./made-run.ts";
import { cursorTo, newestFirst, type Place, type Slice, sliceOf, type Wanted } from "./page.ts";
import { type Parent, parentsOf } from "./parents.ts";
import { createRunMaker, type RunMaker } from "./run-maker.ts";
import type { Fields, SourceKey, SourceScript } from "./script.ts";
import { type Tally, tallyOf } from "./tally.ts";
import { type Phase, phaseOf, wordFor } from "./words.ts";

/** A run as an answer shows it. */
export interface Shown {
  readonly run: MadeRun;
  readonly word: string;
  readonly phase: Phase;
  readonly tally: Tally;
}

export interface WorldOptions {
  readonly seed: number;
  readonly clock: Clock;
  /** What a source calls its runs and what they are listed under, by their number. */
  readonly idOf: (kind: "run" | "parent", number: number) => string;
  /** The most on a page that the provider documents. */
  readonly mostOnPage: number;
}

/** The runs of one source, and what becomes of them. */
export class World {
  readonly source: SourceKey;
  readonly script: SourceScript;
  readonly parents: readonly Parent[];
  /** Newest first. */
  #runs: MadeRun[] = [];
  readonly #options: WorldOptions;
  readonly #maker: RunMaker;
  #started = 0;

  constructor(source: SourceKey, script: SourceScript, options: WorldOptions) {
    this.source = source;
    this.script = script;
    this.#options = options;
    this.parents = parentsOf(script, options.idOf, options.clock.nowMs());
    this.#maker = createRunMaker(source, script, { ...options, parents: this.parents });
    const runs = (script.runs ?? []).map((run) => this.#maker.make(run));
    for (let left = script.size ?? 0; left > 0; left--) runs.push(this.#maker.makeUp());
    // Once: sorted with each, they would cost the square of their number.
    this.#runs = runs.sort(newestFirst);
  }

  get runs(): readonly MadeRun[] {
    return this.#runs;
  }

  /** Makes the run that a start asks for, over so many cases where it says so: the script says what becomes of it. */
  start(parents: readonly string[], input: Fields, cases?: number): MadeRun {
    const { starts = [] } = this.script;
    const told = starts[Math.min(this.#started++, starts.length - 1)] ?? {};
    const way = (["pending", "running", "completed"] as const).map((phase) => wordFor(this.source, phase) as string);
    const steps = told.steps ?? (told.status === undefined ? way : [told.status]);
    const createdMs = Math.max(this.#options.clock.nowMs(), (this.#runs[0]?.createdMs ?? 0) + 1);
    return this.#add(this.#maker.make({ ...told, steps, parent: parents }, { createdMs, input, cases }));
  }

  find(id: string): MadeRun | undefined {
    return this.#runs.find((run) => run.id === id);
  }

  /** A run, as this answer shows it: it counts as read. */
  shown(run: MadeRun): Shown {
    return this.#seen(run, show(this.source, run, this.#options.clock));
  }

  /** A run, as it is, unread. */
  now(run: MadeRun): Shown {
    return this.#seen(run, wordNow(this.source, run, this.#options.clock));
  }

  /** Ends a run, unless it has ended. */
  cancel(run: MadeRun): void {
    const word = wordFor(this.source, "cancelled");
    if (word !== undefined && !hasEnded(this.now(run).phase)) turn(this.source, run, [word], this.#options.clock);
  }

  remove(run: MadeRun): void {
    this.#runs = this.#runs.filter((one) => one !== run);
  }

  /** A page of the runs that fit. Then the list moves, where the script says so. */
  page(wanted: Wanted, fits: (shown: Shown) => boolean): Slice<MadeRun> & { readonly next?: string } {
    const slice = this.cut(
      this.#runs.filter((run) => fits(this.now(run))),
      wanted,
    );
    const { insert = 0, remove = 0 } = this.script.moves ?? {};
    for (const run of this.#runs.slice(0, remove)) this.remove(run);
    for (let left = insert; left > 0; left--)
      this.#add(this.#maker.makeUp({ createdMs: (this.#runs[0]?.createdMs ?? 0) + 1 }));
    return slice;
  }

  /** A page of anything, with the cursor that leads on. */
  cut<Item extends Place>(items: readonly Item[], wanted: Wanted): Slice<Item> & { readonly next?: string } {
    const most = Math.min(this.#options.mostOnPage, this.script.pageSize ?? Number.POSITIVE_INFINITY);
    // A list that has no pages is given whole.
    const limit = wanted.limit === Number.POSITIVE_INFINITY ? wanted.limit : Math.min(wanted.limit, most);
    const slice = sliceOf(items, { ...wanted, limit });
    if (!slice.last) return slice;
    const next = this.script.cursors === "number" ? items.indexOf(slice.last) + 1 : slice.last;
    return { ...slice, next: cursorTo(next) };
  }

  #add(run: MadeRun): MadeRun {
    this.#runs = [...this.#runs, run].sort(newestFirst);
    return run;
  }

  #seen(run: MadeRun, word: string): Shown {
    const phase = phaseOf(this.source, word);
    return { run, word, phase, tally: tallyOf(run.script, phase, run.cases) };
  }
}
