import type { CallOptions } from "../operation.ts";
import { type ErrorPlace, EvalbridgeError, where } from "./evalbridge-error.ts";
import { note } from "./note.ts";

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

export interface AmbiguousFacts<Result> {
  readonly operation: string;
  readonly sentAt: string;
  readonly marker?: string | undefined;
  readonly candidates: readonly Candidate[];
  readonly checked: Checked;
  readonly settled: boolean;
  readonly recheck: (options?: CallOptions) => Promise<Result>;
}

/**
 * It is not known whether a call that must not be made twice was carried out: it was sent, and no answer could be read. It was
 * not sent again. `cause` says what happened to the answer.
 */
export class AmbiguousResultError<Result = unknown> extends EvalbridgeError {
  static override readonly kind: string = "AmbiguousResultError";
  /** The method's name, such as `createRun`. */
  readonly operation: string;
  /** When it was sent, by the clock of this machine: UTC, ISO 8601. */
  readonly sentAt: string;
  /** The value that the call carried and that its result would show, where the provider gives it back. */
  declare readonly marker?: string;
  /** What may be the call's result. None found does not mean that there is none: it may come later. */
  readonly candidates: readonly Candidate[];
  /** References of the candidates in the bridge, in the same order. */
  declare readonly refs?: readonly string[];
  readonly checked: Checked;
  /** It is known that the call was carried out; what it would have answered is lost. */
  declare readonly settled?: true;
  readonly #recheck: (options?: CallOptions) => Promise<Result>;

  constructor(place: ErrorPlace, cause: unknown, facts: AmbiguousFacts<Result>) {
    super(`${where(place)}: ${messageOf(cause, facts)}`, place, cause);
    this.operation = facts.operation;
    this.sentAt = facts.sentAt;
    if (facts.marker !== undefined) this.marker = facts.marker;
    this.candidates = facts.candidates;
    this.checked = facts.checked;
    if (facts.settled) this.settled = true;
    this.#recheck = facts.recheck;
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
    const { operation, sentAt, marker, candidates, checked } = this;
    const again = (options?: CallOptions) => mapResult(this.recheck(options), map, refOf);
    const facts = { operation, sentAt, marker, candidates, checked, settled: this.settled ?? false, recheck: again };
    const error = new AmbiguousResultError<Other>(this, this.cause, facts);
    if (this.stack !== undefined) error.stack = this.stack;
    if (this.attempts !== undefined) note(error, { attempts: this.attempts });
    if (refOf) Object.assign(error, { refs: candidates.map(refOf) });
    else if (this.refs) Object.assign(error, { refs: this.refs });
    return error;
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

function messageOf(cause: unknown, { candidates, checked, settled }: AmbiguousFacts<unknown>): string {
  const [happened] =
    cause instanceof EvalbridgeError ? cause.message.replace(/^.*?(: | → )/, "").split("; ") : ["the caller ended it"];
  if (settled) return `it was carried out, as ${checked.operation} shows, but its answer is lost (${happened})`;
  const known = `it is not known whether this was carried out (${happened}); it was not sent again`;
  const { operation, args, looks } = checked;
  if (operation === undefined) return `${known}. The provider offers nothing to look for`;
  const where = `${operation}(${args === undefined ? "" : JSON.stringify(args)})`;
  if (looks === 0) return `${known}. Look with ${where}, or call recheck() on this error`;
  const names = candidates.map(({ id }) => id);
  const shown = names.length > 3 ? `${names.slice(0, 3).join(", ")} and ${names.length - 3} more` : names.join(", ");
  const found =
    names.length === 0
      ? "nothing yet"
      : `${names.length === 1 ? "one candidate" : `${names.length} candidates`}: ${shown}`;
  return `${known}. ${where} shows ${found}. Look again with recheck() on this error`;
}
