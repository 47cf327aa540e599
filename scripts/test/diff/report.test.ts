import { expect, test } from "vitest";
import { type Change, merged } from "../../src/diff/change.ts";
import { changelogOf } from "../../src/diff/changelog.ts";
import { bumpOf, largest } from "../../src/diff/level.ts";
import { wrapped } from "../../src/diff/wrapped.ts";

const change = (level: Change["level"], operations: readonly string[], field: string, text: string): Change => ({
  level,
  operations,
  field,
  text,
});

test("what several methods share is told once, the gravest first", () => {
  expect(
    merged([
      change("patch", ["getRun"], "", "is described anew"),
      change("major", ["getRun"], "Run.id", "is gone"),
      change("major", ["listRuns"], "Run.id", "is gone"),
    ]),
  ).toEqual([
    change("major", ["getRun", "listRuns"], "Run.id", "is gone"),
    change("patch", ["getRun"], "", "is described anew"),
  ]);
});

test("a changelog is grouped by what its readers look for", () => {
  const changes = [
    change("major", ["getRun", "listRuns", "ping"], "Run.id", "is gone"),
    change("minor", ["ping"], "", "is new: See whether it is there"),
    change("minor", [], "(server)", "can be another one"),
    change("patch", ["ping"], "", "is described anew"),
  ];
  expect(changelogOf("Small: changed.", changes)).toBe(
    [
      "Small: changed.",
      "**Breaking**",
      "- `getRun`, `listRuns` and `ping`: `Run.id` is gone",
      "**New**",
      "- `ping` is new: See whether it is there\n- the server can be another one",
      "**Fixed**",
      "- `ping` is described anew",
    ].join("\n\n"),
  );
});

test("the largest level wins, and before 1.0 a break is a minor version", () => {
  expect(largest(["patch", "major", "minor"])).toBe("major");
  expect(largest([])).toBe("none");
  expect(["0.4.1", "1.0.0", "10.2.0"].map((version) => bumpOf("major", version))).toEqual(["minor", "major", "major"]);
  expect(bumpOf("patch", "0.4.1")).toBe("patch");
});

test("lines break between words at 80 columns, and a long word is left whole", () => {
  const lines = wrapped(`${"word ".repeat(40)}${"x".repeat(90)} end`, "  ", "      ").split("\n");
  expect(lines[0]).toBe(`  ${"word ".repeat(15)}`.trimEnd());
  expect(lines.filter((line) => line.length > 80)).toEqual([`      ${"x".repeat(90)}`]);
  expect(lines.join(" ").replace(/ +/g, " ").trim()).toBe(`${"word ".repeat(40)}${"x".repeat(90)} end`);
});
