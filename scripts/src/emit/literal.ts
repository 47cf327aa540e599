import { propertyKey } from "./names.ts";

/** A part of a literal that is code: the name of a constant. */
class Raw {
  readonly code: string;
  constructor(code: string) {
    this.code = code;
  }
}

export const raw = (code: string): object => new Raw(code);

/** A value as TypeScript writes it, on one line; what is `undefined` is left out. */
export function literal(value: unknown): string {
  if (value instanceof Raw) return value.code;
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  if (entries.length === 0) return "{}";
  return `{ ${entries.map(([key, item]) => entry(key, item)).join(", ")} }`;
}

function entry(key: string, value: unknown): string {
  // A text that reads like its key is no name.
  return value instanceof Raw && value.code === key ? key : `${ownKey(key)}: ${literal(value)}`;
}

/** A key of the literal itself: plain, `__proto__` would say what it inherits from. */
function ownKey(key: string): string {
  return key === "__proto__" ? '["__proto__"]' : propertyKey(key);
}
