import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { Level } from "../../src/diff/level.ts";
import type { Spec } from "../../src/model/operation.ts";
import { readSpec } from "../../src/model/read-spec.ts";
import { normalize } from "../../src/spec/normalize.ts";
import { readSource } from "../../src/spec/read.ts";
import { checkReferences } from "../../src/spec/references.ts";

/** A change of a small document, and what it asks of the version, by our judgement of whom it hurts. */
export interface Labelled {
  readonly title: string;
  readonly expected: Level;
  readonly why: string;
  readonly old: Spec;
  readonly now: Spec;
}

interface Row {
  readonly title: string;
  /** Text that is there once, and what takes its place. */
  readonly change: readonly { readonly from: string; readonly to: string }[];
  readonly expected: Level;
  readonly why: string;
}

export const bases: readonly string[] = ["cursor", "numbered", "unions", "old"];

const folder = join(import.meta.dirname, "corpus");

/** The changes of one base. */
export function corpusOf(base: string): Labelled[] {
  const text = readFileSync(join(folder, `${base}.yaml`), "utf8");
  const rows: readonly Row[] = parse(readFileSync(join(folder, `${base}.changes.yaml`), "utf8"));
  const old = specOf(base, text);
  return rows.map(({ title, change, expected, why }) => {
    const changed = change.reduce((here, { from, to }) => replaced(`${base}: ${title}`, here, from, to), text);
    return { title: `${base}: ${title}`, expected, why, old, now: specOf(base, changed) };
  });
}

function replaced(title: string, text: string, from: string, to: string): string {
  const parts = text.split(from);
  if (parts.length !== 2) throw new Error(`${title}: found ${parts.length - 1} times: ${from}`);
  return parts.join(to);
}

/** As a provider's own document is read: what our conventions ask of an authored one has no part in this. */
function specOf(base: string, text: string): Spec {
  const source = readSource(`${base}.yaml`, text);
  checkReferences(source);
  return readSpec(base, normalize(source.root));
}
