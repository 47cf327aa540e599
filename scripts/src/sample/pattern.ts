/** More tries of an engine that goes back and forth than this take too long. */
const affordableSteps = 1e6;

const cache = new Map<string, RegExp | undefined>();

/** A pattern as an expression; `undefined` for one that is none. */
export function expressionOf(pattern: string): RegExp | undefined {
  if (!cache.has(pattern)) {
    try {
      cache.set(pattern, new RegExp(pattern, "u"));
    } catch {
      cache.set(pattern, undefined);
    }
  }
  return cache.get(pattern);
}

/** Whether a text matches; `false` too where nobody could tell within reason: a pattern may be made to take for ever. */
export function matches(pattern: string, text: string): boolean {
  const loops = (pattern.replace(/\\.|\[(?:\\.|[^\]])*\]/g, "x").match(/[*+]|\{\d+,/g) ?? []).length;
  const nested = /\([^()]*(?:[*+?]|\{\d)[^()]*\)(?:[*+]|\{\d)/.test(pattern) || /\)[*+?]?\)(?:[*+]|\{\d)/.test(pattern);
  const steps = nested ? 2 ** text.length : text.length ** Math.max(1, loops);
  if (steps > affordableSteps) return false;
  return expressionOf(pattern)?.test(text) ?? false;
}

/**
 * A text that a plain pattern matches: literals, classes, groups, alternatives, repetitions. `undefined` for what else there is
 * (look-around, back references), and where none was found that is long enough and not too long.
 */
export function textOfPattern(pattern: string, shortest: number, longest: number): string | undefined {
  for (const extra of [0, 1, 2, 4, 8, 16, 32, 64, 128, 256]) {
    const text = new Reader(pattern, extra).read();
    if (text === undefined) return undefined;
    const length = [...text].length;
    if (length >= shortest && length <= longest && matches(pattern, text)) return text;
    if (length > longest) return undefined;
  }
  return undefined;
}

const longestText = 2000;
const classes: Readonly<Record<string, string>> = { d: "1", w: "a", s: " ", D: "a", W: "-", S: "a", n: "\n", t: "\t", r: "\r" };

/** Reads a pattern from left to right, and writes what it stands for: the first alternative, the shortest repetition and some more. */
class Reader {
  readonly #pattern: string;
  readonly #extra: number;
  #at = 0;
  #failed = false;

  constructor(pattern: string, extra: number) {
    this.#pattern = pattern;
    this.#extra = extra;
  }

  read(): string | undefined {
    const text = this.#alternatives();
    return this.#failed || this.#at < this.#pattern.length || text.length > longestText ? undefined : text;
  }

  #alternatives(): string {
    const first = this.#sequence();
    while (this.#pattern[this.#at] === "|") {
      this.#at++;
      this.#sequence();
    }
    return first;
  }

  #sequence(): string {
    let text = "";
    while (this.#at < this.#pattern.length && !this.#failed) {
      const next = this.#pattern[this.#at] as string;
      if (next === "|" || next === ")") break;
      text += this.#repeated(this.#atom());
      if (text.length > longestText) this.#failed = true;
    }
    return text;
  }

  #repeated(atom: string): string {
    const [found = "", low, comma, high] = /^(?:[*+?]|\{(\d+)(,?)(\d*)\})\??/.exec(this.#pattern.slice(this.#at)) ?? [];
    if (found === "") return atom;
    this.#at += found.length;
    const least = low === undefined ? (found.startsWith("+") ? 1 : 0) : Number(low);
    const open = low === undefined ? !found.startsWith("?") : comma === "," && high === "";
    const most = open ? Number.POSITIVE_INFINITY : low === undefined ? 1 : Number(high || low);
    const times = Math.min(most, least + this.#extra);
    if (times > longestText) this.#failed = true;
    return this.#failed ? "" : atom.repeat(times);
  }

  #atom(): string {
    const next = this.#pattern[this.#at++] as string;
    if (next === "^" || next === "$") return "";
    if (next === ".") return "a";
    if (next === "\\") return this.#escape();
    if (next === "[") return this.#class();
    if (next === "(") return this.#group();
    return next;
  }

  #escape(): string {
    const next = this.#pattern[this.#at++] ?? "";
    if (next === "b" || next === "B") return "";
    const [, code] = /^(?:u|x)([0-9a-f]{2,4})/i.exec(this.#pattern.slice(this.#at - 1)) ?? [];
    if (code !== undefined && (next === "u" || next === "x")) {
      this.#at += code.length;
      return String.fromCharCode(Number.parseInt(code, 16));
    }
    if (/[1-9kpPcux]/.test(next)) this.#failed = true;
    return classes[next] ?? next;
  }

  #class(): string {
    const [, negated, inside] = /^(\^?)((?:\\.|[^\]\\])*)\]/su.exec(this.#pattern.slice(this.#at)) ?? [];
    if (inside === undefined) {
      this.#failed = true;
      return "";
    }
    this.#at += (negated ?? "").length + inside.length + 1;
    // Beginning with what is kindest to the eye, and to a server.
    const one = expressionOf(`^[${negated}${inside}]$`);
    const found = [..."a1A-_. /@:+"].find((character) => one?.test(character)) ?? printable.find((character) => one?.test(character));
    if (found === undefined) this.#failed = true;
    return found ?? "";
  }

  #group(): string {
    const [kind = ""] = /^\?(?:[:=!]|<[=!]|<\w+>)/.exec(this.#pattern.slice(this.#at)) ?? [];
    if (/[=!]/.test(kind)) this.#failed = true;
    this.#at += kind.length;
    const text = this.#alternatives();
    if (this.#pattern[this.#at++] !== ")") this.#failed = true;
    return text;
  }
}

const printable = Array.from({ length: 0x24f }, (_, index) => String.fromCharCode(index + 0x21));
