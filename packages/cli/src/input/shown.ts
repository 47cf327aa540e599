import { counted } from "../text/counted.ts";

/** Names of what is better not repeated: it may be a key. */
const secret = /key|token|secret|password|passwd|credential|authorization|cookie|bearer/i;
const longest = 60;
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

type Path = readonly string[];

/** A path as it is typed: `body.call_ids.0`; a name that could not be typed so stands in brackets, as JSON. */
export function shownPath(path: Path): string {
  return path
    .map((name, index) => (/^[\w$-]+$/.test(name) ? `${index > 0 ? "." : ""}${cut(name)}` : `[${shownText(name)}]`))
    .join("");
}

/** A text in quotes, on one line, without anything that a terminal acts on, and not too long. */
export function shownText(text: string): string {
  return JSON.stringify(cut(text)).replace(
    unseen,
    (one) => `\\u${(one.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`,
  );
}

function cut(text: string): string {
  const signs = [...text.slice(0, 2 * longest)];
  return text.length > longest && signs.length > longest ? `${signs.slice(0, longest - 1).join("")}…` : text;
}

/** What stands at a path, in words; what is under a name of secrets is not repeated. */
export function shownValue(value: unknown, path: Path): string {
  const hidden = path.some((name) => secret.test(name));
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : `a list of ${counted(value.length, "item")}`;
  if (value === null || value === undefined) return value === null ? "null" : "not there";
  if (typeof value === "object") return shownObject(value);
  if (typeof value === "function" || typeof value === "symbol") return `a ${typeof value}`;
  if (hidden) return typeof value === "string" ? "a text that is not shown" : `a ${typeof value} that is not shown`;
  return typeof value === "string" ? shownText(value) : String(value);
}

function shownObject(value: object): string {
  const names = Object.keys(value);
  return names.length === 0 ? "an empty object" : `an object with ${shownNames(names)}`;
}

/** Some names in a row; of many the first. */
export function shownNames(names: readonly string[], most = 5): string {
  const some = names.slice(0, most).map((name) => shownPath([name]));
  return names.length > most ? `${some.join(", ")} and ${names.length - most} more` : joined(some, "and");
}

/** `a, b or c`. */
export function joined(words: readonly string[], link: "and" | "or"): string {
  return words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} ${link} ${words.at(-1)}`;
}
