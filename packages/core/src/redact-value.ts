type Redact = (text: string) => string;

/** Deeper than any record, and far from the end of the stack. */
const deepest = 500;

/**
 * A copy of data with each text and each name in it redacted. What is neither data nor text (a function, a socket) is shown
 * by a word for its kind; what is nested more deeply than anything sensible, and circles, by a word.
 */
export function redactValue(value: unknown, redact: Redact): unknown {
  return copy(value, redact, 0, new Map());
}

function copy(value: unknown, redact: Redact, depth: number, copies: Map<object, unknown>): unknown {
  if (typeof value === "string") return redact(value);
  if (typeof value === "function" || typeof value === "symbol") return `[${typeof value}]`;
  if (typeof value !== "object" || value === null) return value;
  // Once each: objects that share others can have far more ways through them than parts.
  if (copies.has(value)) return copies.get(value);
  if (depth === deepest) return "[too deep]";
  copies.set(value, "[circular]");
  const copied = copyObject(value, (inner) => copy(inner, redact, depth + 1, copies), redact);
  copies.set(value, copied);
  return copied;
}

function copyObject(value: object, copyInner: (inner: unknown) => unknown, redact: Redact): unknown {
  try {
    if (Array.isArray(value)) return Array.from(value, copyInner);
    if (!isPlain(value)) return "[object]";
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [redact(name), copyInner(inner)]));
  } catch {
    // A getter or a proxy that throws.
    return "[unreadable]";
  }
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null;
}
