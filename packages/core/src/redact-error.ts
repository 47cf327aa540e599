import { hide } from "./errors/evalbridge-error.ts";

type Redact = (text: string) => string;

/** Errors in a tree of causes; more tell nobody more. */
const mostErrors = 32;

/**
 * A clean copy of something thrown: its name, message, stack, causes, and the texts and numbers that hang on it (Node's `code`, `syscall`,
 * `port` ...), all redacted. Always a copy, since its other properties may hold the request, its headers, a socket: inspect shows them all.
 * @param seen those that were copied already: a circle ends, and so does what grows anew at each look
 */
export function redactError(thrown: unknown, redact: Redact, seen: unknown[] = []): unknown {
  try {
    if (typeof thrown === "string") return redact(thrown);
    if (!(thrown instanceof Error)) return thrown && `[${typeof thrown}]`;
    if (seen.includes(thrown) || seen.push(thrown) > mostErrors) return "[and so on]";
    const { name, message, stack, cause, errors } = thrown as AggregateError;
    const inner = (one: unknown) => redactError(one, redact, seen);
    const copy = new Error(redact(message), cause === undefined ? undefined : { cause: inner(cause) });
    hide(copy, "name", redact(name));
    hide(copy, "stack", redact(stack ?? `${name}: ${message}`));
    if (Array.isArray(errors)) hide(copy, "errors", errors.slice(0, mostErrors).map(inner));
    for (const [key, value] of Object.entries(thrown)) {
      const text = typeof value === "string" ? redact(value) : value;
      if (typeof text === "string" || typeof text === "number") Object.assign(copy, { [redact(key)]: text });
    }
    return copy;
  } catch {
    // A getter or a proxy that throws, or a message that is no text.
    return new Error("[unreadable]");
  }
}
