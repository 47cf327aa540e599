import { type AliasEvent, EVENT_ID, type Event, getScalarValue, SCALAR_STYLE, type ScalarEvent } from "js-yaml";
import { checkKey } from "./json-source.ts";
import { maxDepth, maxValues } from "./limits.ts";
import { Misplaced } from "./misplaced.ts";
import { Anchors } from "./yaml-anchors.ts";
import type { Builder } from "./yaml-builder.ts";
import { checkDirectives, type Node, tagOf } from "./yaml-node.ts";

interface Frame<T> {
  readonly at: number;
  readonly anchor: string | undefined;
  /** Where each key begins; a list has none. */
  readonly keys: Map<string, number> | undefined;
  readonly values: T[];
  readonly merged: Map<string, { at: number; value: T }>;
  /** In a map: whether its next value belongs to a key, or to a merge key at the given offset. */
  pending: "key" | "value" | number;
}

/** The way through the events of a YAML text, without recursion: one document, its aliases and merge keys resolved. */
export class Composer<T> {
  readonly #text: string;
  readonly #builder: Builder<T>;
  readonly #frames: Frame<T>[] = [];
  readonly #anchors: Anchors<T>;
  #root: { value: T } | undefined;
  #count = 0;
  #last = 0;

  constructor(text: string, builder: Builder<T>) {
    this.#text = text;
    this.#anchors = new Anchors(text);
    this.#builder = builder;
  }

  /**
   * @returns nothing for a text without content
   * @throws {Misplaced}
   */
  compose(events: readonly Event[]): T | undefined {
    for (const event of events) {
      if (event.type === EVENT_ID.DOCUMENT) checkDirectives(event, this.#text);
      else if (event.type === EVENT_ID.SCALAR) this.#scalar(event);
      else if (event.type === EVENT_ID.ALIAS) this.#alias(event);
      else if (event.type === EVENT_ID.MAPPING) this.#open(event, new Map());
      else if (event.type === EVENT_ID.SEQUENCE) this.#open(event, undefined);
      else if (event.type === EVENT_ID.POP && this.#frames.length > 0) this.#close();
    }
    return this.#root?.value;
  }

  #scalar(event: ScalarEvent): void {
    const isQuoted = event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED;
    const at = event.valueStart < 0 ? this.#last : event.valueStart - (isQuoted ? 1 : 0);
    this.#last = at;
    const tag = tagOf(this.#text, event);
    const isEmpty = event.valueStart < 0 && tag === undefined && event.anchorStart < 0;
    if (isEmpty && this.#frames.length === 0) return;
    const text = getScalarValue(this.#text, event).toWellFormed();
    const isPlain = event.style === SCALAR_STYLE.PLAIN;
    const frame = this.#frames.at(-1);
    const isKey = frame?.keys !== undefined && frame.pending === "key";
    const value = this.#builder.scalar(text, isPlain && !isKey, isKey ? undefined : tag, at);
    this.#anchors.keep(this.#anchors.of(event), value);
    if (isKey) this.#key(frame, text, at, isPlain && (tag ?? "merge") === "merge");
    else this.#place(value, at);
  }

  #alias(event: AliasEvent): void {
    const at = event.anchorStart - 1;
    this.#place(this.#builder.again(this.#anchors.value(event), at, this.#frames.length), at);
  }

  #key(frame: Frame<T>, text: string, at: number, mayMerge: boolean): void {
    if (mayMerge && text === "<<") frame.pending = at;
    else {
      checkKey(text, at, frame.keys as Map<string, number>, this.#text);
      frame.pending = "value";
    }
  }

  #open(event: Node, keys: Map<string, number> | undefined): void {
    const at = event.start;
    this.#last = at;
    const tag = tagOf(this.#text, event);
    if (tag !== undefined && tag !== "" && tag !== (keys ? "map" : "seq"))
      throw new Misplaced(event.tagStart, `the tag !!${tag} does not fit here; take it away`);
    if (this.#frames.length === maxDepth) throw new Misplaced(at, `nested more than ${maxDepth} deep`, true);
    if (this.#frames.length === 0) this.#only(at);
    if (this.#frames.at(-1)?.pending === "key" && this.#frames.at(-1)?.keys)
      throw new Misplaced(at, "a key that is itself a map or a list; a key is text");
    const anchor = this.#anchors.of(event);
    this.#anchors.begin(anchor);
    this.#frames.push({ at, anchor, keys, values: [], merged: new Map(), pending: "key" });
  }

  #close(): void {
    const { at, anchor, keys, values, merged } = this.#frames.pop() as Frame<T>;
    const value = keys ? this.#map(keys, values, merged, at) : this.#builder.list(values, at);
    this.#anchors.keep(anchor, value);
    this.#place(value, at);
  }

  /** What is written in the map itself wins over what is merged into it. */
  #map(keys: Map<string, number>, values: readonly T[], merged: Frame<T>["merged"], at: number): T {
    if (merged.size === 0) return this.#builder.map(keys, values, at);
    const more = [...merged].filter(([key]) => !keys.has(key));
    const all = new Map([...more.map(([key, one]) => [key, one.at] as const), ...keys]);
    return this.#builder.map(all, [...more.map(([, one]) => one.value), ...values], at);
  }

  #place(value: T, at: number): void {
    if (++this.#count > maxValues)
      throw new Misplaced(at, `more than ${maxValues} values; no description needs as many`, true);
    const frame = this.#frames.at(-1);
    if (!frame) {
      this.#only(at);
      this.#root = { value };
    } else if (frame.keys && typeof frame.pending === "number") this.#merge(frame, value, frame.pending);
    else if (frame.keys && frame.pending === "key") throw new Misplaced(at, "an alias as a key; a key is text");
    else frame.values.push(value);
    if (frame) frame.pending = "key";
  }

  #only(at: number): void {
    if (this.#root) throw new Misplaced(at, "a second document in one file; give it a file of its own", true);
  }

  #merge(frame: Frame<T>, value: T, at: number): void {
    const { entries, items } = this.#builder.partsOf(value);
    for (const source of items ?? [value]) {
      const parts = items ? this.#builder.partsOf(source).entries : entries;
      if (!parts) throw new Misplaced(at, "<< merges maps, and this is none", true);
      for (const [key, part] of parts) {
        if (!frame.merged.has(key))
          frame.merged.set(key, { at, value: this.#builder.again(part, at, this.#frames.length) });
      }
    }
  }
}
