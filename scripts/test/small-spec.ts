import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSpec } from "../src/load-spec.ts";
import type { Spec } from "../src/model/operation.ts";
import { SpecError } from "../src/spec/problem.ts";

/** A spec with one of everything: a list in an envelope, a start, a header, an answer without a body. */
export const smallSpec: string = readFileSync(join(import.meta.dirname, "fixtures/small/openapi.yaml"), "utf8");

export const smallFile = "specs/small/openapi.yaml";

/** The text with one thing changed; what is to be changed must be there, once. */
export function changed(text: string, from: string, to: string): string {
  if (text.split(from).length !== 2) throw new Error(`found ${text.split(from).length - 1} times: ${from}`);
  return text.replace(from, () => to);
}

/** The text with a start of another class, which is then not looked for. */
export function startOf(classAndMore: string): string {
  const text = changed(smallSpec, "class: reconcilable", `class: ${classAndMore}`);
  return text.replace(/ {6}x-reconcile:\n(?: {8}.*\n)+/, "");
}

export function parseSmall(text: string = smallSpec): Spec {
  return parseSpec("small", smallFile, text);
}

/** What is wrong with a spec, line by line. */
export function problemsOf(action: () => unknown): readonly string[] {
  try {
    action();
  } catch (error) {
    if (error instanceof SpecError) return error.problems;
    throw error;
  }
  return [];
}
