import type { Begun, Call, OperationFacts, StartKeeper } from "./api.ts";
import { know } from "./arguments.ts";
import { asSent } from "./as-sent.ts";
import { signalOf } from "./check.ts";
import type { Credentials } from "./credentials.ts";
import { mapResult } from "./errors/ambiguous-result-error.ts";
import { type Ask, lookArgsOf, nameIn } from "./look.ts";
import { lookForLost } from "./lost.ts";
import { mark } from "./mark.ts";
import type { ClientOptions } from "./options.ts";
import { mayHaveHappened } from "./outcome.ts";
import { startSettingsOf } from "./settings.ts";
import { StartMemory } from "./start-memory.ts";
import { unsent } from "./unsent.ts";
import type { Warner } from "./warner.ts";

/** Makes the keeper of a client's starts. */
export function keepStarts(call: Call, { warn }: Warner, { redact }: Credentials, client: ClientOptions): StartKeeper {
  const memory = new StartMemory();
  return {
    map: mapResult,
    begin({ reconcile: rule, asks, media }, place, given, options) {
      const settings = startSettingsOf(place, client, options);
      const marked = mark(rule, place, given, settings);
      const { args } = marked;
      const signal = signalOf(options, place);
      const ask: Ask = (name, input, more) =>
        call(know(place.provider, name, asks?.[name] as OperationFacts), input, more);
      const settle: Begun["settle"] = async (sending, untilMs, answer, body) => {
        const sent = rule ? { ...marked, args: asSent(args, body, !media || media.form === "json") } : marked;
        const pending = { look: rule?.look, args: rule && lookArgsOf(rule, sent.args) };
        memory.keep(pending);
        try {
          const result = await answer;
          if (rule?.answer !== undefined) memory.keep(nameIn(place, result, rule.answer), performance.now());
          memory.end(pending);
          return result;
        } catch (cause) {
          if (mayHaveHappened(cause, sending, signal)) {
            const lost = { rule, marked: sent, pending, sending, settings, signal, untilMs, cause };
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
