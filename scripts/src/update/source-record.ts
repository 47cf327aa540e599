import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isObject, type Json, type JsonObject, textOf } from "../json.ts";
import type { Origin } from "../model/operation.ts";
import { readPin } from "../spec/pin.ts";
import { SpecError } from "../spec/problem.ts";

/** Where a machine can read what a provider says of its API. */
export interface SpecSource {
  readonly url: string;
  /** `openapi`: a whole document. `page`: a page of documentation that holds one operation's fragment once `.md` is added to its address. */
  readonly kind: "openapi" | "page";
}

/** What a source.json says, as far as an update needs it. */
export interface SourceRecord {
  readonly file: string;
  readonly text: string;
  readonly origin: Origin;
  readonly sources: readonly SpecSource[];
  /** The tags, paths and operations that are ours; empty for all. */
  readonly only: readonly string[];
  readonly sha256: string | undefined;
  readonly retrieved: string | undefined;
}

/** @throws {SpecError} naming what of the file cannot be used */
export function readRecord(root: string, provider: string): SourceRecord {
  const { origin } = readPin(root, provider);
  const file = `specs/${provider}/source.json`;
  const text = readFileSync(join(root, file), "utf8");
  const { sources = [], only = [], sha256, retrieved }: JsonObject = JSON.parse(text);
  if (!Array.isArray(only) || !only.every((word) => typeof word === "string"))
    throw new SpecError(`${file}: only has to be a list of tags, paths and operations, each as text`);
  if (!Array.isArray(sources)) throw new SpecError(`${file}: sources has to be a list; ${example}`);
  const read = sources.map((one: Json) => sourceOf(one, file));
  if (origin === "upstream" && read.length > 1 && read.some(({ kind }) => kind === "openapi"))
    throw new SpecError(`${file}: sources has a whole document and more; a provider's own document is one`);
  return { file, text, origin, sources: read, only, sha256: textOf(sha256), retrieved: textOf(retrieved) };
}

const example = 'an entry looks like { "url": "https://example.com/openapi.json", "kind": "openapi" }';

function sourceOf(value: Json, file: string): SpecSource {
  const { url, kind } = isObject(value) ? value : {};
  if (typeof url !== "string" || (kind !== "openapi" && kind !== "page"))
    throw new SpecError(
      `${file}: sources has an entry without a url, or of a kind that is neither openapi nor page; ${example}`,
    );
  return { url, kind };
}

/** The text with some of its facts replaced, and everything else as it was written. */
export function withFacts({ text, file }: SourceRecord, facts: Readonly<Record<string, string>>): string {
  let result = text;
  for (const [key, value] of Object.entries(facts)) result = withFact(result, key, value);
  const [before, after]: [JsonObject, JsonObject] = [JSON.parse(text), JSON.parse(result)];
  const others = (of: JsonObject) => JSON.stringify(Object.entries(of).filter(([key]) => !Object.hasOwn(facts, key)));
  if (others(before) !== others(after) || Object.entries(facts).some(([key, value]) => after[key] !== value))
    throw new SpecError(`${file}: ${Object.keys(facts).join(", ")} cannot be replaced in it; write one key on a line`);
  return result;
}

function withFact(text: string, key: string, value: string): string {
  const written = JSON.stringify(value);
  const there = new RegExp(`(?<!\\\\)("${key}"\\s*:\\s*)(?:"(?:[^"\\\\]|\\\\.)*"|null)`);
  if (there.test(text)) return text.replace(there, (_, head: string) => head + written);
  return text.replace(/^([\t ]*)"sha256"\s*:/m, (line, indent: string) => `${indent}"${key}": ${written},\n${line}`);
}
