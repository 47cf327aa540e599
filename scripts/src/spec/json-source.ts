import { isObject, type Json } from "../json.ts";
import { type JsonListener, JsonScanner } from "./json-scan.ts";
import { maxKeyLength } from "./limits.ts";
import { Misplaced } from "./misplaced.ts";
import { lineCounter, type Positions } from "./positions.ts";

/**
 * Reads JSON. Its own parser would take the second of two equal keys without a word, and overflow on deep ones.
 * @throws {Misplaced}
 */
export function readJson(text: string): Json {
  new JsonScanner(text, new Keys(text)).scan();
  const value: Json = JSON.parse(text);
  return halfCharacter.test(text) ? wellFormed(value) : value;
}

const halfCharacter = /\\u[dD][89a-fA-F]/;

function wellFormed(value: Json): Json {
  if (typeof value === "string") return value.toWellFormed();
  if (Array.isArray(value)) return value.map(wellFormed);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key.toWellFormed(), wellFormed(item)]));
}

/** Refuses a key that an object has already. */
class Keys implements JsonListener {
  readonly #text: string;
  readonly #open: (Map<string, number> | undefined)[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  open(_: number, isObject: boolean): void {
    this.#open.push(isObject ? new Map() : undefined);
  }

  key(at: number, written: string): void {
    checkKey(plain(written), at, this.#open.at(-1) as Map<string, number>, this.#text);
  }

  scalar(): void {}

  close(): void {
    this.#open.pop();
  }
}

/** @throws {Misplaced} for a key that is there already, and for one that nobody could use */
export function checkKey(key: string, at: number, before: Map<string, number>, text: string): void {
  const first = before.get(key);
  if (first !== undefined) {
    const [line] = lineCounter(text)(first).split(":");
    throw new Misplaced(
      at,
      `the key ${JSON.stringify(key)} is written twice, first in line ${line}; keep one of them`,
      true,
    );
  }
  if (key.length > maxKeyLength)
    throw new Misplaced(at, `a key of ${key.length} characters; at most ${maxKeyLength} are read`, true);
  before.set(key, at);
}

function plain(written: string): string {
  return written.includes("\\") ? (JSON.parse(`"${written}"`) as string).toWellFormed() : written;
}

/** Where each value of a JSON text begins; the text was read before. */
export function jsonPositions(text: string): Positions {
  const listener = new Placing();
  new JsonScanner(text, listener).scan();
  return listener.root;
}

class Placing implements JsonListener {
  root: Positions = { at: 0 };
  readonly #open: { parts: Map<string, Positions>; isObject: boolean }[] = [];
  #key: { at: number; name: string } | undefined;

  open(at: number, isObject: boolean): void {
    const parts = new Map<string, Positions>();
    this.#place(at, parts);
    this.#open.push({ parts, isObject });
  }

  key(at: number, written: string): void {
    this.#key = { at, name: plain(written) };
  }

  scalar(at: number): void {
    this.#place(at);
  }

  close(): void {
    this.#open.pop();
  }

  #place(at: number, parts?: Map<string, Positions>): void {
    const around = this.#open.at(-1);
    const { at: start, name } =
      around?.isObject && this.#key ? this.#key : { at, name: String(around?.parts.size ?? 0) };
    const positions = { at: start, ...(parts && { parts }) };
    if (around) around.parts.set(name, positions);
    else this.root = positions;
  }
}
