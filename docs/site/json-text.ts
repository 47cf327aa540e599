import type { Json } from "@evalbridge-internal/scripts";
import { escaped } from "./html.ts";

/** How wide a line may be before what is on it gets lines of its own. */
const width = 78;

/** A value as JSON in HTML: as dense as it can be read; `i` is a name, `b` a number, true, false or null. */
export function jsonMarkup(value: Json): string {
  return `<pre class="json" tabindex="0" v-pre><code>${markup(value, "", 0)}</code></pre>`;
}

/** `used` is what stands on the line before the value. */
function markup(value: Json, indent: string, used: number): string {
  if (typeof value !== "object" || value === null) return scalar(value);
  const flat = JSON.stringify(value, undefined, 1).replace(/\n\s*/g, " ");
  const list = Array.isArray(value);
  const entries = list ? value.map((item) => ["", item] as const) : Object.entries(value);
  const [open, close] = list ? "[]" : "{}";
  if (entries.length === 0) return `${open}${close}`;
  const fits = indent.length + used + flat.length <= width;
  const inner = `${indent}  `;
  const parts = entries.map(([key, item]) => {
    const name = list ? "" : `<i>${escaped(JSON.stringify(key))}</i>: `;
    return `${name}${markup(item, fits ? "" : inner, list ? 0 : key.length + 4)}`;
  });
  if (fits) return list ? `[${parts.join(", ")}]` : `{ ${parts.join(", ")} }`;
  return `${open}\n${parts.map((part) => `${inner}${part}`).join(",\n")}\n${indent}${close}`;
}

/** Texts are the most by far, and have no mark: they are what a line is made of. */
function scalar(value: string | number | boolean | null): string {
  const text = escaped(JSON.stringify(value));
  return typeof value === "string" ? text : `<b>${text}</b>`;
}
