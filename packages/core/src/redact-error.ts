import { hide } from "./errors/evalbridge-error.ts";

type Redact = (text: string) => string;

/** Errors in a tree of causes; more tell nobody more. */
const mostErrors = 32;

/**
 * A clean copy of something thrown: its name, message, stack, causes, and the texts and numbers that hang on it (Node's `code`, `syscall`,
 * `port` ...), all redacted. Always a copy, since its other properties may hold the request, its headers, a socket: inspect shows them all.
 * @param copies those that were made already: a circle ends, and so does what grows anew at each look
 */
export function redactError(thrown: unknown, redact: Redact, copies: Map<object, unknown> = new Map()): unknown {
  try {
    if (typeof thrown === "string") return redact(thrown);
    if (typeof thrown !== "object" || thrown === null) return thrown && `[${typeof thrown}]`;
    if (copies.has(thrown)) return copies.get(thrown);
    if (copies.size === mostErrors) return "[and so on]";
    copies.set(thrown, "[circular]");
    const { name = "Error", message = "[object]", stack, cause, errors } = thrown as Partial<AggregateError>;
    const { code, syscall } = thrown as { readonly code?: unknown; readonly syscall?: unknown };
    const inner = (one: unknown) => redactError(one, redact, copies);
    const copy = new Error(redact(`${message}`), cause === undefined ? undefined : { cause: inner(cause) });
    hide(copy, "name", redact(`${name}`));
    hide(copy, "stack", redact(`${stack ?? `${name}: ${message}`}`));
    // By name, too: a library may have hidden them.
    for (const [key, value] of Object.entries({ code, syscall, ...thrown })) {
      const text = typeof value === "string" ? redact(value) : value;
      if (typeof text === "string" || typeof text === "number") Object.assign(copy, { [redact(key)]: text });
    }
    if (Array.isArray(errors)) hide(copy, "errors", errors.slice(0, mostErrors).map(inner));
    copies.set(thrown, copy);
    return copy;
  } catch {
    // A getter or a proxy that throws.
    return new Error("[unreadable]");
  }
}
