import { maxDepth, maxValues } from "./limits.ts";
import { Misplaced } from "./misplaced.ts";

/** Is told what a JSON text holds, from its beginning to its end. */
export interface JsonListener {
  open(at: number, isObject: boolean): void;
  /** A key, as it is written between its quotes. */
  key(at: number, written: string): void;
  scalar(at: number): void;
  close(): void;
}

const space = /[ \t\n\r]*/y;
const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null/y;
const [quote, backslash, firstPrintable] = [34, 92, 32];
const ends = "the file ends in the middle";
const wayOut = "it was cut off, get it again";
const escaped = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;

/**
 * Goes over a JSON text once, without recursion.
 * @throws {Misplaced} where it is none, or holds more than is read
 */
export class JsonScanner {
  readonly #text: string;
  readonly #listener: JsonListener;
  readonly #within: boolean[] = [];
  #at = 0;
  #values = 0;

  constructor(text: string, listener: JsonListener) {
    this.#text = text;
    this.#listener = listener;
  }

  scan(): void {
    this.#skip(space);
    this.#value();
    while (this.#within.length > 0) this.#further();
    if (this.#at < this.#text.length) throw this.#unexpected("the end of the file");
  }

  /** A value, or the beginning of one that holds others. */
  #value(): void {
    if (++this.#values > maxValues)
      throw new Misplaced(this.#at, `more than ${maxValues} values; no description needs as many`, true);
    const start = this.#text[this.#at];
    if (start === "{" || start === "[") this.#open(start === "{");
    else this.#scalar(start === '"');
  }

  #scalar(isText: boolean): void {
    this.#listener.scalar(this.#at);
    if (isText) this.#string();
    else this.#plain();
    this.#skip(space);
  }

  #open(isObject: boolean): void {
    if (this.#within.length === maxDepth) throw new Misplaced(this.#at, `nested more than ${maxDepth} deep`, true);
    this.#listener.open(this.#at++, isObject);
    this.#within.push(isObject);
    this.#skip(space);
    if (this.#text[this.#at] === (isObject ? "}" : "]")) this.#close();
    else this.#entry(isObject);
  }

  #close(): void {
    this.#at++;
    this.#within.pop();
    this.#listener.close();
    this.#skip(space);
  }

  /** What follows a value inside of an object or a list. */
  #further(): void {
    const isObject = this.#within.at(-1) as boolean;
    const next = this.#text[this.#at];
    if (next === (isObject ? "}" : "]")) this.#close();
    else if (next !== ",") throw this.#unexpected(isObject ? '"," or "}"' : '"," or "]"');
    else {
      this.#at++;
      this.#skip(space);
      this.#entry(isObject);
    }
  }

  #entry(isObject: boolean): void {
    if (isObject) {
      const start = this.#at;
      if (this.#text[start] !== '"') throw this.#unexpected("a key in double quotes");
      this.#string();
      this.#listener.key(start, this.#text.slice(start + 1, this.#at - 1));
      this.#skip(space);
      if (this.#text[this.#at] !== ":") throw this.#unexpected('":" after a key');
      this.#at++;
      this.#skip(space);
    }
    this.#value();
  }

  #string(): void {
    const start = this.#at++;
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code === quote) break;
      if (code === backslash) {
        if (!this.#skip(escaped)) throw this.#unexpected("one of its escapes after a backslash");
      } else if (code >= firstPrintable) this.#at++;
      else if (this.#at < this.#text.length) throw this.#unexpected("no line end and no control character in a text");
      else throw new Misplaced(start, `${ends} of the text that begins here; ${wayOut}`);
    }
    this.#at++;
  }

  #plain(): void {
    const start = this.#at;
    if (!this.#skip(scalar)) throw this.#unexpected("a value");
    if (!/[\w.+-]/.test(this.#text[this.#at] ?? "")) {
      const written = this.#text.slice(start, this.#at);
      if (/^[-\d]/.test(written) && !Number.isFinite(Number(written)))
        throw new Misplaced(start, `${written} is more than a number can hold; correct it`, true);
      return;
    }
    this.#at = start;
    throw this.#unexpected("a value");
  }

  #skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    if (!pattern.test(this.#text)) return false;
    this.#at = pattern.lastIndex;
    return true;
  }

  #unexpected(wanted: string): Misplaced {
    const [found] = /^[\w.+-]+|^./su.exec(this.#text.slice(this.#at, this.#at + 40)) ?? [];
    if (found === undefined) {
      return new Misplaced(this.#at, `${ends} of ${this.#within.at(-1) ? "an object" : "a list"}; ${wayOut}`);
    }
    const isNumber = /^-?(NaN|Infinity)$/.test(found);
    return new Misplaced(
      this.#at,
      `${JSON.stringify(found)} where JSON has ${isNumber ? "no such number" : wanted}`,
      isNumber,
    );
  }
}
