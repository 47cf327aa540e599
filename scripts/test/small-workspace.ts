import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { codegen } from "../src/codegen.ts";
import { sha256 } from "../src/fingerprint.ts";
import { smallSpec } from "./small-spec.ts";

/** A folder like the repository's, gone when the test has ended. */
export class SmallWorkspace {
  readonly root: string = mkdtempSync(join(tmpdir(), "evalbridge-codegen-"));

  constructor(...providers: string[]) {
    onTestFinished(() => rmSync(this.root, { recursive: true }));
    for (const provider of providers) this.writeSpec(provider, smallSpec);
  }

  read(file: string): string {
    return readFileSync(join(this.root, file), "utf8");
  }

  write(file: string, text: string): void {
    mkdirSync(dirname(join(this.root, file)), { recursive: true });
    writeFileSync(join(this.root, file), text);
  }

  writeSpec(provider: string, text: string, origin = "authored"): void {
    this.write(`specs/${provider}/openapi.yaml`, text);
    this.write(`specs/${provider}/source.json`, JSON.stringify({ provider, origin, sha256: sha256(text) }));
  }

  /** Runs codegen here: its exit code and what it printed. */
  async codegen(...words: string[]): Promise<Told> {
    const { told, out } = listen();
    const code = await codegen(words, this.root, out);
    return { code, ...told };
  }
}

interface Told {
  readonly code: number;
  readonly printed: readonly string[];
  readonly errors: readonly string[];
}

function listen() {
  const told = { printed: [] as string[], errors: [] as string[] };
  const out = { log: (line: string) => told.printed.push(line), error: (line: string) => told.errors.push(line) };
  return { told, out: out as Pick<Console, "log" | "error"> };
}
