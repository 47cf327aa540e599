import { formsOf } from "./secret-forms.ts";

/** Takes keys out of whatever is shown: the values themselves, wherever they stand, not the names of what may hold them. */
export interface Redactor {
  /** Replaces each form of each known key by `[redacted]`. */
  redact(text: string): string;
  /** Makes a key known. Of keys that are rotated, the last few may still be spoken of. */
  learn(secret: string): void;
}

const mostKnown = 8;
/** Shorter ones are no secrets, and would take letters out of every message. */
const shortestSecret = 4;

/** @param secretsOf all that must not be shown of a key, where that is more than the key itself */
export function createRedactor(secretsOf: (key: string) => readonly string[] = (key) => [key]): Redactor {
  const known = new Set<string>();
  let patterns: readonly RegExp[] = [];

  const learn = (secret: string) => {
    if (secret.length < shortestSecret) return;
    const isKnown = known.delete(secret);
    known.add(secret);
    if (isKnown) return;
    for (const old of known) if (known.size > mostKnown) known.delete(old);
    const secrets = [...known].flatMap(secretsOf).filter(({ length }) => length >= shortestSecret);
    // The longest first: a key may begin with another. One expression each: one for all is too large when keys are long.
    patterns = longestFirst(secrets).map((one) => expression(longestFirst(formsOf(one)).join("|")));
  };
  const redact = (text: string) => {
    try {
      return patterns.reduce((shown, pattern) => shown.replace(pattern, "[redacted]"), text);
    } catch {
      // That an expression is too large for an engine shows only now.
      patterns = [anything];
      return "[redacted]";
    }
  };
  return { learn, redact };
}

const anything = /.+/s;
/** Of a key of thousands of signs that are each written in many ways: where the stack is large enough, it would take seconds. */
const largest = 200_000;
const expression = (source: string) => (source.length > largest ? anything : new RegExp(source, "gi"));
const longestFirst = (texts: readonly string[]) => [...texts].sort((one, other) => other.length - one.length);
