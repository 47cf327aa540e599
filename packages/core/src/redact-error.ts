import { redactValue } from "./redact-value.ts";

type Redact = (text: string) => string;

const deepest = 8;
/** What Node's errors tell beside their message. */
const facts = ["code", "errno", "syscall", "address", "port", "hostname"] as const;

/**
 * A clean copy of something thrown: its name, message, stack, causes, and what Node tells of an error of the system, all redacted. Always
 * a copy, since its own properties may hold the request, its headers, a socket: inspect shows them all.
 */
export function redactError(error: unknown, redact: Redact, depth = 0): unknown {
  if (!(error instanceof Error)) return redactValue(error, redact);
  if (depth === deepest) return "[more causes]";
  try {
    const { name, message, stack, cause } = error;
    const errors = (error as { errors?: unknown }).errors;
    const inner = Array.isArray(errors)
      ? errors.slice(0, deepest).map((one) => redactError(one, redact, depth + 1))
      : undefined;
    const options = cause === undefined ? undefined : { cause: redactError(cause, redact, depth + 1) };
    const text = redact(String(message));
    const copy = inner ? new AggregateError(inner, text, options) : new Error(text, options);
    define(copy, "name", redact(String(name)));
    define(copy, "stack", redact(String(stack)));
    for (const fact of facts) {
      const value = (error as unknown as Record<string, unknown>)[fact];
      if (typeof value === "string") Object.assign(copy, { [fact]: redact(value) });
      else if (typeof value === "number") Object.assign(copy, { [fact]: value });
    }
    return copy;
  } catch {
    return new Error("[unreadable]");
  }
}

function define(error: Error, name: string, value: string): void {
  Object.defineProperty(error, name, { value, configurable: true, writable: true });
}
