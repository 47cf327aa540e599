// The commands of the documents, typed: each ends as its comment says, else with 0.
import { globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Mocks } from "@evalbridge/mock";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { servedMocks, typed } from "./fixture.ts";

const root = join(import.meta.dirname, "../../..");
const documents = globSync(["*.md", "packages/*/README.md", "docs/*.md", "docs/guides/*.md", "docs/site/pages/*.md"], {
  cwd: root,
}).sort();

interface Line {
  readonly document: string;
  readonly command: string;
  readonly code: number;
}

const lines: readonly Line[] = documents.flatMap((document) => {
  const text = readFileSync(join(root, document), "utf8");
  const blocks = [...text.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, block = ""]) =>
    block.replaceAll(/\\\n\s*/g, ""),
  );
  return blocks.flatMap((block) =>
    [...block.matchAll(/^npx evalbridge (.*?)(?: +# (.*))?$/gm)].map(([, command = "", comment = ""]) => ({
      document,
      command,
      code: Number(/\bexits with (\d)/.exec(comment)?.[1] ?? 0),
    })),
  );
});

/** What is waited for has to end, which no example does. */
const ends = { vogent: { runs: [{ parent: "cfg_1", steps: ["RUNNING", "SUCCESS"], passed: 20 }] } } as const;

let mocks: Mocks;
let ending: Mocks;
let folder: string;
beforeAll(async () => {
  [mocks, ending] = await Promise.all([servedMocks(), servedMocks({ providers: ["vogent"], scenario: ends })]);
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "evalbridge-"));
  return () => rmSync(folder, { recursive: true });
});
afterAll(() => Promise.all([mocks.close(), ending.close()]));

test("the documents show commands", () => {
  expect(lines.length).toBeGreaterThan(25);
  expect(new Set(lines.map(({ document }) => document)).size).toBeGreaterThan(3);
});

test.each(lines)("$document: evalbridge $command ends with $code", async ({ command, code }) => {
  // A command that asks for mocks of its own has them; the others find ours by the environment, as a reader finds a provider.
  const { environment } = command.includes("--mock")
    ? { environment: {} }
    : command.includes("--wait")
      ? ending
      : mocks;
  const ended = await typed(command.split(" "), { folder, environment });
  expect(ended.stderr.replace(/^note: .*\n/gm, ""), ended.stderr).toEqual(
    code === 3 || code === 5 || command.includes("--wait") ? expect.any(String) : "",
  );
  expect(ended.code, ended.stdout + ended.stderr).toBe(code);
});
