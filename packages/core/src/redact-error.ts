import { redactValue } from "./redact-value.ts";

type Redact = (text: string) => string;

/** Errors in a tree of causes; more tell nobody more. */
const mostErrors = 32;
/** What Node's errors tell beside their message. */
const facts = ["code", "errno", "syscall", "address", "port", "hostname"] as const;

/**
 * A clean copy of something thrown: its name, message, stack, causes, and what Node tells of an error of the system, all redacted. Always
 * a copy, since its own properties may hold the request, its headers, a socket: inspect shows them all.
 */
export function redactError(error: unknown, redact: Redact, copies: Map<Error, unknown> = new Map()): unknown {
  try {
    if (!(error instanceof Error)) return redactValue(error, redact);
    if (copies.has(error)) return copies.get(error);
    if (copies.size === mostErrors) return "[more errors]";
    copies.set(error, "[circular]");
    const copied = copyError(error, redact, (inner) => redactError(inner, redact, copies));
    copies.set(error, copied);
    return copied;
  } catch {
    // A getter or a proxy that throws.
    return new Error("[unreadable]");
  }
}

function copyError(error: Error, redact: Redact, copyInner: (inner: unknown) => unknown): Error {
  const { name, message, stack, cause, errors } = error as Error & { readonly errors?: unknown };
  const inner = Array.isArray(errors) ? Array.from(errors).slice(0, mostErrors).map(copyInner) : undefined;
  const options = cause === undefined ? undefined : { cause: copyInner(cause) };
  const text = redact(String(message));
  const copy = inner ? new AggregateError(inner, text, options) : new Error(text, options);
  define(copy, "name", redact(String(name)));
  define(copy, "stack", redact(String(stack ?? `${name}: ${message}`)));
  for (const fact of facts) {
    const value = (error as unknown as Record<string, unknown>)[fact];
    if (typeof value === "string") Object.assign(copy, { [fact]: redact(value) });
    else if (typeof value === "number") Object.assign(copy, { [fact]: value });
  }
  return copy;
}

function define(error: Error, name: string, value: string): void {
  Object.defineProperty(error, name, { value, configurable: true, writable: true });
}
