import { describe, expect, test, vi } from "vitest";
import {
  ContractError,
  count,
  dollars,
  hasEnded,
  progress,
  runCase,
  runRecord,
  share,
  statusOf,
  utc,
  wordsFor,
} from "../src/index.ts";

const fields = {
  address: ["1"],
  provider: "acme",
  id: "1",
  status: "completed",
  rawStatus: "DONE",
  verdict: "passed",
  raw: {},
} as const;

describe("a run record", () => {
  test("leaves out what is undefined, also inside counts", () => {
    const record = runRecord({
      ...fields,
      score: undefined,
      counts: { passed: 1, failed: undefined },
      parent: undefined,
    });
    expect(Object.keys(record).sort()).toEqual([...Object.keys(fields), "counts"].sort());
    expect(record.counts).toEqual({ passed: 1 });
    expect(runRecord({ ...fields, counts: { passed: undefined } })).not.toHaveProperty("counts");
    expect(runCase({ outcome: "passed", key: undefined, raw: 1 })).toEqual({ outcome: "passed", raw: 1 });
  });

  test.each([[[""]], [[undefined]], [["evr_1", ""]]])(
    "without an id, %j, is an answer that cannot be read",
    (address) => {
      expect(() => runRecord({ ...fields, address: address as never })).toThrow(ContractError);
    },
  );

  test.each(["pending", "running", "failed", "cancelled", "unknown"] as const)(
    "that is %s has no verdict",
    (status) => {
      expect(runRecord({ ...fields, status }).verdict).toBe("none");
      expect(runRecord({ ...fields, status, verdict: "failed" }).verdict).toBe("none");
    },
  );

  test.each(["completed", "partial"] as const)("that is %s keeps its verdict", (status) => {
    expect(runRecord({ ...fields, status }).verdict).toBe("passed");
    expect(runRecord({ ...fields, status, verdict: "failed" }).verdict).toBe("failed");
  });
});

test.each([
  ["pending", undefined, false],
  ["running", "2026-11-01T00:00:00.000Z", false],
  ["completed", undefined, true],
  ["partial", undefined, true],
  ["failed", undefined, true],
  ["cancelled", undefined, true],
  ["unknown", undefined, false],
  ["unknown", "2026-11-01T00:00:00.000Z", true],
] as const)("a run that is %s with end %s has ended: %s", (status, endedAt, ended) => {
  expect(hasEnded(endedAt === undefined ? { status } : { status, endedAt })).toBe(ended);
});

describe("a provider's status word", () => {
  const table = { PENDING: "pending", QUEUED: "pending", DONE: "completed" } as const;
  test("is looked up whatever its casing; another is unknown", () => {
    const words = ["PENDING", "queued", "Done", "NEW", "", "constructor", "__proto__"];
    expect(words.map((word) => statusOf(table, word))).toEqual([
      "pending",
      "pending",
      "completed",
      "unknown",
      "unknown",
      "unknown",
      "unknown",
    ]);
  });
  test("that a provider leaves null, against its description, is unknown", () => {
    expect(statusOf(table, null as never)).toBe("unknown");
  });
  test("is asked for by all words of a status, and not at all where unknown is wanted", () => {
    expect(wordsFor(table, ["pending"])).toEqual(["PENDING", "QUEUED"]);
    expect(wordsFor(table, ["failed"])).toEqual([]);
    expect(wordsFor(table, ["pending", "unknown"])).toBeUndefined();
    expect(wordsFor(table, undefined)).toBeUndefined();
  });
});

describe("a value", () => {
  test("of time is UTC with milliseconds, or absent", () => {
    expect(
      [
        "2026-11-01T10:00:00Z",
        "2026-11-01T10:00:00+02:00",
        "2026-11-01T10:00:00.123456",
        "2026-11-01",
        "soon",
        "",
        null,
      ].map(utc),
    ).toEqual([
      "2026-11-01T10:00:00.000Z",
      "2026-11-01T08:00:00.000Z",
      "2026-11-01T10:00:00.123Z",
      "2026-11-01T00:00:00.000Z",
      undefined,
      undefined,
      undefined,
    ]);
  });

  test("of time without a zone is UTC wherever it is read", () => {
    vi.stubEnv("TZ", "America/New_York");
    expect(new Date("2026-11-01 10:00").getTimezoneOffset()).not.toBe(0);
    expect(["2026-11-01 10:00", "2026-11-01t10:00", "2026-11-01 10:00 UTC", "2026-11-01"].map(utc)).toEqual([
      "2026-11-01T10:00:00.000Z",
      "2026-11-01T10:00:00.000Z",
      "2026-11-01T10:00:00.000Z",
      "2026-11-01T00:00:00.000Z",
    ]);
    vi.unstubAllEnvs();
  });

  test.each([
    "1",
    "-1",
    "foo 1",
    "Nov 1 2026",
    "2026-11",
    "2025-02-30",
    "2026-13-01",
    "2026-11-01T25:00Z",
    "2026-11-01Z",
  ])("of time that is not ISO 8601, or no day, is absent: %s", (time) => {
    expect(utc(time)).toBeUndefined();
  });

  test.each([
    ["2026-11-01T24:00:00Z", "2026-11-02T00:00:00.000Z"],
    ["2026-11-01T23:59:59.9Z", "2026-11-01T23:59:59.900Z"],
    ["2024-02-29T00:00:00Z", "2024-02-29T00:00:00.000Z"],
    ["2025-02-29T00:00:00Z", undefined],
    ["2026-11-01T10:00:60Z", undefined],
    ["2026-11-01T25:00:00Z", undefined],
  ])("of time in the usual form is the same by the short way: %s", (time, expected) => {
    expect(utc(time)).toBe(expected);
    // Another spelling of the same goes the long way.
    expect(utc(time.replace("T", " "))).toBe(expected);
  });

  test("as a share is the decimal number that people expect", () => {
    expect([82.4, 53.3, 66.67, 29].map((value) => share(value, 100))).toEqual([0.824, 0.533, 0.6667, 0.29]);
  });

  test("out of its range is absent, never clamped", () => {
    expect([0, 1, 0.5, 1.2, -0.1, Number.NaN, null, undefined].map((value) => share(value))).toEqual([
      0,
      1,
      0.5,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(share(82.4, 100)).toBeCloseTo(0.824);
    expect([0, 3, -1, 1.5, Number.NaN, null].map(count)).toEqual([0, 3, undefined, undefined, undefined, undefined]);
    expect([0, 1.24, -1, Number.POSITIVE_INFINITY, null].map(dollars)).toEqual([
      0,
      1.24,
      undefined,
      undefined,
      undefined,
    ]);
    expect([progress(1, 2), progress(3, 2), progress(-1, 2), progress(0, 0)]).toEqual([
      { completed: 1, total: 2 },
      undefined,
      undefined,
      { completed: 0, total: 0 },
    ]);
  });
});
