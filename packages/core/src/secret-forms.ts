/** Fragments shorter than this would match by chance. */
const shortestFragment = 8;

/**
 * Patterns, for any case of letters, of how servers, proxies and logs repeat a key: as it is; as hex; in base64, also inside a
 * longer text that was encoded as a whole, as Basic credentials are. Each sign of it may be escaped, for encoders do not agree on which
 * signs they escape.
 */
export function formsOf(secret: string): string[] {
  // A header carries a byte for each sign; whoever read it into a text may have written that as UTF-8.
  const encodings = [Uint8Array.from(secret, (sign) => sign.charCodeAt(0)), new TextEncoder().encode(secret)];
  const encoded = encodings.flatMap((bytes) => [[...bytes].map(hexOf).join(""), ...base64Forms(bytes)]);
  return [secret, ...encoded].map((form) => form.replace(/\\+|./gs, anyEscape));
}

const hexOf = (byte: number) => byte.toString(16).padStart(2, "0");

const named: Readonly<Record<string, readonly string[]>> = {
  "&": ["amp"],
  "<": ["lt"],
  ">": ["gt"],
  '"': ["quot"],
  "'": ["apos"],
};

/**
 * One sign, or a run of backslashes, as it is or as a URL, HTML, JSON or a shell escapes it; also where what was escaped went into a
 * text of its kind once more.
 */
function anyEscape(signs: string): string {
  const [sign = ""] = signs;
  if (/[a-z0-9]/i.test(sign)) return sign;
  const code = sign.charCodeAt(0);
  const hex = hexOf(code);
  const percent = [...new TextEncoder().encode(sign)].map((byte) => `%(?:25)?${hexOf(byte)}`).join("");
  const names = [`#0?${code}`, `#x0?${hex}`, ...(named[sign] ?? [])].join("|");
  // A byte that is not UTF-8 is read, and written, as U+FFFD.
  const lost = code < 0x80 ? "" : "\ufffd|\\\\{1,3}ufffd|";
  const escaped = `${lost}%(?:25)?${hex}|${percent}|&(?:amp;)?(?:${names});|\\\\{1,3}(?:u00|x)${hex}`;
  // A run is read as one, and is bounded: taken one by one, backslashes could be shared out in more ways than can be tried.
  if (sign === "\\") return `(?:${escaped}|\\\\){${signs.length},${4 * signs.length}}`;
  return `(?:${escaped}|\\\\{0,3}\\x${hex})`;
}

/**
 * In base64 three bytes make four letters, so a key looks in one of three ways, by where it begins. The letters at its ends
 * depend on its neighbours; those between are the same whatever stands around it.
 */
function base64Forms(bytes: Uint8Array): string[] {
  return [0, 1, 2].flatMap((before) => {
    const text = btoa(String.fromCharCode(...new Uint8Array(before), ...bytes));
    const from = [0, 2, 3][before] ?? 0;
    const whole = Math.floor(((before + bytes.length) * 8) / 6);
    const fragment = text.slice(from, whole);
    return fragment.length < shortestFragment ? [] : [fragment, fragment.replaceAll("+", "-").replaceAll("/", "_")];
  });
}
