import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { everyTestRan, forgetCoverage, readCoverage, recordCoverage } from "../src/coverage.ts";
import { coverageTable } from "../src/coverage-table.ts";
import { providers } from "../src/repository.ts";
import { specOf } from "../src/specs.ts";

const specs = providers.map(specOf);
const everything = Object.fromEntries(
  specs.map(({ provider, operations }) => [
    provider,
    Object.fromEntries(
      operations.map(({ id, success, errors }) => [id, [success.status, ...errors.map(({ status }) => status)]]),
    ),
  ]),
);

test("the specs hold the 95 operations that the providers document", () => {
  expect(specs.flatMap(({ operations }) => operations)).toHaveLength(95);
});

describe("the coverage table", () => {
  test("is complete when each documented status of each operation was seen", () => {
    const { lines, complete } = coverageTable(specs, everything);
    expect(complete).toBe(true);
    expect(lines.at(-1)).toBe("total      95 of 95 operations called, none skipped");
    expect(lines.join("\n")).toMatch(/^listEvalConfigRuns +✓ +✓ +✓$/m);
  });

  test("shows a status that was not seen, and is not complete", () => {
    const vogent = { ...everything.vogent, listEvalConfigRuns: [200, 422] };
    const { lines, complete } = coverageTable(specs, { ...everything, vogent });
    expect(complete).toBe(false);
    expect(lines.join("\n")).toMatch(/^listEvalConfigRuns +✓ +✗ +✓$/m);
    expect(lines.join("\n")).toMatch(/^vogent +14 of 14 operations called, 41 of 42 documented statuses$/m);
  });

  test("counts an operation that was never called as skipped", () => {
    const { listEvalConfigRuns: _, ...others } = everything.vogent ?? {};
    const { lines, complete } = coverageTable(specs, { ...everything, vogent: others });
    expect(complete).toBe(false);
    expect(lines.at(-1)).toBe("total      94 of 95 operations called, 1 skipped");
  });
});

test("a run that leaves a test out records nothing", () => {
  const ran = { mode: "run" };
  expect(everyTestRan([ran, { mode: "run", tasks: [ran] }])).toBe(true);
  expect(everyTestRan([ran, { mode: "run", tasks: [ran, { mode: "skip" }] }])).toBe(false);
});

test("a recording is read back until it is forgotten, and without one there is nothing to read", () => {
  const folder = mkdtempSync(join(tmpdir(), "evalbridge-coverage-"));
  const file = join(folder, "inner/operations.json");
  try {
    const statuses = [200, 404, 200];
    recordCoverage(
      statuses.map((status) => ({ provider: "vogent", operation: "getEvalRun", status })),
      file,
    );
    expect(readCoverage(file)).toEqual({ vogent: { getEvalRun: [200, 404] } });
    forgetCoverage(file);
    expect(readCoverage(file)).toBeUndefined();
  } finally {
    rmSync(folder, { recursive: true });
  }
});
