import { execFile } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { files, read, root } from "./repository.ts";
import { vitest } from "./run-suite.ts";

/** A fenced block of a document. */
export interface DocBlock {
  /** The document and the line that the block begins in. */
  readonly place: string;
  /** What follows the opening fence: `ts`, `ts no-run`, `sh`. */
  readonly info: string;
  readonly text: string;
}

/** The documents that people read: the root's, each package's, the bench's, and docs/. */
export const documents: readonly string[] = files("*.md", "{bench,packages/*}/README.md", "docs/**/*.md");

export function docBlocks(): DocBlock[] {
  return documents.flatMap((document) => {
    const text = read(document);
    return [...text.matchAll(/^```([^\n]*)\n([\s\S]*?)^```$/gm)].map((match) => ({
      place: `${document}:${text.slice(0, match.index).split("\n").length + 1}`,
      info: match[1]?.trim() ?? "",
      text: match[2] ?? "",
    }));
  });
}

export interface Outcome {
  readonly code: number;
  readonly output: string;
}

/** A folder inside the repository, ignored by git, where examples find the packages that they import. */
export interface ExampleFolder {
  /** Type-checks all examples at once. */
  compile(): Promise<Outcome>;
  /** Runs an example that is a program, with Node, as its reader would. */
  run(example: DocBlock, environment: Readonly<Record<string, string>>): Promise<Outcome>;
  /** Runs all examples that are tests, with vitest. */
  test(environment: Readonly<Record<string, string>>): Promise<Outcome>;
  remove(): void;
}

export function writeExamples(examples: readonly DocBlock[]): ExampleFolder {
  const folder = join(root, "contract/.examples", String(process.pid));
  mkdirSync(folder, { recursive: true });
  for (const example of examples) writeFileSync(join(folder, fileName(example)), example.text);
  const compilerOptions = { declaration: false, isolatedDeclarations: false };
  const config = { extends: "../../../tsconfig.json", compilerOptions, include: ["./*.ts"] };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));

  return {
    compile: () => execute(join(root, "dev/node_modules/.bin/tsc"), ["--project", folder], folder, {}),
    run: (example, environment) => execute(process.execPath, [fileName(example)], folder, environment),
    test(environment) {
      // The programs run at the same time: a test that waits for its turn has not failed.
      const patience = ["--testTimeout=30000", "--hookTimeout=30000"];
      const names = examples.filter(isTest).map(fileName);
      const program = [vitest, "run", "--root", folder, "--reporter=verbose", ...patience, ...names];
      return execute(process.execPath, program, folder, environment);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Whether an example is a test, not a program. */
export function isTest({ text }: DocBlock): boolean {
  return /from "vitest"/.test(text);
}

/** So that a compiler's message tells the document and the line: `packages-vogent-README-12.ts`. */
export function fileName(example: DocBlock): string {
  const name = example.place.replace(/\.md:(\d+)$/, "-$1").replaceAll("/", "-");
  return `${name}.${isTest(example) ? "test.ts" : "ts"}`;
}

function execute(
  program: string,
  args: readonly string[],
  cwd: string,
  environment: Readonly<Record<string, string>>,
): Promise<Outcome> {
  const { PATH = "" } = process.env;
  return new Promise((resolve) => {
    const options = { cwd, env: { PATH, NO_COLOR: "1", ...environment }, timeout: 60_000 };
    execFile(program, args, options, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code ?? 1) : 0, output: `${stdout}${stderr}` });
    });
  });
}
