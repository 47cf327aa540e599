type Redact = (text: string) => string;

/** Deeper than any record, and far from the end of the stack. */
const deepest = 500;

/**
 * A copy of data with each text and each name in it redacted. What is neither data nor text (a function, a socket) is shown
 * by a word for its kind; what is nested more deeply than anything sensible, and circles, by a word.
 */
export function redactValue(value: unknown, redact: Redact): unknown {
  return copy(value, redact, 0, new Set());
}

function copy(value: unknown, redact: Redact, depth: number, above: Set<object>): unknown {
  if (typeof value === "string") return redact(value);
  if (typeof value === "function" || typeof value === "symbol") return `[${typeof value}]`;
  if (typeof value !== "object" || value === null) return value;
  if (above.has(value)) return "[circular]";
  if (depth === deepest) return "[too deep]";
  above.add(value);
  try {
    if (Array.isArray(value)) return value.map((item) => copy(item, redact, depth + 1, above));
    if (!isPlain(value)) return "[object]";
    const entries = Object.entries(value).map(([name, inner]) => [redact(name), copy(inner, redact, depth + 1, above)]);
    return Object.fromEntries(entries);
  } catch {
    // A getter or a proxy that throws.
    return "[unreadable]";
  } finally {
    above.delete(value);
  }
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null;
}
