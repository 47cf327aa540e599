import { inspect } from "node:util";

/** Keys of different shapes: whatever a form of writing has to escape is in one of them. */
export const canaries: Readonly<Record<string, string>> = {
  plain: "canary-4c1d9b6e52f0",
  base64: "c4NaRy+/dG9rZW4/Zm9y+bird==",
  odd: `canary&<"'>%41/=+~!*()\\k`,
};

const escaped = (text: string) => JSON.stringify(text).slice(1, -1);
const html = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
const bytes = (text: string) => Buffer.from(text, "latin1");

/** The ways in which a server may repeat a key, written independently of those that are redacted. */
export const echoes: Readonly<Record<string, (key: string) => string>> = {
  "as it is": (key) => key,
  "as a bearer token": (key) => `Bearer ${key}`,
  "as Basic credentials, the user": (key) => `Basic ${Buffer.from(`${key}:`).toString("base64")}`,
  "as Basic credentials, the password": (key) => `Basic ${Buffer.from(`:${key}`).toString("base64")}`,
  "as Basic credentials of a user": (key) => `Basic ${Buffer.from(`someone:${key}`).toString("base64")}`,
  "in base64": (key) => Buffer.from(key).toString("base64"),
  "in base64url": (key) => Buffer.from(`k=${key}&`).toString("base64url"),
  "in base64, in a URL": (key) => encodeURIComponent(Buffer.from(key).toString("base64")),
  "in a URL": (key) => `https://x.test/?api_key=${encodeURIComponent(key)}&a=b`,
  "in a URL, in lower case": (key) => `?k=${encodeURIComponent(key).replace(/%../g, (code) => code.toLowerCase())}`,
  "in HTML": (key) => `the key ${html(key)} is wrong`,
  "in JSON inside a text": (key) => `{"headers":{"x-api-key":"${escaped(key)}"}}`,
  "in JSON with slashes escaped": (key) => `"${escaped(key).replaceAll("/", "\\/")}"`,
  "in hex": (key) => Buffer.from(key).toString("hex"),
};

/** Everything that a person, a log or a tracker could get out of a value. */
export function written(value: unknown): string {
  const texts: string[] = [
    inspect(value, { depth: Number.POSITIVE_INFINITY, showHidden: true, maxStringLength: null }),
  ];
  const attempt = (write: () => unknown) => {
    try {
      texts.push(String(write()));
    } catch {
      // What cannot be written shows nothing.
    }
  };
  attempt(() => JSON.stringify(value));
  attempt(() => value);
  attempt(() => inspect(structuredClone(value), { depth: Number.POSITIVE_INFINITY, showHidden: true }));
  const seen = new Set<unknown>();
  const walk = (here: unknown) => {
    if (typeof here === "string") texts.push(here);
    if (typeof here !== "object" || here === null || seen.has(here)) return;
    seen.add(here);
    if (here instanceof Headers) texts.push(JSON.stringify([...here]));
    for (const name of Reflect.ownKeys(here)) {
      texts.push(String(name));
      attempt(() => walk((here as Record<PropertyKey, unknown>)[name]));
    }
  };
  walk(value);
  return texts.join("\n");
}

/** Whether a text holds a key, in any form in which it could be read back. */
export function holds(text: string, key: string): boolean {
  const forms = new Set([key, escaped(key), escaped(escaped(key)), html(key), Buffer.from(key).toString("hex")]);
  for (const form of [...forms])
    for (const more of [encodeURIComponent(form), form.replaceAll("/", "\\/")]) forms.add(more);
  const folded = text.toLowerCase();
  if ([...forms].some((form) => folded.includes(form.toLowerCase()))) return true;
  const plain = text.replace(/%([0-9a-f]{2})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
  const unescaped = new Set([text, plain]);
  return [...unescaped].some((one) => [...one.matchAll(/[A-Za-z0-9+/_-]{8,}/g)].some(([token]) => decodes(token, key)));
}

/** Whether a token, read as base64 from any of its first letters, holds a key. */
function decodes(token: string, key: string): boolean {
  const plain = token.replaceAll("-", "+").replaceAll("_", "/");
  return [0, 1, 2, 3].some((from) => Buffer.from(plain.slice(from), "base64").includes(bytes(key)));
}
