/** Keys of different shapes: whatever a form of writing has to escape is in one of them. */
export const canaries: Readonly<Record<string, string>> = {
  plain: "canary-4c1d9b6e52f0",
  base64: "c4NaRy+/dG9rZW4/Zm9y+bird==",
  odd: `Canary&<"'>%41/=+~!*()\\ké?>?>?>~~~`,
};

const signs = /[^A-Za-z0-9]/g;
const codeOf = (sign: string) => sign.charCodeAt(0);
const hexOf = (sign: string) => codeOf(sign).toString(16).padStart(2, "0");
const base64 = (text: string) => Buffer.from(text).toString("base64");
const html = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
const json = (text: string) => JSON.stringify(text).slice(1, -1);

/** The ways in which servers, proxies and logs repeat a key, written independently of what is redacted. */
export const echoes: Readonly<Record<string, (key: string) => string>> = {
  "as it is": (key) => key,
  "as a bearer token": (key) => `Bearer ${key}`,
  "in the other case": (key) => key.toUpperCase(),
  "as Basic credentials, the user": (key) => `Basic ${base64(`${key}:`)}`,
  "as Basic credentials, the password": (key) => `Basic ${base64(`:${key}`)}`,
  "as Basic credentials of a user": (key) => `Basic ${base64(`someone:${key}`)}`,
  "in base64": (key) => base64(key),
  "in base64, of its bytes": (key) => Buffer.from(key, "latin1").toString("base64"),
  "in base64url": (key) => Buffer.from(`k=${key}&`).toString("base64url"),
  "in base64, in a URL": (key) => encodeURIComponent(base64(key)),
  "in a URL": (key) => `https://x.test/?api_key=${encodeURIComponent(key)}&a=b`,
  "in a URL, in lower case": (key) => `?k=${encodeURIComponent(key).replace(/%../g, (code) => code.toLowerCase())}`,
  "in a URL, slashes as they are": (key) => `?k=${encodeURIComponent(key).replaceAll("%2F", "/")}`,
  "in a URL inside a URL": (key) => `?to=${encodeURIComponent(`/?k=${encodeURIComponent(key)}`)}`,
  "as a form sends it": (key) => new URLSearchParams({ key }).toString(),
  "with each sign escaped for a URL": (key) => key.replace(signs, (sign) => `%${hexOf(sign)}`),
  "in HTML": (key) => `the key ${html(key)} is wrong`,
  "in HTML, apostrophes too": (key) => html(key).replaceAll("'", "&#039;"),
  "in HTML inside HTML": (key) => html(html(key).replaceAll("'", "&#x27;")),
  "with each sign escaped for HTML": (key) => key.replace(signs, (sign) => `&#${codeOf(sign)};`),
  "in JSON inside a text": (key) => `{"headers":{"x-api-key":"${json(key)}"}}`,
  "in JSON with slashes escaped": (key) => `"${json(key).replaceAll("/", "\\/")}"`,
  "in JSON with signs escaped": (key) => key.replace(signs, (sign) => `\\u00${hexOf(sign)}`),
  "in JSON inside JSON": (key) => json(`{"key":"${json(key)}"}`),
  "for a shell": (key) => `curl -H x-api-key:${key.replace(signs, (sign) => `\\${sign}`)}`,
  "in hex": (key) => Buffer.from(key).toString("hex"),
  "in hex, of its bytes": (key) => Buffer.from(key, "latin1").toString("hex"),
  "in hex, in upper case": (key) => Buffer.from(key).toString("hex").toUpperCase(),
};
