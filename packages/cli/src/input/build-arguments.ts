import { counted } from "../text/counted.ts";
import { InputError } from "./input-error.ts";
import { kinds, kindsOf } from "./kinds.ts";
import { isIndex, isSchema, partsOf, type Schema, schemasAt } from "./schema.ts";
import { shownPath, shownText, shownValue } from "./shown.ts";
import { typedValue } from "./typed-value.ts";

export interface Given {
  /** What `--input` holds; see `parseInput`. @default {} */
  readonly input?: unknown;
  /** Each `--set`, in order: `path=value`. */
  readonly sets: readonly string[];
}

/** Names that an object of JavaScript has a meaning for. */
const refused = new Set(["__proto__", "constructor"]);
const deepest = 32;

/**
 * Puts an operation's arguments together: those of `--input`, then each `--set`, whose path is names and positions in lists joined by
 * dots (`body.call_ids.0`; the position after the last one appends), and whose value becomes what the schema takes there (see
 * `typedValue`). What the schema does not take is for `checkArguments` to tell.
 * @throws {InputError} with every set that cannot be applied
 */
export function buildArguments(schema: Schema, { input = {}, sets }: Given): { readonly [name: string]: unknown } {
  if (!isSchema(input))
    throw new InputError([`the input is ${shownValue(input, [])}, and takes an object of arguments`]);
  const problems: string[] = refusedNames(input);
  let built: unknown = input;
  for (const [index, set] of sets.entries()) {
    try {
      built = applied(schema, built, set, index);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new InputError(problems);
  return built as Schema;
}

/** The object of `--input`. `from` is what it is called: a file's name, or "standard input". @throws {InputError} */
export function parseInput(text: string, from: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch (error) {
    const at = / at position (\d+)/.exec((error as Error).message)?.[1];
    const line = at === undefined ? "" : `, line ${text.slice(0, Number(at)).split("\n").length}`;
    // What the parser says repeats the text, which may hold anything.
    throw new InputError([`${from}${line}: this is not JSON`]);
  }
}

/** A name in the input, with the one that it is under: a path for each of very many would be most of the work. */
interface Found {
  readonly value: unknown;
  readonly name: string;
  readonly under?: Found;
}

function refusedNames(input: Schema): string[] {
  const problems: string[] = [];
  const open: Found[] = [{ value: input, name: "" }];
  for (let under = open.pop(); under !== undefined; under = open.pop()) {
    if (typeof under.value !== "object" || under.value === null) continue;
    for (const [name, value] of Object.entries(under.value)) {
      if (refused.has(name)) problems.push(`${shownPath([...pathOf(under), name])} is no name for an argument`);
      else open.push({ value, name, under });
    }
  }
  return problems;
}

function pathOf(found: Found): string[] {
  const path: string[] = [];
  for (let here = found; here.under !== undefined; here = here.under) path.unshift(here.name);
  return path;
}

function applied(schema: Schema, built: unknown, set: string, index: number): unknown {
  const equals = set.indexOf("=");
  // Without a path it may be a key, pasted where it does not belong: it is not repeated.
  if (equals < 1) throw new InputError([`--set number ${index + 1} has no path; write --set path=value`]);
  const path = set.slice(0, equals).split(".");
  const shown = shownPath(path);
  if (path.includes("")) throw new InputError([`--set ${shownText(path.join("."))}: a part of the path is empty`]);
  if (path.length > deepest) throw new InputError([`--set ${shownText(path.join("."))}: more than ${deepest} parts`]);
  const bad = path.find((name) => refused.has(name));
  if (bad !== undefined) throw new InputError([`--set ${shown}: ${bad} is no name for an argument`]);
  return put(schema, [schema], built, path, 0, set.slice(equals + 1));
}

/** A copy of what is there with the value at a path; `depth` of the path is gone already. */
function put(
  root: Schema,
  schemas: readonly unknown[],
  here: unknown,
  path: readonly string[],
  depth: number,
  text: string,
): unknown {
  const name = path[depth];
  if (name === undefined) return typedValue(root, schemas, text);
  const place = path.slice(0, depth);
  const inner = schemasAt(partsOf(root, schemas), name);
  const next = (held: unknown) => put(root, inner, held, path, depth + 1, text);
  if (Array.isArray(here) || (here === undefined && isList(root, schemas))) {
    const items = listItems(here);
    if (!isIndex(name) || Number(name) > items.length) {
      const why = `${shownPath(place)} is a list of ${counted(items.length, "item")}`;
      throw new InputError([
        `--set ${shownPath(path)}: ${why}; the next is ${shownPath([...place, String(items.length)])}`,
      ]);
    }
    return items.toSpliced(Number(name), 1, next(items[Number(name)]));
  }
  if (here !== undefined && !isSchema(here)) {
    const why = `${shownPath(place)} is ${shownValue(here, place)}, with nothing inside`;
    throw new InputError([`--set ${shownPath(path)}: ${why}`]);
  }
  const held = here !== undefined && Object.hasOwn(here, name) ? here[name] : undefined;
  return { ...here, [name]: next(held) };
}

function listItems(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Whether what is not there yet is begun as a list. */
function isList(root: Schema, schemas: readonly unknown[]): boolean {
  const taken = new Set(schemas.flatMap((one) => [...kindsOf(root, one)]));
  return taken.size < kinds.length && taken.has("array") && !taken.has("object");
}
