/** JSON, as a provider's record holds it. */
export type Fields = Readonly<Record<string, unknown>>;

/** One word of a run's way: how often it is shown, or how long it lasts. The last one stays. */
export type Step<Word extends string> =
  | Word
  | {
      readonly status: Word;
      /** How many answers show it before the next word's turn. @default 1 */
      readonly reads?: number;
      /**
       * How long it lasts on the scenario's clock, in milliseconds, instead of a number of reads. A run's first step lasts from its `createdAt`
       * on; where that is left out, from when the scenario begins, or the run is started.
       */
      readonly ms?: number;
    };

/** How a run is, and how it goes on. Everything may be left out; the seed decides the rest. */
export interface RunScript<Word extends string = string> {
  readonly id?: string;
  /** The config, evaluation, session, suite or setup that it is listed under. Humanloop's run may be in several. */
  readonly parent?: string | readonly string[];
  /** The provider's own word, or one that no list of ours has. @default "completed", in the provider's word */
  readonly status?: Word | (string & {});
  /** Several words, one after the other, in place of `status`. */
  readonly steps?: readonly Step<Word | (string & {})>[];
  /**
   * What the run says of the thing that it judges, once it has ended. Vogent says no more than the counts, and Humanloop has no
   * verdict. @default "failed" where `failed` is above 0, else "passed"
   */
  readonly verdict?: "passed" | "failed" | "none";
  /** How many cases came out how. @default what the verdict needs */
  readonly passed?: number;
  readonly failed?: number;
  readonly errored?: number;
  readonly undecided?: number;
  /** From 0 to 1, where the provider has one. @default passed of all */
  readonly score?: number;
  /** In US dollars, where the provider tells. */
  readonly costUsd?: number;
  /** In ISO 8601. @default within 30 days before the scenario begins */
  readonly createdAt?: string;
  /** Fields of the provider's own record, put over what the lines above make of it. */
  readonly record?: Fields;
}

/** Something that goes wrong. Without a place it meets every operation; without a number, one request. */
export interface Fault {
  /** The operation that it meets, by its operationId. @default each */
  readonly operation?: string;
  /** How many requests go well before it. @default 0 */
  readonly after?: number;
  /** How many requests it meets. @default 1 */
  readonly times?: number | "always";
  /** The status of the answer; nothing is carried out. A body is the documented one, unless `body` says another. */
  readonly status?: number;
  /** Headers of the answer, over its own: `{ "retry-after": "2" }`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The answer's content type, whatever its body is. */
  readonly contentType?: string;
  /** The answer's body: text as it is, anything else as JSON. */
  readonly body?: unknown;
  /** How long the answer takes, in milliseconds of the real clock. */
  readonly delayMs?: number;
  /**
   * The connection breaks: `before` anything is carried out, `after` it was, with no answer, or `midway` through the answer.
   */
  readonly drop?: "before" | "after" | "midway";
}

/** One kind of run at one provider. */
export interface SourceScript<Word extends string = string> {
  /** How many runs the seed makes up, in a mix of states, verdicts, times and costs. @default 0 */
  readonly size?: number;
  /** Runs that are told one by one. */
  readonly runs?: readonly RunScript<Word>[];
  /** What runs are listed under, by name, or how many the seed makes up; what `runs` name is there too. @default 3 */
  readonly parents?: number | readonly { readonly id: string; readonly name?: string }[];
  /** What becomes of the runs that are started: the first, the second, …; the last holds for all that follow. */
  readonly starts?: readonly Omit<RunScript<Word>, "id" | "parent" | "createdAt">[];
  /** How a list moves under whoever walks it: with each page that is given, so many runs come or go. */
  readonly moves?: { readonly insert?: number; readonly remove?: number };
  /** What a cursor holds on to: the last item that was given, or its number. @default "item" */
  readonly cursors?: "item" | "number";
  /** The most that a page holds, whatever is asked for. @default the provider's own maximum */
  readonly pageSize?: number;
  /** Fields that a list leaves out and a run read by itself has: `["scores"]`. */
  readonly listOmits?: readonly string[];
  readonly faults?: readonly Fault[];
}

/** The words of each source, as its description has them. */
export interface SourceWords {
  readonly vogent: "PENDING" | "RUNNING" | "SUCCESS" | "FAILED" | "CANCELLED";
  readonly humanloop: "pending" | "running" | "completed" | "cancelled";
  readonly feather: "pending" | "running" | "completed" | "failed" | "errored";
  readonly "feather-kb": "pending" | "queued" | "running" | "completed" | "failed" | "errored" | "cancelled";
  readonly bland: "PENDING" | "QUEUED" | "RUNNING" | "COMPLETE" | "PARTIAL" | "FAILED" | "CANCELLED";
}

/** A source of runs, by the key that the bridge has for it. */
export type SourceKey = keyof SourceWords;

/** What the mocks play: plain data, so it may stand in a JSON file. Sources that are not named have no runs. */
export type Scenario = { readonly [Key in SourceKey]?: SourceScript<SourceWords[Key]> };
