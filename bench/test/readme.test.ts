import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { figure, type Measured } from "../src/page/figure.ts";
import { foundIn } from "../src/readme/found.ts";
import { rows } from "../src/readme/rows.ts";
import { sources, sourceText } from "../src/readme/sources.ts";
import { staleCosts, withCosts } from "../src/readme/table.ts";
import { root } from "../src/repository.ts";
import { sections } from "../src/sections.ts";

const empty = "before\n<!-- cost:start -->\n<!-- cost:end -->\nafter\n";
const mocks = (ratio: number): Measured => ({
  tables: [{ title: "mocks ready", figures: [figure("ours, one process", "all four, × Prism", "ratio", ratio)] }],
  notes: [],
});
const codegen: Measured = {
  tables: [
    {
      title: "four providers",
      figures: [
        figure("ours, first run", "× time", "ratio", 0.342),
        figure("ours, nothing changed", "× time", "ratio", 0.05),
      ],
    },
  ],
  notes: [],
};
const exact = {
  "types/feather/first-calls/typescript-7": 14,
  "types/feather/further-calls/typescript-7": 0,
  "requests/list-4000-runs": 1038,
  "requests/page-of-50-runs": 6,
  "requests/wait-for-20-ended-runs": 21,
  "size/one-get": 10_949,
  "size/each-further-operation": 19.7,
  "size/vogent": 19_300,
  "size/humanloop": 19_500,
  "size/feather": 20_000,
  "size/bland": 19_900,
  "size/bridge": 27_180,
};

test("what a section found gets its rows and the line that says where it is from, in their order, and a table is made for it", () => {
  const first = withCosts(empty, "mocks", mocks(0.041), "of mocks");
  const both = withCosts(first, "codegen", codegen, "of codegen $1");
  expect(both.split("\n")).toEqual([
    "before",
    "<!-- cost:start -->",
    "| | evalbridge, everything on | others |",
    "|---|---|---|",
    "| generating four clients | 0.34 × four runs of openapi-typescript; 0.05 × when nothing changed |  |",
    "| four mocks ready | 0.04 × four Prism commands side by side |  |",
    "",
    "- `codegen`: of codegen $1",
    "- `mocks`: of mocks",
    "<!-- cost:end -->",
    "after",
    "",
  ]);
});

test("a section that was not run keeps what it said, and one that was says it anew", () => {
  const old = withCosts(withCosts(empty, "mocks", mocks(0.041), "old"), "codegen", codegen, "old");
  const now = withCosts(old, "mocks", mocks(5.04), "new");
  expect(now).toBe(old.replace("0.04 × four", "5.0 × four").replace("- `mocks`: old", "- `mocks`: new"));
  expect(withCosts(now, "mocks", mocks(5.04), "new")).toBe(now);
});

test("a document without marks, and a row of a figure that was not measured, are errors that name it", () => {
  expect(() => withCosts("before\n", "mocks", mocks(1), "")).toThrow("<!-- cost:start -->");
  expect(() => withCosts(empty, "mocks", codegen, "")).toThrow("mocks ready / ours / all four, × Prism");
});

test("the figures of others stand beside ours in the order of a reader, by what they do", () => {
  const [row] = rows.filter(({ section }) => section === "size");
  const others = ["orval, one operation", "openapi-fetch", "hey-api, one operation", "ofetch", "ky", "openai"];
  const figures = [...others, "humanloop's own SDK"].map((name, index) =>
    figure(name, "gzipped B", "bytes", 1000 * index),
  );
  const found = foundIn({ tables: [{ title: "others", figures }], exact });
  expect(row?.ours(found)).toBe(
    "10.9 kB, each further one 20 B; all of a provider 19.3 to 20.0 kB; the bridge with all four 27.2 kB",
  );
  expect(row?.others(found)).toBe(
    "without retries or limits: orval 0.0, openapi-fetch 1.0, hey-api 2.0; with: ofetch 3.0, ky 4.0, openai 5.0, Humanloop's own SDK 6.0",
  );
});

test("of what is the same everywhere, a document that says what was measured, as it is rounded here or by a hair elsewhere, is not stale", () => {
  const table = rows.map((row) => `| ${row.label} | ${row.isExact ? row.ours(foundIn({ exact })) : "1 ×"} | others |`);
  const document = empty.replace("start -->\n", `start -->\n${table.join("\n")}\n`);
  expect(staleCosts(document, exact)).toEqual([]);
  expect(staleCosts(document, { ...exact, "size/one-get": 10_851 })).toEqual([]);
  expect(staleCosts(document, { ...exact, "size/one-get": 10_951 }), "one in the last digit").toEqual([]);
  expect(staleCosts(document, { ...exact, "size/one-get": 11_051, "requests/page-of-50-runs": 7 })).toEqual([
    'README.md says "10.9 kB, each further one 20 B; all of a provider 19.3 to 20.0 kB; the bridge with all four 27.2 kB" of ' +
      'bundle of one operation, gzipped; it is "11.1 kB, each further one 20 B; all of a provider 19.3 to 20.0 kB; the bridge ' +
      'with all four 27.2 kB": npm run bench -- size --write',
    'README.md says "1038 for a list of 4,000 runs, 6 for a page of 50, 21 to wait for 20 that have ended" of requests to four providers; it is ' +
      '"1038 for a list of 4,000 runs, 7 for a page of 50, 21 to wait for 20 that have ended": npm run bench -- merge --write',
  ]);
  expect(staleCosts(empty, exact).map((line) => line.slice(0, 21))).toEqual([
    ...["README.md has no row ", "README.md has no row ", "README.md has no row "],
  ]);
});

test("times carry the day, the machine and the versions of what took part; what is the same everywhere, these alone", () => {
  const run = {
    date: "2026-11-28",
    machine: "Node 24.21.0, 2 cores",
    versions: ["@stoplight/prism-cli 5.16.0", "ky 2.1.0"],
  };
  const textOf = (section: string) => sourceText(sources[section] as (typeof sources)[string], run);
  expect(textOf("mocks")).toBe(
    "times, which inform only: 2026-11-28, Node 24.21.0, 2 cores; @stoplight/prism-cli 5.16.0",
  );
  expect(textOf("size")).toBe("the same everywhere: ky 2.1.0");
});

test("README.md has each row, and where each section of it is from", () => {
  const readme = readFileSync(join(root, "README.md"), "utf8");
  const missing = [
    ...rows.map(({ label }) => `| ${label} | `),
    ...Object.keys(sources).map((section) => `- \`${section}\`: `),
  ].filter((start) => !readme.includes(`\n${start}`));
  expect(missing, "npm run bench -- <section> --write").toEqual([]);
  expect([...new Set(rows.map(({ section }) => section))].sort()).toEqual(Object.keys(sources).sort());
  expect(Object.keys(sources).filter((section) => !Object.hasOwn(sections, section))).toEqual([]);
});
