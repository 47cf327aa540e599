import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { runStatuses, verdicts } from "@evalbridge/bridge";
import { describe, expect, test } from "vitest";
import {
  readDollars,
  readDurationMs,
  readMoment,
  readShare,
  wholeNumber,
  wordsOf,
} from "../src/command-line/read-option.ts";
import { statusWords, verdictWords } from "../src/command-line/words.ts";
import { messageLines } from "../src/terminal/message.ts";
import { quoted } from "../src/text/shell-command.ts";
import { linesOf, typed } from "./fixture.ts";

const main = join(import.meta.dirname, "../src/main.ts");
const all = [
  "",
  "runs",
  "runs list",
  "runs show",
  "runs start",
  "runs cancel",
  "runs wait",
  "runs watch",
  "parents",
  "gate",
];
const more = ["providers", "doctor", "mock", "init", "completion"];

test("the words that options take are the bridge's", () => {
  expect(statusWords).toEqual(runStatuses);
  expect(verdictWords).toEqual(verdicts);
});

describe("help", () => {
  test.each([...all, ...more].flatMap((command) => [80, 200].map((columns) => ({ command, columns }))))(
    "of evalbridge $command fits in $columns columns, and ends with 0",
    async ({ command, columns }) => {
      const { stdout, stderr, code } = await typed(`${command} --help`.trim(), { columns });
      expect({ stderr, code }).toEqual({ stderr: "", code: 0 });
      expect(stdout).toMatch(/^Usage: evalbridge/);
      for (const line of linesOf(stdout)) expect(line.length).toBeLessThanOrEqual(columns);
    },
  );

  test("is what evalbridge alone tells", async () => {
    expect(await typed([])).toEqual(await typed("--help"));
  });

  test("loads commander and our own words, and nothing of a provider, a validator or a report", () => {
    const words = ["--import", join(import.meta.dirname, "loaded-modules.ts"), main];
    const loads = (...typedWords: string[]) => {
      const { stderr } = spawnSync(process.execPath, [...words, ...typedWords], { encoding: "utf8" });
      return linesOf(stderr).filter((line) =>
        /^file:.*\/(packages\/(?!cli)|node_modules\/(?!.*commander)|cli\/src\/(gating|report|runs|input)\/)/.test(line),
      );
    };
    expect(loads("--help")).toEqual([]);
    expect(loads("runs", "--help")).toEqual([]);
    expect(loads("runs").length).toBeGreaterThan(5);
  });
});

test("where the mocks are not installed --mock tells the line that installs them, and ends with 3", () => {
  const words = ["--import", join(import.meta.dirname, "without-mock.ts"), main, "runs", "--mock"];
  const { stdout, stderr, status } = spawnSync(process.execPath, words, { encoding: "utf8" });
  expect({ stdout, stderr, status }).toEqual({
    stdout: "",
    stderr: "evalbridge: the mocks are a package of their own; type: npm install --save-dev @evalbridge/mock\n",
    status: 3,
  });
});

describe("an option's value", () => {
  test.each([
    ["90s", 90_000],
    ["1.5h", 5_400_000],
    ["7d", 604_800_000],
    ["2w", 1_209_600_000],
    ["0s", 0],
  ])("%s is %d ms", (text, ms) => expect(readDurationMs(text)).toBe(ms));

  test.each(["", "7", "d", "-1d", "7 d", "1e3s", "7days"])("%j is no time", (text) => {
    expect(() => readDurationMs(text)).toThrow(/write a time such as/);
  });

  const nowMs = Date.parse("2026-11-20T12:00:00.000Z");
  test.each([
    ["7d", "2026-11-13T12:00:00.000Z"],
    ["2026-11-01", "2026-11-01T00:00:00.000Z"],
    ["2026-11-01T12:30:00Z", "2026-11-01T12:30:00.000Z"],
    ["2026-11-01T12:30+02:00", "2026-11-01T10:30:00.000Z"],
  ])("%s is the moment %s", (text, moment) => expect(readMoment(text, nowMs)).toBe(moment));

  test.each(["yesterday", "2026-11-01T12:30:00", "2026-13-01", "20261101", "1700000000"])(
    "%s is no moment: it would mean another one on another machine, or none",
    (text) => {
      expect(() => readMoment(text, nowMs)).toThrow(/write/);
    },
  );

  test("a share is from 0 to 1, or in percent", () => {
    expect(["0", "1", "0.95", "95%", "100%"].map(readShare)).toEqual([0, 1, 0.95, 0.95, 1]);
    for (const text of ["1.1", "101%", "-1", "", "x", "NaN", "Infinity"]) expect(() => readShare(text)).toThrow();
  });

  test("dollars are digits", () => {
    expect(["5", "$5.50", "0"].map(readDollars)).toEqual([5, 5.5, 0]);
    for (const text of ["-1", "5€", "1e9", ""]) expect(() => readDollars(text)).toThrow();
  });

  test("a whole number is no less than it may be, and words are of their list", () => {
    expect(wholeNumber(1)("12")).toBe(12);
    for (const text of ["0", "1.5", "-3", "0x10", ""]) expect(() => wholeNumber(1)(text)).toThrow(/from 1 on/);
    expect(wordsOf(["a", "b"])("b", ["a"])).toEqual(["a", "b"]);
    expect(() => wordsOf(["a", "b"])("a,c", undefined)).toThrow(/it takes a, b/);
  });
});

test("a word of a printed command is read back by a shell as it was", () => {
  for (const word of ["a b", "it's", "$(x)", "`x`", "*", "", "é", "a\nb", "vogent:cfg_1", "feather.channel=voice"]) {
    const { stdout } = spawnSync("sh", ["-c", `printf %s ${quoted(word)}`], { encoding: "utf8" });
    expect(stdout).toBe(word);
  }
});

describe("a message", () => {
  const text = "feather-kb: stopped after 2 requests; to wait on: evalbridge runs wait feather-kb:a feather-kb:b";
  test("is one line for a program", () => {
    expect(messageLines(text, { isTerminal: false, width: 20 })).toEqual([text]);
  });

  test("is wrapped for a person, with what is to be typed in a line of its own", () => {
    expect(messageLines(text, { isTerminal: true, width: 24 })).toEqual([
      "feather-kb: stopped",
      "after 2 requests",
      "  to wait on: evalbridge runs wait feather-kb:a feather-kb:b",
    ]);
  });
});

test.each([
  [{ NO_COLOR: "1" }, true, false],
  [{}, true, true],
  [{}, false, false],
  [{ FORCE_COLOR: "1" }, false, true],
  [{ FORCE_COLOR: "0" }, true, false],
  [{ NO_COLOR: "1", FORCE_COLOR: "1" }, true, false],
  [{ TERM: "dumb" }, true, false],
])("with %j, terminal %s, colours are %s", async (environment, terminal, colours) => {
  const { stdout } = await typed("runs --mock", { environment, terminal });
  expect(stdout.includes("\u001b[")).toBe(colours);
});
