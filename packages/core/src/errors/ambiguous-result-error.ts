import type { CallOptions } from "../operation.ts";
import { type ErrorPlace, EvalbridgeError, where } from "./evalbridge-error.ts";

/** Something that may be what the call made. Not proven: what another client made at the same time looks the same. */
export interface Candidate {
  readonly id: string;
  /** The provider's own time. */
  readonly createdAt?: string;
  /** The provider's own record. */
  readonly raw: unknown;
}

/** What was done to find out. */
export interface Checked {
  /** The operation that was asked, and with what: type it to look for yourself. Absent where nothing can be asked. */
  readonly operation?: string;
  readonly args?: object;
  /** How often. */
  readonly looks: number;
  /** Whether the last look saw the whole list; false also where it failed. */
  readonly complete: boolean;
}

/** What such an error has beside what all have. */
export type AmbiguousFacts = Pick<
  AmbiguousResultError,
  "attempts" | "operation" | "sentAt" | "marker" | "candidates" | "refs" | "checked" | "settled"
>;

/**
 * It is not known whether a call that must not be made twice was carried out: it was sent, and no answer could be read. It was
 * not sent again. `cause` says what happened to the answer.
 */
export class AmbiguousResultError<Result = unknown> extends EvalbridgeError {
  static override readonly kind: string = "AmbiguousResultError";
  /** The method's name, such as `createRun`. */
  declare readonly operation: string;
  /** When it was sent, by the clock of this machine: UTC, ISO 8601. */
  declare readonly sentAt: string;
  /** The value that the call carried and that its result would show, where the provider gives it back. */
  declare readonly marker?: string;
  /** What may be the call's result. None found does not mean that there is none: it may come later. */
  declare readonly candidates: readonly Candidate[];
  /** References of the candidates in the bridge, in the same order. */
  declare readonly refs?: readonly string[];
  declare readonly checked: Checked;
  /** It is known that the call was carried out; what it would have answered is lost. */
  declare readonly settled?: true;
  readonly #recheck: (options?: CallOptions) => Promise<Result>;

  constructor(
    place: ErrorPlace,
    cause: unknown,
    facts: AmbiguousFacts,
    recheck: (options?: CallOptions) => Promise<Result>,
  ) {
    super(`${where(place)}: ${messageOf(cause, facts)}`, place, cause);
    Object.assign(this, facts);
    this.#recheck = recheck;
  }

  /**
   * Looks once more.
   * @returns what the call would have given, when it is found under the same rules as before
   * @throws {AmbiguousResultError} with what is known now; or what the look itself failed with, after which all is as it was
   */
  recheck(options?: CallOptions): Promise<Result> {
    return this.#recheck(options);
  }

  /** The same error of a call whose result is made into another, with the candidates' references where they have any. */
  mapped<Other>(map: (result: Result) => Other, refOf?: (candidate: Candidate) => string): AmbiguousResultError<Other> {
    const again = (options?: CallOptions) => mapResult(this.recheck(options), map, refOf);
    const error = new AmbiguousResultError<Other>(this, this.cause, this, again);
    return Object.assign(error, { stack: this.stack }, refOf && { refs: this.candidates.map(refOf) });
  }
}

/** Maps a call's result, also the one that a `recheck` gives later. */
export async function mapResult<Result, Other>(
  result: Promise<Result>,
  map: (result: Result) => Other,
  refOf?: (candidate: Candidate) => string,
): Promise<Other> {
  try {
    return map(await result);
  } catch (error) {
    if (error instanceof AmbiguousResultError) throw error.mapped(map, refOf);
    throw error;
  }
}

function messageOf(cause: unknown, { candidates, checked, settled }: AmbiguousFacts): string {
  // Without the place, which is said already, and without a way out, which is another here.
  const happened =
    cause instanceof EvalbridgeError ? cause.message.replace(/^.*?(: | → )|; [^;()]*$/g, "") : "the caller ended it";
  const { operation, args, looks } = checked;
  if (settled) return `it was carried out, as ${operation} shows, but its answer is lost (${happened})`;
  const known = `it is not known whether this was carried out (${happened}); it was not sent again`;
  if (operation === undefined) return `${known}. The provider offers nothing to look for`;
  const more = candidates.length > 3 ? ` and ${candidates.length - 3} more` : "";
  const names = candidates.slice(0, 3).map(({ id }) => id);
  const found = looks > 0 ? `; seen so far: ${names.join(", ") || "nothing"}${more}` : "";
  // An id may be a bigint, of which no JSON can be made.
  const typed = JSON.stringify(args, (_, value: unknown) => (typeof value === "bigint" ? `${value}` : value));
  return `${known}. Look with ${operation}(${typed}), or recheck() on this error${found}`;
}
