/** Fragments shorter than this would match by chance. */
const shortestFragment = 8;

/**
 * How servers, proxies and logs repeat a key: as it is; in a URL, in HTML, in JSON; as hex; in base64, also inside a longer text
 * that was encoded as a whole, as Basic credentials are.
 */
export function formsOf(secret: string): string[] {
  const encoded = encodeURIComponent(secret);
  const json = JSON.stringify(secret).slice(1, -1);
  const html = secret
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
  const bytes = new TextEncoder().encode(secret);
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [
    secret,
    encoded,
    lowerCased(encoded),
    // A form encodes what encodeURIComponent leaves.
    encoded.replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`),
    html,
    html.replaceAll("'", "&#39;"),
    html.replaceAll("'", "&#x27;"),
    json,
    json.replaceAll("/", "\\/"),
    json.replace(/[^\w]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`),
    ...(hex.length >= shortestFragment ? [hex, hex.toUpperCase()] : []),
    ...base64Forms(bytes),
  ];
}

/** A URL's escapes, as some write them. */
const lowerCased = (text: string) => text.replace(/%../g, (code) => code.toLowerCase());

/**
 * In base64 three bytes make four letters, so a key looks in one of three ways, by where it begins. The letters at its ends
 * depend on its neighbours; those between are the same whatever stands around it.
 */
function base64Forms(bytes: Uint8Array): string[] {
  const forms: string[] = [];
  for (const before of [0, 1, 2]) {
    const text = btoa(String.fromCharCode(...new Uint8Array(before), ...bytes));
    const from = [0, 2, 3][before] ?? 0;
    const whole = Math.floor(((before + bytes.length) * 8) / 6);
    const fragment = text.slice(from, whole);
    if (fragment.length < shortestFragment) continue;
    const url = fragment.replaceAll("+", "-").replaceAll("/", "_");
    const percent = encodeURIComponent(fragment);
    forms.push(fragment, url, percent, lowerCased(percent));
  }
  // Alone, with what pads it.
  const alone = btoa(String.fromCharCode(...bytes));
  return alone.length < shortestFragment ? forms : [...forms, alone, encodeURIComponent(alone)];
}
