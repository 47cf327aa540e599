import { inspect } from "node:util";

const everything = { depth: Number.POSITIVE_INFINITY, showHidden: true, maxStringLength: null, maxArrayLength: null };

/** Everything that a person, a log or a tracker could get out of a value. */
export function written(value: unknown): string {
  const texts: string[] = [inspect(value, everything)];
  const attempt = (write: () => unknown) => {
    try {
      texts.push(String(write()));
    } catch {
      // What cannot be written shows nothing.
    }
  };
  attempt(() => JSON.stringify(value));
  attempt(() => value);
  attempt(() => inspect(structuredClone(value), everything));
  const seen = new Set<unknown>();
  const walk = (here: unknown) => {
    if (typeof here === "string") texts.push(here);
    if (typeof here !== "object" || here === null || seen.has(here)) return;
    seen.add(here);
    if (here instanceof Headers) texts.push([...here].join("\n"));
    for (const name of Reflect.ownKeys(here)) {
      texts.push(String(name));
      attempt(() => walk((here as Record<PropertyKey, unknown>)[name]));
    }
  };
  walk(value);
  return texts.join("\n");
}

/** So much of a key is too much. */
const enough = 10;

/**
 * Looks for a key in texts, or for its beginning or end: in any form in which it could be read back, undoing what writers do
 * rather than doing it again.
 */
export function seekerOf(key: string): (text: string) => boolean {
  const ends = [key, unescaped(key)].flatMap((form) => [form.slice(0, enough), form.slice(-enough)]);
  // As UTF-8, and as the bytes that a header carries.
  const encoded = [Buffer.from(key), Buffer.from(key, "latin1")];
  const wanted = [...ends, ...encoded.map((bytes) => bytes.toString("hex"))].map((form) => form.toLowerCase());
  const tokens = onceClean((token) => encoded.some((bytes) => decodes(token, bytes)));
  const lines = onceClean((line) =>
    [...new Set([line, unescaped(line)])].some((text) => {
      const folded = text.toLowerCase();
      return wanted.some((form) => folded.includes(form)) || (text.match(/[A-Za-z0-9+/_-]{8,}/g) ?? []).some(tokens);
    }),
  );
  return (text) => text.split("\n").some(lines);
}

/** Looks at each text once: most have been seen before, those of a stack above all. */
function onceClean(isHit: (text: string) => boolean): (text: string) => boolean {
  const clean = new Set<string>();
  return (text) => {
    if (clean.has(text)) return false;
    const hit = isHit(text);
    if (!hit) clean.add(text);
    return hit;
  };
}

/** Whether a text holds a key. */
export function holds(text: string, key: string): boolean {
  return seekerOf(key)(text);
}

const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const sign = (code: string, base: number) => String.fromCharCode(Number.parseInt(code, base));

/** A text with all escapes of URLs, HTML, JSON and shells undone, until there are none. */
function unescaped(text: string): string {
  for (let here = text; ; ) {
    const before = here;
    here = here
      .replace(/%([0-9a-f]{2})/gi, (_, code) => sign(code, 16))
      .replace(/&(amp|lt|gt|quot|apos);/gi, (_, name) => named[name.toLowerCase()] ?? "")
      .replace(/&#(\d{1,5});/g, (_, code) => sign(code, 10))
      .replace(/&#x([0-9a-f]{1,4});/gi, (_, code) => sign(code, 16))
      .replace(/\\u([0-9a-f]{4})/gi, (_, code) => sign(code, 16))
      .replace(/\\(.)/g, "$1");
    if (here === before) return here;
  }
}

/** Whether a token, read as base64 from any of its first letters, holds a key. */
function decodes(token: string, key: Buffer): boolean {
  const plain = token.replaceAll("-", "+").replaceAll("_", "/");
  return [0, 1, 2, 3].some((from) => Buffer.from(plain.slice(from), "base64").includes(key));
}
