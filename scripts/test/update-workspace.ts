import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import { sha256 } from "../src/fingerprint.ts";
import { type Setting, specUpdate } from "../src/update/main.ts";
import type { SpecSource } from "../src/update/source-record.ts";
import { SmallWorkspace } from "./small-workspace.ts";

const fixtures = join(import.meta.dirname, "fixtures/update");

/** A provider's document: three operations on notes. */
export const notes: string = readFileSync(join(fixtures, "notes.yaml"), "utf8");

/** The folder with the same three operations as pages. */
export const notesPages: string = join(fixtures, "pages");

/** A page of it, by the name of its file. */
export function page(name: string): string {
  return readFileSync(join(notesPages, name), "utf8");
}

interface Told {
  readonly code: number;
  /** What was printed, and what was told as an error. */
  readonly printed: string;
  readonly errors: readonly string[];
}

interface Facts {
  readonly origin?: "upstream" | "authored";
  readonly sources?: readonly SpecSource[];
  readonly [key: string]: unknown;
}

/** A workspace with providers that have sources. */
export class UpdateWorkspace extends SmallWorkspace {
  /** A provider that has the notes, as taken on the 1st of January 2026. */
  addNotes({ origin = "upstream", ...more }: Facts = {}, text: string = notes, provider = "notes"): void {
    this.write(`specs/${provider}/openapi.yaml`, text);
    const facts = {
      provider,
      origin,
      urls: [],
      documentVersion: "1.4.0",
      retrieved: "2026-01-01",
      sha256: sha256(text),
    };
    this.write(`specs/${provider}/source.json`, `${JSON.stringify({ ...facts, ...more }, undefined, 2)}\n`);
  }

  overlay(...actions: readonly object[]): void {
    const overlay = { overlay: "1.0.0", info: { title: "Corrections", version: "1" }, actions };
    this.write("specs/notes/overlay.yaml", stringify(overlay));
  }

  /** Every file's text, by its path. */
  files(): Record<string, string> {
    const entries = readdirSync(this.root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
    return Object.fromEntries(paths.map((path) => [path.slice(this.root.length + 1), readFileSync(path, "latin1")]));
  }

  /** Runs spec:update here, on the 2nd of February 2026. */
  async update(words: readonly string[] = [], setting: Setting = {}): Promise<Told> {
    const printed: string[] = [];
    const errors: string[] = [];
    const out = { log: (line: string) => printed.push(line), error: (line: string) => errors.push(line) };
    const code = await specUpdate(words, {
      root: this.root,
      today: "2026-02-02",
      out: out as unknown as Pick<Console, "log" | "error">,
      ...setting,
    });
    return { code, printed: printed.join("\n"), errors };
  }
}
