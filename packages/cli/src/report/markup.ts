/** HTML, SVG or XML whose every part of foreign origin has been escaped. Only `markup` makes it. */
export class Markup {
  readonly #source: string;

  private constructor(source: string) {
    this.#source = source;
  }

  static of(strings: TemplateStringsArray, values: readonly MarkupValue[]): Markup {
    return new Markup(strings.reduce((text, part, index) => text + safe(values[index - 1], strings[index - 1]) + part));
  }

  toString(): string {
    return this.#source;
  }
}

/** What may be put into markup. `undefined` and `false` are nothing; a number that is none is a dash. */
export type MarkupValue = Markup | string | number | undefined | false | readonly MarkupValue[];

/**
 * The only way in which text gets into a page or an XML document: whatever is interpolated is escaped, for text and for quoted
 * attributes alike, unless it is markup itself.
 * @throws {TypeError} where an attribute has no quotes, or inside a comment, a script or a style: no escaping holds there
 */
export function markup(strings: TemplateStringsArray, ...values: readonly MarkupValue[]): Markup {
  return Markup.of(strings, values);
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function safe(value: MarkupValue, before = ""): string {
  if (value instanceof Markup) return value.toString();
  if (/=\s*$/.test(before)) throw new TypeError("an attribute's value is interpolated without quotes");
  if (/<(?:!--|script|style)[^>]*>?$/i.test(before))
    throw new TypeError("nothing can be escaped inside of this element");
  if (value === undefined || value === false) return "";
  if (typeof value === "object") return value.map((part) => safe(part)).join("");
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "–";
  return escaped(value);
}

/** Characters that XML 1.0 forbids, and those that turn the direction of the text, become U+FFFD. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu, "\ufffd")
    .replace(/[&<>"']/g, (character) => entities[character] as string);
}
