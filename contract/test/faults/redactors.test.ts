// Each use of a redactor in core is needed: without it, on a changed copy of the sources, the key comes out somewhere.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { canaries } from "../../src/faults/canary.ts";
import { fewFailures } from "../../src/faults/canary-failure.ts";
import { comesOut } from "../../src/faults/canary-run.ts";
import { madeSubject } from "../../src/faults/canary-subject.ts";
import { show } from "../../src/faults/figure.ts";
import { root } from "../../src/repository.ts";

beforeEach(() => void vi.useFakeTimers({ now: Date.parse("2026-11-24T12:00:00Z") }));
afterEach(() => void vi.useRealTimers());

const keys = Object.entries(canaries);

describe("each place where something is redacted is needed", () => {
  const source = join(root, "packages/core/src");
  const folders: string[] = [];
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  /** A use of a redactor: not its definition, its type, or handing it on. */
  const use = /(?<![\w"])(?:\w+\s*\.\s*)?redact(?:Value|Error)?\((?!text: |value: |error: )/g;
  const definition = /(?:function|export const|const) redact|^ {2}redact\w*\(\w+: /;
  const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
  const sites = files.flatMap((file) => {
    const text = readFileSync(join(source, file), "utf8");
    return [...text.matchAll(use)].flatMap((match) => {
      const before = text.slice(0, match.index);
      const line = text.split("\n")[before.split("\n").length - 1] ?? "";
      if (definition.test(line) || /^\s*(\/\/|\*)/.test(line)) return [];
      return [
        {
          file,
          at: match.index,
          length: match[0].length,
          name: `${file}:${before.split("\n").length}`,
          line: line.trim(),
        },
      ];
    });
  });

  let missed = 0;
  test("there are some", () => {
    expect(sites.length).toBeGreaterThan(12);
  });

  test.each(sites)("$name $line", { timeout: 30_000 }, async ({ file, at, length }) => {
    const folder = mkdtempSync(join(tmpdir(), "evalbridge-canary-"));
    folders.push(folder);
    cpSync(source, folder, { recursive: true });
    const text = readFileSync(join(source, file), "utf8");
    // Without the redaction, what is given is what comes back.
    writeFileSync(join(folder, file), `${text.slice(0, at)}((same: never) => same)(${text.slice(at + length)}`);
    const openapiFetch = pathToFileURL(createRequire(join(source, "client.ts")).resolve("openapi-fetch")).href;
    const client = readFileSync(join(folder, "client.ts"), "utf8");
    writeFileSync(join(folder, "client.ts"), client.replace('"openapi-fetch"', JSON.stringify(openapiFetch)));
    const { createClient } = await import(pathToFileURL(join(folder, "index.ts")).href);
    const outcomes: boolean[] = [];
    for (const [, key] of keys) {
      outcomes.push(await comesOut(madeSubject(createClient), key, fewFailures));
      if (outcomes.at(-1)) break;
    }
    expect(outcomes).toContain(true);
    missed++;
  });

  test("all of them", (context) => {
    expect(missed).toBe(sites.length);
    show(context, "redactors switched off one by one", "each one missed", `${missed} of ${sites.length}`);
  });
});
