import type { Json, JsonObject, Place } from "../json.ts";
import { isObject, valueAt } from "../json.ts";
import { decode } from "./decode.ts";
import { binaryKind, textKind } from "./file-kind.ts";
import { jsonPositions, readJson } from "./json-source.ts";
import { Misplaced } from "./misplaced.ts";
import { lineCounter, offsetOf, type Positions } from "./positions.ts";
import { SpecError } from "./problem.ts";
import { readYaml, yamlPositions } from "./yaml-source.ts";

/** A YAML or JSON document that tells where each of its values was written. */
export interface Source {
  /** As it is shown to people: `specs/vogent/openapi.yaml`. */
  readonly file: string;
  readonly root: JsonObject;
  /** `file:line:column` of a value, or of its nearest ancestor that the file holds. */
  where(place: Place): string;
}

/**
 * Reads a document, whatever its name says: JSON where it begins like JSON, else YAML 1.2, with merge keys. How large it may be: see limits.ts.
 * @throws {SpecError} in one line, with file, line and column, when it cannot be read or is not an object
 */
export function readSource(file: string, bytes: string | Uint8Array): Source {
  const { value, text, where } = readValue(file, bytes);
  if (isObject(value)) return { file, root: value, where };
  const root = Array.isArray(value) ? "a list" : "not an object";
  throw new SpecError(
    `${file}:1:1 not an OpenAPI document: ${textKind(text) ?? `its root is ${root}; give the whole document`}`,
  );
}

/** Any value of a file, with what tells where its parts are. */
export interface Value extends Pick<Source, "file" | "where"> {
  readonly value: Json;
  readonly text: string;
}

/**
 * The same for a file that need not be an object: a part of a document.
 * @throws {SpecError}
 */
export function readValue(file: string, bytes: string | Uint8Array): Value {
  const binary = binaryKind(bytes);
  if (binary !== undefined) throw new SpecError(`${file}: ${binary}`);
  const text = decode(file, bytes);
  const line = lineCounter(text);
  const { value = null, positions } = readText(file, text, line);
  // Found by going over the text again: few documents are asked.
  let found: Positions | undefined;
  const offset = (place: Place) => {
    found ??= positions(text);
    return offsetOf(found, place);
  };
  const where = (place: Place) => `${file}:${line(offset(place))}`;
  return { file, value: isObject(value) ? asWritten(value, text, offset) : value, text, where };
}

interface Read {
  readonly value: Json | undefined;
  readonly positions: (text: string) => Positions;
}

/** What begins like this is meant as JSON. Read as YAML, a comment or a slip in it would become part of a value without a word. */
const jsonBeginning = /^[{[](?:\s*[{[])*\s*["}\]/]/;

function readText(file: string, text: string, line: (offset: number) => string): Read {
  const isJson = jsonBeginning.test(text.trimStart().slice(0, 1000));
  const read = attempt(() => (isJson ? readJson(text) : readYaml(text)));
  if (!(read instanceof Misplaced)) return { ...read, positions: isJson ? jsonPositions : yamlPositions };
  const kind = read.isFinal ? undefined : textKind(text);
  if (kind !== undefined) throw new SpecError(`${file}:1:1 not an OpenAPI document: ${kind}`);
  throw new SpecError(`${file}:${line(read.offset)} not ${isJson ? "JSON" : "YAML"}: ${read.message}`);
}

function attempt(read: () => Json | undefined): { readonly value: Json | undefined } | Misplaced {
  try {
    return { value: read() };
  } catch (error) {
    if (error instanceof Misplaced) return error;
    throw error;
  }
}

/** Where OpenAPI has text, and people write what reads as a number: version 1.0 is not version 1. */
const texts: readonly Place[] = [["openapi"], ["swagger"], ["info", "version"], ["info", "title"]];
const longestEntry = 1000;

function asWritten(root: JsonObject, text: string, offset: (place: Place) => number): JsonObject {
  const found = texts.filter((place) => /^(?:number|boolean)$/.test(typeof valueAt(root, place)));
  return found.reduce((document, place) => {
    const entry = text.slice(offset(place), offset(place) + longestEntry);
    const [, written = String(valueAt(root, place))] = /^(?:"[^"]*"|[^\s:]+)\s*:\s*([\w.+-]+)/.exec(entry) ?? [];
    return withText(document, place, written);
  }, root);
}

function withText(root: JsonObject, [key = "", ...rest]: Place, text: string): JsonObject {
  const inner = root[key];
  return { ...root, [key]: rest.length > 0 && isObject(inner) ? withText(inner, rest, text) : text };
}
