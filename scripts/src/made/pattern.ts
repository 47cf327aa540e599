import { createContext, Script } from "node:vm";

const context: { pattern: string; text: string } = { pattern: "", text: "" };
const script = new Script('new RegExp(pattern, "u").test(text)');
createContext(context);
/** Only a pattern that backtracks without end takes this long. After a few of them none is asked that might. */
const timeout = 250;
let patience = 8;

/**
 * Whether a text matches a pattern of somebody else's; `undefined` where asking would take forever: repeats inside repeats, or one after
 * another, are tried in more ways than can be.
 */
export function matches(pattern: string, text: string): boolean | undefined {
  if (pattern.length > 300 || text.length > 10_000) return undefined;
  if (!/[*+}][^*+{}]*[*+{]/.test(pattern)) return new RegExp(pattern, "u").test(text);
  if (text.length > 200 || patience <= 0) return undefined;
  try {
    Object.assign(context, { pattern, text });
    return script.runInContext(context, { timeout }) === true;
  } catch {
    patience--;
    return undefined;
  }
}

/**
 * A text for a simple pattern: characters, classes, groups of alternatives and repeats; `undefined` for anything else. Whoever
 * asks tries the text against the pattern.
 */
export function fromPattern(pattern: string, least: number, most: number): string | undefined {
  if (pattern.length > 300) return undefined;
  const body = pattern.replace(/^\^/, "").replace(/(^|[^\\])\$$/, "$1");
  const longest = Math.min(most, 2000);
  for (const repeats of [0, 1, 2, least, longest]) {
    const reader = new Reader(body, Math.min(repeats, longest));
    const text = reader.alternatives();
    if (text === undefined || !reader.isDone) continue;
    if (text.length >= least && text.length <= most) return text;
  }
  return undefined;
}

const longestText = 10_000;

const classes: Readonly<Record<string, string>> = {
  d: "1",
  w: "a",
  s: " ",
  S: "a",
  D: "a",
  W: "-",
  t: "\t",
  n: "\n",
  r: "\r",
};

class Reader {
  readonly #text: string;
  readonly #repeats: number;
  #at = 0;

  constructor(text: string, repeats: number) {
    this.#text = text;
    this.#repeats = repeats;
  }

  get isDone(): boolean {
    return this.#at >= this.#text.length;
  }

  /** The first alternative; the others are read over. */
  alternatives(): string | undefined {
    const first = this.#sequence();
    while (first !== undefined && this.#text[this.#at] === "|") {
      this.#at++;
      if (this.#sequence() === undefined) return undefined;
    }
    return first;
  }

  #sequence(): string | undefined {
    let text = "";
    while (!this.isDone && !"|)".includes(this.#text[this.#at] as string)) {
      const atom = this.#atom();
      const times = atom === undefined ? undefined : this.#times();
      if (atom === undefined || times === undefined || atom.length * times > longestText) return undefined;
      text += atom.repeat(times);
    }
    return text;
  }

  #atom(): string | undefined {
    const sign = this.#text[this.#at++] as string;
    if (sign === "(") return this.#group();
    if (sign === "[") return this.#class();
    if (sign === "\\") return this.#escape();
    if (sign === ".") return "a";
    return "^$*+?{".includes(sign) ? undefined : sign;
  }

  #group(): string | undefined {
    if (this.#text.startsWith("?:", this.#at)) this.#at += 2;
    else if (this.#text[this.#at] === "?") return undefined;
    const inner = this.alternatives();
    return this.#text[this.#at++] === ")" ? inner : undefined;
  }

  #escape(): string | undefined {
    const sign = this.#text[this.#at++];
    if (sign === undefined || /[bBpPkxuc1-9]/.test(sign)) return undefined;
    return Object.hasOwn(classes, sign) ? classes[sign] : sign;
  }

  /** A character of a class: the first that stands in it. */
  #class(): string | undefined {
    const end = this.#text.slice(this.#at).search(/(?<!\\)\]/);
    const inner = this.#text.slice(this.#at, this.#at + end);
    if (end <= 0) return undefined;
    this.#at += end + 1;
    if (inner.startsWith("^")) {
      const outside = new RegExp(`[${inner}]`, "u");
      return ["a", "1", "A", "-", "_"].find((sign) => outside.test(sign));
    }
    const inside = new RegExp(`[${inner}]`, "u");
    return ["a", "A", "1", "0", "-", "_", ...inner].find((sign) => inside.test(sign));
  }

  #times(): number | undefined {
    const [whole = "", sign, low, comma, high] =
      /^(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/.exec(this.#text.slice(this.#at)) ?? [];
    this.#at += whole.length;
    if (whole === "") return 1;
    if (sign !== undefined)
      return sign === "?" ? Math.min(this.#repeats, 1) : Math.max(this.#repeats, sign === "+" ? 1 : 0);
    const [first, last] = [Number(low), comma === "" ? Number(low) : high === "" ? 2000 : Number(high)];
    return first > 2000 ? undefined : Math.min(Math.max(this.#repeats, first), last);
  }
}
