import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Coverage, everyTestRan, forgetCoverage, readCoverage, recordCoverage } from "../src/coverage.ts";
import { coverageTable } from "../src/coverage-table.ts";
import { providers } from "../src/repository.ts";
import { argumentsShape } from "../src/shape/arguments-shape.ts";
import { facetsOf } from "../src/shape/facets.ts";
import { specOf } from "../src/specs.ts";

const specs = providers.map(specOf);
const everything: Coverage = Object.fromEntries(
  specs.map((spec) => {
    const statuses = spec.operations.map(({ id, success, errors }) => [
      id,
      [success, ...errors].map((one) => one.status),
    ]);
    const facets = spec.operations.map((operation) => [operation.id, facetsOf(argumentsShape(spec, operation))]);
    const lists = { statuses: Object.fromEntries(statuses), facets: Object.fromEntries(facets) };
    return [spec.provider, { ...lists, exchanges: 12, mismatches: 0 }];
  }),
);
const { vogent } = everything;
if (!vogent) throw new Error("there is no vogent");

test("the specs hold the 95 operations that the providers document", () => {
  expect(specs.flatMap(({ operations }) => operations)).toHaveLength(95);
});

describe("the coverage table", () => {
  test("is complete when each documented status and each facet of each operation was seen", () => {
    const { lines, complete } = coverageTable(specs, everything);
    expect(complete).toBe(true);
    expect(lines.at(-1)).toBe("total      95 of 95 operations called, none skipped");
    expect(lines.join("\n")).toMatch(/^listEvalConfigRuns +✓ +✓ +✓$/m);
    expect(lines.join("\n")).toMatch(
      /^vogent +parameters (\d{3}) of \1 facets, second-validator mismatches 0 of 12 exchanges$/m,
    );
  });

  test("shows a status that was not seen, and is not complete", () => {
    const statuses = { ...vogent.statuses, listEvalConfigRuns: [200, 422] };
    const { lines, complete } = coverageTable(specs, { ...everything, vogent: { ...vogent, statuses } });
    expect(complete).toBe(false);
    expect(lines.join("\n")).toMatch(/^listEvalConfigRuns +✓ +✗ +✓$/m);
    expect(lines.join("\n")).toMatch(/^vogent +14 of 14 operations called, 41 of 42 documented statuses$/m);
  });

  test("shows a facet that never arrived, and is not complete", () => {
    const listEvalConfigRuns = vogent.facets.listEvalConfigRuns?.filter((facet) => facet !== "/cursor emoji") ?? [];
    const facets = { ...vogent.facets, listEvalConfigRuns };
    const { lines, complete } = coverageTable(specs, { ...everything, vogent: { ...vogent, facets } });
    expect(complete).toBe(false);
    expect(lines).toContain("✗ listEvalConfigRuns /cursor emoji never arrived");
  });

  test("is not complete when the second validator found something", () => {
    const { lines, complete } = coverageTable(specs, { ...everything, vogent: { ...vogent, mismatches: 1 } });
    expect(complete).toBe(false);
    expect(lines.join("\n")).toMatch(/^vogent .*second-validator mismatches 1 of 12 exchanges$/m);
  });

  test("counts an operation that was never called as skipped", () => {
    const { listEvalConfigRuns: _, ...statuses } = vogent.statuses;
    const { lines, complete } = coverageTable(specs, { ...everything, vogent: { ...vogent, statuses } });
    expect(complete).toBe(false);
    expect(lines.at(-1)).toBe("total      94 of 95 operations called, 1 skipped");
  });

  test("is not complete where nothing was recorded", () => {
    expect(coverageTable(specs, {}).complete).toBe(false);
  });
});

test("a run that leaves a test out records nothing", () => {
  const ran = { mode: "run" };
  expect(everyTestRan([ran, { mode: "run", tasks: [ran] }])).toBe(true);
  expect(everyTestRan([ran, { mode: "run", tasks: [ran, { mode: "skip" }] }])).toBe(false);
});

test("recordings of suites are read back together until they are forgotten, and without one there is nothing to read", () => {
  const folder = join(mkdtempSync(join(tmpdir(), "evalbridge-coverage-")), "inner");
  const seen = (status: number, facet: string) => ({
    toy: { statuses: { getRun: [200, status] }, facets: { getRun: [facet] }, exchanges: 2, mismatches: 1 },
  });
  try {
    recordCoverage("one", seen(404, "/id present"), folder);
    recordCoverage("two", seen(422, "/id awkward"), folder);
    const facets = { getRun: ["/id present", "/id awkward"] };
    const statuses = { getRun: [200, 404, 422] };
    expect(readCoverage(folder)).toEqual({ toy: { statuses, facets, exchanges: 4, mismatches: 2 } });
    forgetCoverage(folder);
    expect(readCoverage(folder)).toBeUndefined();
  } finally {
    rmSync(join(folder, ".."), { recursive: true });
  }
});
