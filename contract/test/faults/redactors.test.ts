// Each use of a redactor in core is needed: without it, in a copy of the sources, the key comes out somewhere.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { canaries } from "../../src/faults/canary.ts";
import { fewFailures } from "../../src/faults/canary-failure.ts";
import { seekCanary } from "../../src/faults/canary-run.ts";
import { type CoreCopy, madeSubject } from "../../src/faults/canary-subject.ts";
import { show } from "../../src/faults/figure.ts";
import { root } from "../../src/repository.ts";

const source = join(root, "packages/core/src");
/** A use of a redactor; what has a type after it is a definition. */
const use = /(?<!function )(?<![\w.])((?:\w+\s*\.\s*)?redact(?:Value|Error)?)\((?!\w+: )/g;
const sites: string[] = [];
/** The number of the use that is switched off, as the changed sources know it. */
const off = Symbol.for("evalbridge.test.off");
const switchOff = (site: number | undefined) => Object.assign(globalThis, { [off]: site });

const copied = readdirSync(source, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => {
    const text = readFileSync(join(source, file), "utf8");
    const changed = text.replace(use, (_, redactor, index: number) => {
      const before = text.slice(0, index);
      const line = text.slice(before.lastIndexOf("\n") + 1).split("\n", 1)[0] ?? "";
      const site = sites.push(`${file}:${before.split("\n").length} ${line.trim()}`) - 1;
      // Switched off, it gives back what it is given.
      return `(globalThis[Symbol.for("${off.description}")] === ${site} ? (same) => same : ${redactor})(`;
    });
    return { file, changed };
  });

const folder = mkdtempSync(join(tmpdir(), "evalbridge-redactors-"));
let core: CoreCopy;

beforeAll(async () => {
  cpSync(source, folder, { recursive: true });
  const openapiFetch = pathToFileURL(createRequire(join(source, "http.ts")).resolve("openapi-fetch")).href;
  for (const { file, changed } of copied)
    writeFileSync(join(folder, file), changed.replace('"openapi-fetch"', JSON.stringify(openapiFetch)));
  const copy = (file: string) => import(pathToFileURL(join(folder, file)).href);
  const { createClient } = await copy("index.ts");
  core = { createClient, table: await copy("table.ts") };
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => void vi.useFakeTimers({ now: Date.parse("2026-11-24T12:00:00Z") }));
afterEach(() => {
  switchOff(undefined);
  vi.useRealTimers();
});

/** Where a key comes out: the first that does. */
async function hits(): Promise<readonly string[]> {
  for (const key of Object.values(canaries)) {
    const { hits } = await seekCanary(madeSubject(core), key, fewFailures);
    if (hits.length > 0) return hits;
  }
  return [];
}

describe("each place where something is redacted is needed", () => {
  let missed = 0;

  test("and with all of them nothing comes out of the copy", async () => {
    expect(sites.length).toBeGreaterThan(20);
    expect(await hits()).toEqual([]);
  });

  test.each(sites.map((site, index) => [site, index] as const))("%s", async (_, index) => {
    switchOff(index);
    expect(await hits()).not.toEqual([]);
    missed++;
  });

  test("all of them", (context) => {
    expect(missed).toBe(sites.length);
    show(context, "redactors switched off one by one", "each is missed", `${missed} of ${sites.length}`);
  });
});
