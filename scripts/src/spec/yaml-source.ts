import { type Event, parseEvents, YAMLException } from "js-yaml";
import type { Json } from "../json.ts";
import { isObject } from "../json.ts";
import { maxBytes, maxDepth, maxSeparators, maxValues } from "./limits.ts";
import { Misplaced } from "./misplaced.ts";
import type { Positions } from "./positions.ts";
import type { Builder } from "./yaml-builder.ts";
import { Composer } from "./yaml-compose.ts";
import { plainValue, taggedValue } from "./yaml-scalar.ts";

/**
 * Reads YAML, as 1.2's core schema has it, with merge keys; nothing where there is no content.
 * @throws {Misplaced}
 */
export function readYaml(text: string): Json | undefined {
  return new Composer(text, new Values()).compose(eventsOf(text));
}

/** Where each value of a YAML text begins; the text was read before. */
export function yamlPositions(text: string): Positions {
  return new Composer(text, places).compose(eventsOf(text)) ?? { at: 0 };
}

function eventsOf(text: string): Event[] {
  if (separatorsIn(text) > maxSeparators)
    throw new Misplaced(0, `more than ${maxSeparators} lines, commas and colons; no description needs as many`, true);
  try {
    // Containers, and what they hold.
    return parseEvents(text, { maxDepth: 2 * maxDepth });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const at = error.mark?.position ?? 0;
    const isEnd = at >= text.trimEnd().length;
    throw new Misplaced(at, isEnd ? `${error.reason}; the file ends here: was it cut off? Get it again` : error.reason);
  }
}

const code = (character: string): number => character.charCodeAt(0);
const alone: ReadonlySet<number> = new Set([..."\n\r,:[{"].map(code));
const beforeSpace: ReadonlySet<number> = new Set([..."-?"].map(code));

/** There are at most twice as many values. */
function separatorsIn(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const one = text.charCodeAt(at);
    // Most of a text is letters.
    if (one > 123) continue;
    if (alone.has(one) || (beforeSpace.has(one) && !(text.charCodeAt(at + 1) > 32))) count++;
  }
  return count;
}

class Values implements Builder<Json> {
  #repeated = 0;
  #length = 0;

  scalar(text: string, isPlain: boolean, tag: string | undefined, at: number): Json {
    const value = tag ? taggedValue(tag, text) : isPlain && tag === undefined ? plainValue(text) : text;
    if (value === undefined) throw new Misplaced(at, `no value of the tag !!${tag}; take the tag away`, true);
    if (value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY)
      throw new Misplaced(at, `${text} is no number that JSON has; correct it`, true);
    return value;
  }

  map(keys: ReadonlyMap<string, number>, values: readonly Json[]): Json {
    let index = 0;
    const entries: [string, Json][] = [];
    for (const key of keys.keys()) entries.push([key, values[index++] as Json]);
    // Assigned, a key called __proto__ would be no property.
    return Object.fromEntries(entries);
  }

  list(items: readonly Json[]): Json {
    return items;
  }

  again(value: Json, at: number, depth: number): Json {
    this.#length += typeof value === "string" ? value.length : 0;
    if (++this.#repeated > maxValues || this.#length > maxBytes)
      throw new Misplaced(at, "aliases make too much of this; write out what is meant", true);
    if (typeof value !== "object" || value === null) return value;
    if (depth >= maxDepth) throw new Misplaced(at, `nested more than ${maxDepth} deep, with what aliases name`, true);
    if (!isObject(value)) return value.map((item: Json) => this.again(item, at, depth + 1));
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.again(item, at, depth + 1)]));
  }

  partsOf(value: Json): { entries?: [string, Json][]; items?: readonly Json[] } {
    if (isObject(value)) return { entries: Object.entries(value) };
    return Array.isArray(value) ? { items: value } : {};
  }
}

/** Values once, and the places of what was read: nothing is refused any more. */
const places: Builder<Positions & { readonly isList?: boolean }> = {
  scalar: (_text, _isPlain, _tag, at) => ({ at }),
  map(keys, values, at) {
    const parts = [...keys].map(([key, start], index) => [key, { ...values[index], at: start }] as const);
    return { at, parts: new Map(parts) };
  },
  list: (items, at) => ({ at, isList: true, parts: new Map(items.map((item, index) => [String(index), item])) }),
  again: (value, at) => ({ ...value, at }),
  partsOf: ({ parts, isList }) =>
    isList ? { items: [...(parts?.values() ?? [])] } : { ...(parts && { entries: parts }) },
};
