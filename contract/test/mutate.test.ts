import type { JsonObject } from "@evalbridge-internal/scripts";
import { describe, expect, test } from "vitest";
import { both, change, changeList, rename } from "../src/mutate/document-edit.ts";
import { evenly } from "../src/mutate/evenly.ts";
import { type Figures, hashOf, tallies } from "../src/mutate/figures.ts";
import { replaceOnce } from "../src/mutate/mutant.ts";
import { allMutants } from "../src/mutate/mutants.ts";
import { readMistakes } from "../src/mutate/named.ts";
import { linesFor } from "../src/mutate/report-lines.ts";
import { tableMistakes } from "../src/mutate/table-mistakes.ts";
import { providers } from "../src/repository.ts";

describe("the mutants", () => {
  const ids = allMutants().map(({ id }) => id);

  test("are the same every time, at least 300, with some of each provider and of core", () => {
    expect(allMutants().map(({ id }) => id)).toEqual(ids);
    expect(ids.length).toBeGreaterThanOrEqual(300);
    for (const owner of [...providers, "core"]) {
      expect(ids.filter((id) => id.startsWith(`${owner}/`)).length, owner).toBeGreaterThanOrEqual(40);
    }
  });

  test("can all be made of the sources as they are", () => {
    const stale = allMutants().flatMap(({ text }) => {
      try {
        text();
        return [];
      } catch (error) {
        return [(error as Error).message];
      }
    });
    expect(stale).toEqual([]);
  });

  test.each([
    "bland/counts field/passed from successful_call_count",
    "bland/verdict rule/passed without a threshold",
    "core/verdict rule/a verdict while running",
    "feather/verdict rule/kb: errored cases are left out of a pass",
    "feather/verdict rule/a null score is a pass",
    "bland/cost unit/cents as dollars",
  ])("are among them: %s", (id) => {
    expect(ids).toContain(id);
  });
});

describe("a mistake written down by hand", () => {
  const text =
    "=== core packages/core/src/page.ts\n\n# kind: what it is\n- two\n-   lines\n+ one\n\n# kind: another\n- gone\n";

  test("is read with its file, kind and words", () => {
    const [first, second] = readMistakes("some.txt", text);
    const file = "packages/core/src/page.ts";
    expect(first).toMatchObject({ id: "core/kind/what it is", owner: "core", kind: "kind", file, what: "what it is" });
    expect(second).toMatchObject({ id: "core/kind/another", file });
  });

  test.each(["=== core a.ts\n\n# no kind\n- a", "# kind: no file\n- a", "=== core a.ts\n\n# kind: odd\na"])(
    "in another form is refused by the name of its list: %j",
    (odd) => {
      expect(() => readMistakes("some.txt", odd)).toThrow(/^some\.txt: ".*" is no line of a mistake/);
    },
  );

  test("is refused where its part is not there exactly once", () => {
    expect(replaceOnce("id", "a b", "a", "$&c")).toBe("$&c b");
    expect(() => replaceOnce("id", "a a", "a", "b")).toThrow('mutant id: "a" is there 2 times, not once');
    expect(() => replaceOnce("id", "b", "a", "b")).toThrow('mutant id: "a" is there 0 times, not once');
  });
});

describe("an edit of a document", () => {
  const document: JsonObject = { a: { b: [1, 2], c: "x" } };

  test("changes one place and leaves the document it was given", () => {
    expect(change(["a", "b", 1], () => 3)(document)).toEqual({ a: { b: [1, 3], c: "x" } });
    expect(change(["a", "b", 0], () => undefined)(document)).toEqual({ a: { b: [2], c: "x" } });
    expect(changeList(["a", "b"], (items) => [...items, 3])(document)).toEqual({ a: { b: [1, 2, 3], c: "x" } });
    expect(
      both(
        rename(["a"], "b", "d"),
        change(["a", "c"], () => undefined),
      )(document),
    ).toEqual({ a: { d: [1, 2] } });
    expect(document).toEqual({ a: { b: [1, 2], c: "x" } });
  });
});

describe("a row of a table", () => {
  const start = 'export const get: OperationFacts<"small.get"> = ';
  const row = `${start}{ method: "GET", path: "/a/{id}/b/{b_id}", class: "safe", query: ["x", "y"] };`;
  const rows = (kind: string, of = row) =>
    (tableMistakes[kind]?.(of) ?? []).map(([, other]) => other.slice(start.length));

  test.each([
    ["table verb", '{ method: "POST", path: "/a/{id}/b/{b_id}", class: "safe", query: ["x", "y"] };'],
    ["table path parameters swapped", '{ method: "GET", path: "/a/{b_id}/b/{id}", class: "safe", query: ["x", "y"] };'],
    ["table parameter name", '{ method: "GET", path: "/a/{id}/b/{b_id}", class: "safe", query: ["x_x", "y"] };'],
    ["table parameter dropped", '{ method: "GET", path: "/a/{id}/b/{b_id}", class: "safe", query: ["y"] };'],
    [
      "table parameter place",
      '{ method: "GET", path: "/a/{id}/b/{b_id}", class: "safe", query: ["y"], header: ["x"] };',
    ],
    ["table class", '{ method: "GET", path: "/a/{id}/b/{b_id}", class: "never-retry", query: ["x", "y"] };'],
  ])("is mistaken in its %s", (kind, other) => {
    expect(rows(kind)[0]).toBe(other);
  });

  test.each([
    ["table tool dropped", "uses: { pages: $pages }, ", ["query: []"]],
    [
      "table tool dropped",
      "uses: { pages: $pages, styles: $styles }, ",
      ["uses: { styles: $styles }, query: []", "uses: { pages: $pages }, query: []"],
    ],
    ["table asked row dropped", "uses: { a: $a }, asks: { list }, ", ["uses: { a: $a }, query: []"]],
    ["table asked row dropped", "asks: { list, get }, ", ["asks: { get }, query: []", "asks: { list }, query: []"]],
    ["table asked row dropped", "", []],
  ])("is mistaken by each %s, of %s", (kind, facts, others) => {
    const whole = (text: string) => `{ class: "safe", ${text} };`;
    expect(rows(kind, start + whole(`${facts}query: []`))).toEqual(others.map(whole));
  });

  test("is not mistaken in what it has not", () => {
    expect(rows("table page list")).toEqual([]);
    expect(rows("table body")).toEqual([]);
  });
});

describe("the report", () => {
  const survivor = { id: "acme/kind/one", kind: "kind", where: "a.ts", what: "one" };
  const figures: Figures = {
    measuredOn: "now",
    files: 1,
    sampling: "all",
    killedBy: { test: 99, load: 0, time: 0 },
    owners: { acme: { killed: 99, total: 100 } },
    kinds: {},
    survivors: [survivor],
  };
  const reasons = { "acme/kind/one": "it changes nothing" };

  test("says how many were killed, and why the others live", () => {
    const lines = ["mutants of acme: 99 of 100 killed (99.0 %)", "  survives: acme/kind/one (one): it changes nothing"];
    expect(linesFor(figures, "now", reasons)).toEqual({ lines, ok: true });
  });

  test("is not good with a survivor that has no reason, below 95 %, or of other sources", () => {
    const silent = linesFor(figures, "now", {});
    const poor = linesFor({ ...figures, owners: { acme: { killed: 94, total: 100 } } }, "now", reasons);
    const stale = linesFor(figures, "later", reasons);
    expect([silent.ok, poor.ok, stale.ok]).toEqual([false, false, false]);
    expect(silent.lines.join("\n")).toContain("NO REASON GIVEN");
    expect(poor.lines.join("\n")).toContain("BELOW 95 %");
    expect(stale.lines.join("\n")).toContain(
      "STALE, measured on now, the sources are now later; run: npm run contract:mutate",
    );
  });

  test("knows other sources by what is in them and by what they are called", () => {
    const hash = (texts: Record<string, string>) => hashOf(Object.keys(texts), (file) => texts[file] ?? "");
    const hashes = [
      { a: "1", b: "2" },
      { a: "1", b: "3" },
      { a: "12", b: "" },
      { a: "1", c: "2" },
    ].map(hash);
    expect(new Set(hashes).size).toBe(4);
    expect(hash({ a: "1", b: "2" })).toBe(hashes[0]);
  });

  test("counts killed and all by name", () => {
    const items = [
      { name: "a", dead: true },
      { name: "a", dead: false },
      { name: "b", dead: true },
    ];
    const counted = tallies(
      items,
      ({ name }) => name,
      ({ dead }) => dead,
    );
    expect(counted).toEqual({ a: { killed: 1, total: 2 }, b: { killed: 1, total: 1 } });
  });

  test("takes so many of a list, spread over it, the same ones every time", () => {
    expect(evenly([1, 2, 3, 4, 5, 6], 2)).toEqual([1, 4]);
    expect(evenly([1], 2)).toEqual([1]);
    expect(evenly([], 2)).toEqual([]);
  });
});
