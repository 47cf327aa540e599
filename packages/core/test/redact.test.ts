import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createRedactor } from "../src/redact.ts";

const seed = Date.now() % 1_000_000;

function redactorOf(...keys: string[]) {
  const redactor = createRedactor();
  for (const key of keys) redactor.learn(key);
  return redactor;
}

/** Signs that URLs, HTML, JSON and shells escape, and, as bytes, signs that base64 has two alphabets for. */
const odd = `sk-~~~???>>>&<"'>%41/=+!*()\\\\k`;
const latin = "clé-d'accès-1";

const json = (text: string) => JSON.stringify(text).slice(1, -1);
const html = (text: string, quote = "&#39;") =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", quote);
const eachSign = (text: string, write: (hex: string, code: number) => string) =>
  text.replace(/[^a-z0-9]/gi, (sign) => write(sign.charCodeAt(0).toString(16).padStart(2, "0"), sign.charCodeAt(0)));
const lower = (text: string) => text.replace(/%../g, (code) => code.toLowerCase());
const base64 = (text: string) => Buffer.from(text).toString("base64");
const base64url = (text: string) => Buffer.from(text).toString("base64url");
/** The letters of a base64 text that are the same whatever stands around the key; `before` bytes come first. */
function base64Core(key: string | Uint8Array, before = 0): string {
  const bytes = Buffer.from(key as string);
  const [zeros = "", ones = ""] = [0, 255].map((byte) => {
    const after = 3 - ((before + bytes.length) % 3);
    return Buffer.concat([Buffer.alloc(before, byte), bytes, Buffer.alloc(after, byte)]).toString("base64");
  });
  return [...zeros].filter((letter, index) => letter === ones[index]).join("");
}

/** How a key comes back, each written without what is tested here. */
const forms: Readonly<Record<string, (key: string) => string>> = {
  "as it is": (key) => key,
  "in small letters, as in the name of a host": (key) => key.toLowerCase(),
  "as a bearer token": (key) => `Bearer ${key}`,
  "in a URL": encodeURIComponent,
  "in a URL, in small letters": (key) => lower(encodeURIComponent(key)),
  "in a URL, as forms write it": (key) => new URLSearchParams({ key }).toString().slice("key=".length),
  "in a URL, only what it must not hold escaped": encodeURI,
  "in a URL, all signs escaped": (key) => eachSign(key, (hex) => `%${hex}`),
  "in a URL inside a URL": (key) => encodeURIComponent(encodeURIComponent(key)),
  "in HTML": (key) => html(key),
  "in HTML, with &apos;": (key) => html(key, "&apos;"),
  "in HTML, with a nought": (key) => html(key, "&#039;"),
  "in HTML, all signs by number": (key) => eachSign(key, (_, code) => `&#${code};`),
  "in HTML, all signs by hex number": (key) => eachSign(key, (hex) => `&#x${hex};`),
  "in HTML, all signs by hex number, with a nought": (key) => eachSign(key, (hex) => `&#x0${hex};`),
  "in HTML inside HTML": (key) => html(html(key)),
  "in JSON": json,
  "in JSON, slashes escaped": (key) => json(key).replaceAll("/", "\\/"),
  "in JSON, all signs escaped": (key) => eachSign(key, (hex) => `\\u00${hex}`),
  "in JSON, in capitals": (key) => eachSign(key, (hex) => `\\u00${hex.toUpperCase()}`),
  "in JSON inside JSON": (key) => json(json(key)),
  "in JSON inside JSON, all signs escaped": (key) => json(eachSign(key, (hex) => `\\u00${hex}`)),
  "in a shell's quotes": (key) => eachSign(key, (hex) => `\\x${hex}`),
  "in hex": (key) => Buffer.from(key).toString("hex"),
  "in hex, in capitals": (key) => Buffer.from(key).toString("hex").toUpperCase(),
  "in base64": (key) => base64Core(key),
  "in base64, one byte on": (key) => base64Core(key, 1),
  "in base64, two bytes on": (key) => base64Core(key, 2),
  "in base64url": (key) => base64Core(key).replaceAll("+", "-").replaceAll("/", "_"),
  "in base64, in a URL": (key) => encodeURIComponent(base64Core(key)),
  "in base64, in a URL, in small letters": (key) => lower(encodeURIComponent(base64Core(key, 1))),
  "in base64, in JSON, slashes escaped": (key) => base64Core(key, 2).replaceAll("/", "\\/"),
};
const rows = Object.entries(forms).map(([how, write]) => ({ how, write }));

/** Whether a text holds any form of a key. */
const reveals = (text: string, key: string) => rows.some(({ write }) => text.includes(write(key)));

describe("a key", () => {
  test.each(rows)("is taken out $how", ({ write }) => {
    const { redact } = redactorOf(odd);
    expect(redact(`key: ${write(odd)}.`)).toMatch(/^key: (Bearer )?\[redacted\]\.$/);
    expect(redact(`${write(odd)} ${write(odd)}`)).not.toContain(write(odd));
  });

  test.each([
    ["Basic credentials, as the user", base64(`${odd}:`)],
    ["Basic credentials, as the password", base64(`:${odd}`)],
    ["Basic credentials of someone", base64(`someone:${odd}`)],
    ["a text in base64url", base64url(`{"key":"${odd}"}`)],
    ["a text in base64, in a URL", encodeURIComponent(base64(`a=b&key=${odd}&c=d`))],
  ])("is taken out of %s", (_, text) => {
    const shown = redactorOf(odd).redact(`Basic ${text}`);
    expect(shown).toContain("[redacted]");
    for (const part of shown.split("[redacted]")) {
      const plain = decodeURIComponent(part).replace("Basic ", "");
      for (const from of [0, 1, 2, 3]) {
        const read = Buffer.from(plain.slice(from), "base64").toString("latin1");
        expect(read).not.toContain(odd.slice(0, 4));
        expect(read).not.toContain(odd.slice(-4));
      }
    }
  });

  test.each([
    ["as it is", latin],
    ["in a URL, as UTF-8", encodeURIComponent(latin)],
    ["in a URL inside a URL, as UTF-8", encodeURIComponent(encodeURIComponent(latin))],
    ["in a URL, a byte for each letter", eachSign(latin, (hex) => `%${hex}`)],
    ["in hex, as UTF-8", Buffer.from(latin).toString("hex")],
    ["in hex, a byte for each letter", Buffer.from(latin, "latin1").toString("hex")],
    ["in base64, as UTF-8", base64Core(latin)],
    ["in base64, a byte for each letter", base64Core(Buffer.from(latin, "latin1"))],
  ])("with letters beyond ASCII is taken out %s", (_, text) => {
    expect(redactorOf(latin).redact(`key: ${text}`)).toMatch(/^key: \[redacted\]/);
  });

  test("is taken out whole though another is its beginning, whichever came first", () => {
    const [short, long] = ["tok-1abc", "tok-1abc-tail"];
    for (const { redact } of [redactorOf(short, long), redactorOf(long, short)]) {
      for (const { write } of rows) expect(redact(write(long))).toMatch(/^(Bearer )?\[redacted\]$/);
      expect(redact(short)).toBe("[redacted]");
    }
  });

  test("of three characters is no secret; one of four is", () => {
    expect(redactorOf("abc").redact("abc abcd")).toBe("abc abcd");
    expect(redactorOf("abcd").redact("abc abcd")).toBe("abc [redacted]");
  });

  test("that is short is not looked for in base64, where a few letters stand by chance", () => {
    const letters = ["abcde", "xabcde", "xxabcde"].map((text) => base64(text).slice(0, 8));
    expect(redactorOf("abcde").redact(letters.join())).toBe(letters.join());
  });

  test("is remembered as long as it is among the last eight that were used", () => {
    const keys = Array.from({ length: 9 }, (_, index) => `rotated-${index}-key`);
    const redactor = redactorOf(...keys.slice(0, 8));
    expect(redactor.redact(keys.slice(0, 8).join())).toBe(Array(8).fill("[redacted]").join());
    redactor.learn("rotated-0-key");
    redactor.learn("rotated-8-key");
    expect(keys.filter((key) => redactor.redact(key) === key)).toEqual(["rotated-1-key"]);
  });
});

describe(`whatever the key (seed ${seed})`, () => {
  const key = fc.string({ minLength: 7, maxLength: 40, unit: fc.integer({ min: 0x21, max: 0x7e }).map(charOf) });
  const secret = key.filter((text) => !"[redacted]".includes(text.toLowerCase()));
  const around = fc.string({
    maxLength: 30,
    unit: fc.oneof(fc.string({ minLength: 1 }), fc.constantFrom("%", "\\", "&")),
  });

  test("none of its forms is left, whatever stands around them", () => {
    fc.assert(
      fc.property(secret, around, around, (text, before, after) => {
        const { redact } = redactorOf(text);
        for (const { how, write } of rows) {
          const shown = redact(`${before}${write(text)}${after}`);
          expect([how, shown.includes(write(text)), reveals(shown, text)]).toEqual([how, false, false]);
        }
        // Encoded as a whole, with what stands around it.
        for (const encode of [base64, base64url]) {
          const shown = redact(encode(`${before}${text}${after}`));
          for (const letters of [0, 1, 2].map((at) => base64Core(text, at))) expect(shown).not.toContain(letters);
        }
      }),
      { seed, numRuns: 150 },
    );
  });

  test("a text without it is left as it is, also one that lacks only its end", () => {
    fc.assert(
      fc.property(secret, around, around, (text, before, after) => {
        const { redact } = redactorOf(text);
        for (const whole of [before + after, text.slice(0, -1)]) {
          fc.pre(!reveals(whole, text));
          expect(redact(whole)).toBe(whole);
        }
      }),
      { seed, numRuns: 300 },
    );
  });
});

function charOf(code: number): string {
  return String.fromCharCode(code);
}

// Ends at once, or not in the life of this test: with each sign in more ways than one, a text could be divided in 2 ** 40.
test("a long text of what escapes are made of is left as it is, though the key is made of them too", () => {
  const { redact } = redactorOf(`${"\\".repeat(40)}"""z`, `k${"\\".repeat(40)}'\\'y`, `${"%25&amp;".repeat(9)}x`);
  for (const part of ["\\", `k${"\\".repeat(90)}'`, '\\"', "%25", "&amp;", "%25&amp;", "\\u005c"]) {
    const text = part.repeat(200_000 / part.length);
    expect(redact(text) === text).toBe(true);
  }
});
