import {
  isAlias,
  isCollection,
  isMap,
  isNode,
  isScalar,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  visit,
} from "yaml";
import type { JsonObject, Place } from "../json.ts";
import { isObject } from "../json.ts";
import { SpecError } from "./problem.ts";

/** A YAML (or JSON) document that remembers where each of its values was written. */
export interface Source {
  /** As it is shown to people: `specs/vogent/openapi.yaml`. */
  readonly file: string;
  readonly root: JsonObject;
  /** `file:line:column` of a value, or of its nearest ancestor that the file holds. */
  where(place: Place): string;
}

/**
 * Reads a document.
 * @throws {SpecError} in one line, with file, line and column, when it is not YAML or not an object
 */
export function readSource(file: string, text: string): Source {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, schema: "core" });
  const position = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${line}:${col}`;
  };
  const [error] = [...document.errors, ...document.warnings];
  if (error) throw new SpecError(`${position(error.pos[0])} not YAML: ${error.message.split("\n")[0]}`);
  visit(document, {
    Alias(_, alias) {
      if (alias.resolve(document)) return;
      throw new SpecError(
        `${position(alias.range?.[0] ?? 0)} not YAML: there is no anchor &${alias.source} before this alias`,
      );
    },
  });
  // Records of examples are written once and used often: the default limit takes that for an attack.
  const root: unknown = JSON.parse(JSON.stringify(document.toJS({ maxAliasCount: -1 }) ?? null));
  if (!isObject(root)) throw new SpecError(`${position(0)} not an OpenAPI document: its root is not an object`);
  return {
    file,
    root,
    where(place) {
      let here: Node | null = document.contents;
      let offset = 0;
      for (const key of place) {
        if (isAlias(here)) here = here.resolve(document) ?? null;
        const found: { node: Node | null; start: Node } | undefined = isCollection(here) ? child(here, key) : undefined;
        if (!found) break;
        offset = found.start.range?.[0] ?? offset;
        here = found.node;
      }
      return position(offset);
    },
  };
}

/** An entry of a map or sequence: its value, and the node it begins with (a map's entry begins with its key). */
function child(parent: Node, key: string | number): { node: Node | null; start: Node } | undefined {
  if (isMap(parent)) {
    const pair = parent.items.find((item: Pair) => isScalar(item.key) && String(item.key.value) === String(key));
    if (!pair || !isNode(pair.key)) return undefined;
    return { node: isNode(pair.value) ? pair.value : null, start: pair.key };
  }
  const item: unknown = isCollection(parent) ? parent.items[Number(key)] : undefined;
  return isNode(item) ? { node: item, start: item } : undefined;
}
