import type { OperationFacts } from "./api.ts";
import { type Args, type Known, know } from "./arguments.ts";
import type { Credentials } from "./credentials.ts";
import { mapResult } from "./errors/ambiguous-result-error.ts";
import type { ErrorPlace } from "./errors/evalbridge-error.ts";
import { type Ask, lookArgsOf, nameIn } from "./look.ts";
import { lookForLost } from "./lost.ts";
import { mark } from "./mark.ts";
import type { CallOptions, RawResult } from "./operation.ts";
import type { ClientOptions } from "./options.ts";
import { mayHaveHappened } from "./outcome.ts";
import { startSettingsOf } from "./settings.ts";
import { StartMemory } from "./start-memory.ts";
import type { Sending } from "./transport.ts";
import { unsent } from "./unsent.ts";
import type { Warner } from "./warner.ts";

/** Calls an operation of the same client. */
export type Call = (one: Known, args: Args, options?: CallOptions) => Promise<Result>;

type Result = RawResult<unknown, unknown>;

/** One call that must not be made twice, about to be sent. */
export interface Begun {
  /** Its arguments, with what it is known by. */
  readonly args: Args;
  /**
   * Waits for the answer, and if that is lost, looks for what was started. `untilMs` is as performance.now() tells the time.
   * @throws {AmbiguousResultError} when it stays unknown whether the call was carried out
   */
  settle(sending: Sending, untilMs: number, answer: Promise<Result>): Promise<Result>;
  /** Codes of errors that prove that it was not sent. */
  readonly unsent: RegExp;
}

/** What sees a client's starts through. */
export interface StartKeeper {
  /** @throws {ArgumentError} when the caller has set what is ours to set */
  begin(operation: OperationFacts, place: ErrorPlace, args: Args, options: CallOptions): Begun;
  /** Maps a start's result, also one that is found later. */
  readonly map: typeof mapResult;
}

/** Makes the keeper of a client's starts. */
export function keepStarts(call: Call, { warn }: Warner, { redact }: Credentials, client: ClientOptions): StartKeeper {
  const memory = new StartMemory();
  return {
    map: mapResult,
    begin({ reconcile: rule, asks }, place, given, options) {
      const settings = startSettingsOf(place, client, options);
      const marked = mark(rule, place, given, settings);
      const { args } = marked;
      const { signal } = options;
      const ask: Ask = (name, input, more) =>
        call(know(place.provider, name, asks?.[name] as OperationFacts), input, more);
      const settle: Begun["settle"] = async (sending, untilMs, answer) => {
        const pending = { look: rule?.look, args: rule && lookArgsOf(rule, args) };
        memory.keep(pending);
        try {
          const result = await answer;
          if (rule?.answer !== undefined) memory.keep(nameIn(place, result, rule.answer), Date.now());
          memory.end(pending);
          return result;
        } catch (cause) {
          if (mayHaveHappened(cause, sending, signal)) {
            const lost = { rule, marked, pending, sending, settings, signal, untilMs, cause };
            return await lookForLost(lost, asks, ask, warn, redact, memory);
          }
          memory.end(pending);
          throw cause;
        }
      };
      return { args, settle, unsent };
    },
  };
}
