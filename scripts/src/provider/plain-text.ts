import { escaped } from "../emit/escaped.ts";

/** A value as our sources write it. */
export function written(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(written).join(", ")}]`;
  if (typeof value !== "object" || value === null) return escaped(JSON.stringify(value));
  return `{ ${Object.entries(value)
    .map(([key, item]) => `${key}: ${written(item)}`)
    .join(", ")} }`;
}

/** A title on one line, of what can be seen, and of nothing that looks like a template's placeholder. */
export function line(text: string): string {
  const plain = text
    .replaceAll("${", "{")
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\s\u2028\u2029]+/gu, " ")
    .trim()
    .slice(0, 80)
    .toWellFormed();
  return plain === "" ? "An API" : plain;
}

/** The same where it stands among words of ours, in Markdown or in a comment. */
export function prose(text: string): string {
  return (
    line(text)
      .replace(/[\\`*_{}[\]<>#|!@]|\*\/|\/\*/g, "")
      .trim() || "An API"
  );
}
