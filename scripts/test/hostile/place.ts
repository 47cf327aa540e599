import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { sha256 } from "../../src/fingerprint.ts";
import type { Here, HostileDocument } from "./hostile-document.ts";

/** What stands in the file that no document may open. */
export const canaryText = "canary-that-nothing-may-show-5d1f6c";

/** The folders in which one document is tried. */
export interface DocumentPlace {
  readonly here: Here;
  readonly bytes: string | Uint8Array;
  /** A workspace that holds the document already, as codegen finds it. */
  readonly workspace: string;
  /** An empty one, and the document in a folder of its own, as provider:new finds it. */
  readonly empty: string;
  readonly given: string;
  readonly spec: string;
  /** Where the program puts what it writes in passing. */
  readonly temporary: string;
  /** What stands for the hash of all that is read. */
  readonly input: string;
}

export const provider = "hostile";

/** Writes a document into both, with a canary one folder above it and a link to that beside it. */
export function placeDocument(document: HostileDocument, folder: string, port: number): DocumentPlace {
  const [workspace, empty, temporary] = [join(folder, "workspace"), join(folder, "empty"), join(folder, "temporary")];
  const given = join(folder, "around/given");
  const specs = join(workspace, "specs", provider);
  for (const made of [specs, empty, given, temporary]) mkdirSync(made, { recursive: true });
  const canaries = [specs, given].map((inner) => join(dirname(inner), "canary.yaml"));
  for (const canary of canaries) writeFileSync(canary, JSON.stringify({ description: canaryText, type: "string" }));
  const here = { canary: canaries.at(-1) as string, port };
  const bytes = document.text(here);
  for (const inner of [specs, given]) {
    writeFileSync(join(inner, "openapi.yaml"), bytes);
    symlinkSync("../canary.yaml", join(inner, "link.yaml"));
    symlinkSync("..", join(inner, "linked"));
    for (const [name, text] of Object.entries(document.beside ?? {})) writeFileSync(join(inner, name), text);
  }
  const pin = { provider, origin: "upstream", sha256: sha256(bytes) };
  writeFileSync(join(specs, "source.json"), JSON.stringify(pin));
  const input = sha256(document.name);
  return { here, bytes, workspace, empty, given, spec: join(given, "openapi.yaml"), temporary, input };
}

/** Each file and folder below one, by its path from there. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true }).map(String).sort();
}
