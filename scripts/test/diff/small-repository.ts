import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { specChangeset } from "../../src/diff/changeset.ts";
import { specDiff } from "../../src/diff/main.ts";
import { sha256 } from "../../src/fingerprint.ts";
import { defaultRoot } from "../../src/workspace.ts";
import { smallSpec } from "../small-spec.ts";

const manifests = {
  core: { version: "0.1.0" },
  small: { version: "0.1.0", dependencies: ["core"] },
  alone: { version: "2.0.0", dependencies: ["core"] },
  bridge: { version: "0.1.0", dependencies: ["core", "small"] },
  cli: { version: "0.1.0", private: true, dependencies: ["bridge"] },
  mock: { version: "0.1.0" },
} as const;

/** A repository of two providers; the one called `small` is handed on by a bridge. Gone when the test has ended. */
export class SmallRepository {
  readonly root: string = mkdtempSync(join(tmpdir(), "evalbridge-repository-"));

  constructor() {
    onTestFinished(() => rmSync(this.root, { recursive: true }));
    for (const [name, manifest] of Object.entries(manifests))
      this.write(`packages/${name}/package.json`, manifestOf(name, manifest));
    this.write("package.json", JSON.stringify({ name: "repository", private: true, version: "0.0.0" }));
    this.write("pnpm-workspace.yaml", "packages:\n  - packages/*\n");
    this.write("pnpm-lock.yaml", "lockfileVersion: '9.0'\n");
    this.write(".gitignore", "node_modules\n");
    this.write(".changeset/config.json", readFileSync(join(defaultRoot, ".changeset/config.json"), "utf8"));
    for (const provider of ["small", "alone"]) this.writeSpec(provider, smallSpec);
    this.git("init", "--quiet", "--initial-branch=main");
    this.commit();
  }

  read(file: string): string {
    return readFileSync(join(this.root, file), "utf8");
  }

  write(file: string, text: string): void {
    mkdirSync(dirname(join(this.root, file)), { recursive: true });
    writeFileSync(join(this.root, file), text);
  }

  writeSpec(provider: string, text: string): void {
    this.write(`specs/${provider}/openapi.yaml`, text);
    this.write(`specs/${provider}/source.json`, JSON.stringify({ provider, origin: "authored", sha256: sha256(text) }));
  }

  git(...words: string[]): void {
    const identity = ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false"];
    const { status, stderr } = spawnSync("git", [...identity, ...words], { cwd: this.root, encoding: "utf8" });
    if (status !== 0) throw new Error(`git ${words.join(" ")}: ${stderr}`);
  }

  commit(): void {
    this.git("add", "--all");
    this.git("commit", "--quiet", "--message", "As it stands");
  }

  /** The changesets there are, by their names. */
  changesets(): string[] {
    return readdirSync(join(this.root, ".changeset")).filter((file) => file.endsWith(".md"));
  }

  changeset(...words: string[]): Promise<Told> {
    return told((out) => specChangeset(words, this.root, out));
  }

  diff(...words: string[]): Promise<Told> {
    return told((out) => specDiff(words, this.root, out));
  }

  /** Runs changesets itself here. */
  changesets3(...words: string[]): { code: number | null; text: string } {
    const modules = join(this.root, "node_modules");
    if (!existsSync(modules)) {
      mkdirSync(modules);
      symlinkSync(join(defaultRoot, "dev/node_modules/@changesets"), join(modules, "@changesets"), "dir");
    }
    const program = join(defaultRoot, "dev/node_modules/@changesets/cli/bin.js");
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], {
      cwd: this.root,
      encoding: "utf8",
    });
    return { code: status, text: `${stdout}${stderr}` };
  }
}

interface Told {
  readonly code: number;
  readonly printed: readonly string[];
  readonly errors: readonly string[];
}

async function told(action: (out: Pick<Console, "log" | "error">) => Promise<number>): Promise<Told> {
  const [printed, errors] = [[] as string[], [] as string[]];
  const code = await action({ log: (line: string) => printed.push(line), error: (line: string) => errors.push(line) });
  return { code, printed, errors };
}

function manifestOf(
  name: string,
  manifest: { version: string; private?: boolean; dependencies?: readonly string[] },
): string {
  const { dependencies = [], ...rest } = manifest;
  const scoped = (one: string) => (one === "cli" ? "evalbridge" : `@evalbridge/${one}`);
  const on = Object.fromEntries(dependencies.map((one) => [scoped(one), "workspace:^"]));
  return `${JSON.stringify({ name: scoped(name), ...rest, dependencies: on }, undefined, 2)}\n`;
}
