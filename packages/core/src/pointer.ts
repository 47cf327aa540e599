/** Pointers are those of tables, so there are few: each is read once. */
const read = new Map<string, readonly string[]>();

/** The parts of a JSON pointer (RFC 6901). */
function partsOf(pointer: string): readonly string[] {
  let parts = read.get(pointer);
  if (!parts) {
    parts = pointer
      .split("/")
      .slice(1)
      .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
    read.set(pointer, parts);
  }
  return parts;
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

/** What is written of a value as JSON, where that is something else than what it holds: a copy of it would lose that. */
export function asJson(value: unknown): unknown {
  return isObject(value) && typeof value["toJSON"] === "function" ? value["toJSON"]("") : value;
}

/** Reads a JSON pointer, where `-1` is the last item of a list; `undefined` where the path leaves the value. */
export function at(value: unknown, pointer: string): unknown {
  let here = value;
  for (const part of partsOf(pointer)) {
    const key = part === "-1" && Array.isArray(here) ? here.length - 1 : part;
    if (!isObject(here) || !Object.hasOwn(here, key)) return undefined;
    here = here[key];
  }
  return here;
}

/**
 * A copy with a value at a pointer; objects that are missing on the way are made, and what is beside it is shared.
 * `undefined` where the path leads through something that is no object.
 */
export function withValue<Root extends object>(root: Root, pointer: string, value: unknown): Root | undefined {
  const put = (given: unknown, [key, ...rest]: readonly string[]): unknown => {
    if (key === undefined) return value;
    const here = asJson(given);
    if (here === undefined || here === null) return { [key]: put(undefined, rest) };
    // A Blob, or another form: a copy of it would be empty.
    if (!isObject(here) || Array.isArray(here) || Symbol.toStringTag in here) throw leaves;
    return { ...here, [key]: put(Object.hasOwn(here, key) ? here[key] : undefined, rest) };
  };
  try {
    return put(root, partsOf(pointer)) as Root;
  } catch (error) {
    if (error === leaves) return undefined;
    throw error;
  }
}

const leaves = Symbol("leaves");
