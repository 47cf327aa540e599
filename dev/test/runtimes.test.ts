import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { complaint } from "../runtimes/child.ts";
import { rows } from "../runtimes/rows.ts";
import { isSameMatrix, matrix, withMatrix } from "../runtimes/table.ts";
import { wishOf } from "../runtimes/wish.ts";

const document = "before\n<!-- runtimes:start -->\nold\n<!-- runtimes:end -->\nafter\n";
const nodes = (lines: readonly string[]) => lines.filter((line) => line.startsWith("| Node |"));
const [first, second] = rows.filter(({ name }) => name === "Node");
if (!first || !second) throw new Error("the matrix has no two Nodes");

test("README.md has the matrix of the rows and versions that there are, and all of them hold", () => {
  const readme = readFileSync(join(import.meta.dirname, "../../README.md"), "utf8");
  const wanted = withMatrix(readme, matrix(rows.map((row) => [row, { problems: [] }])));
  expect(wanted).toBeDefined();
  expect(isSameMatrix(readme, wanted ?? "")).toBe(true);
});

test("a row that fails, and one that cannot be run, are told as that", () => {
  const lines = matrix([
    [first, { problems: ["something"] }],
    [second, { absent: "no such Node" }],
  ]);
  expect(nodes(lines)).toEqual([
    `| Node | ${first.version} | ${first.proves} | fails |`,
    `| Node | ${second.version} | ${second.proves} | not run: no such Node |`,
  ]);
});

test("rows that prove the same are one line, unless one of them fails", () => {
  const same = { ...second, proves: first.proves };
  const well = { problems: [] };
  expect(
    nodes(
      matrix([
        [first, well],
        [same, well],
      ]),
    ),
  ).toEqual([`| Node | ${first.version}, ${same.version} | ${first.proves} | ✓ |`]);
  expect(
    nodes(
      matrix([
        [first, well],
        [same, { problems: ["something"] }],
      ]),
    ),
  ).toHaveLength(2);
});

test("the matrix replaces what stands between its marks, and has no place without them", () => {
  expect(withMatrix(document, ["new $1"])).toBe(
    "before\n<!-- runtimes:start -->\nnew $1\n<!-- runtimes:end -->\nafter\n",
  );
  expect(withMatrix("before\n", ["new"])).toBeUndefined();
});

test("another Chromium is no other matrix; anything else is", () => {
  const chromium = "| Chromium | 150 | a page | ✓ |";
  expect(isSameMatrix(chromium, chromium.replace("150", "156"))).toBe(true);
  expect(isSameMatrix(chromium, chromium.replace("✓", "fails"))).toBe(false);
  expect(isSameMatrix("| Bun | 1.4.5 | x | ✓ |", "| Bun | 1.4.6 | x | ✓ |")).toBe(false);
});

test("rows are asked for by the beginning of their names", () => {
  const idsOf = (...words: string[]) => {
    const wish = wishOf(words);
    return typeof wish === "string" ? wish : wish.rows.map(({ id }) => id);
  };
  expect(idsOf("--only", "node26,BUN")).toEqual([rows.find(({ id }) => id.startsWith("node-26"))?.id, "bun"]);
  expect(idsOf("--only", "node-2,nowhere")).toMatch(/^--only does not know nowhere; it knows node-/);
  expect(idsOf("--only", ",")).toMatch(/^--only does not know/);
  expect(idsOf("--only", "bun", "--check")).toMatch(/leave --only out/);
  expect(idsOf("--onyl")).toMatch(/--onyl/);
  expect(idsOf()).toHaveLength(rows.length);
});

test("of what a failed program said, the line of its error is told", () => {
  const errors =
    "file.mjs:3\n  throw new Error(what);\n\nError: no answer\n    at use (file.mjs:3)\n\nNode.js v24.21.0\n";
  expect(complaint({ code: 1, output: "", errors })).toBe("exit 1: Error: no answer");
  expect(complaint({ code: 2, output: "a.ts(1,2): error TS2322: no\n", errors: "" })).toBe(
    "exit 2: a.ts(1,2): error TS2322: no",
  );
  expect(complaint({ code: "SIGKILL", output: "", errors: "" })).toBe("exit SIGKILL: it said nothing");
});
