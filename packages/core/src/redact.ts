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
    patterns = longestFirst(secrets).map((one) => new RegExp(longestFirst(formsOf(one)).join("|"), "gi"));
  };
  const redact = (text: string) => {
    try {
      return patterns.reduce((shown, pattern) => shown.replace(pattern, "[redacted]"), text);
    } catch {
      // For thousands of signs that are each written in many ways no expression can be made, which shows only now.
      patterns = [/.+/s];
      return "[redacted]";
    }
  };
  return { learn, redact };
}

const longestFirst = (texts: readonly string[]) => [...texts].sort((one, other) => other.length - one.length);
