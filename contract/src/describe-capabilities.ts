import { hasEnded, type RunRecord } from "@evalbridge/core";
import { describe, expect, test } from "vitest";
import { caseProblems, recordProblems } from "./record-problems.ts";
import type { RunSourceFacts } from "./run-source-facts.ts";
import type { Stage } from "./source-stage.ts";
import { operationOf, pagesOf, runsOf, walk } from "./source-walk.ts";
import { specOf } from "./specs.ts";
import { validCalls } from "./valid-calls.ts";

const inItself = ["provider", "filters", "scopes", "page", "get"];
/** What serves the bridge in some sources, and is nothing that a caller would ask for. */
const behindTheScenes = ["addressOf", "shared"];
/** What is told of it to people. */
const told = ["parentTerm", "listsPerParent", "listsWhole", "natives"];

/** What a source can do beside lists and single runs. */
export function describeCapabilities(stage: Stage, { provider, capabilities }: RunSourceFacts): void {
  const spec = specOf(provider);
  /** Arguments that the spec allows for the operation behind a capability. */
  const inputOf = (operation: string) => validCalls(spec, operationOf(spec, operation))[0]?.args as never;
  const runs = async (): Promise<RunRecord[]> => runsOf(await walk(stage.source));

  test("has what its type says, and nothing else", () => {
    const shown = Object.keys(stage.source).filter((name) => ![...behindTheScenes, ...told].includes(name));
    expect(shown.sort()).toEqual([...inItself, ...Object.keys(capabilities)].sort());
    expect(stage.source.provider.name).toBe(provider);
  });

  test("names what its runs belong to, and whether that has a list each", async () => {
    const { parentTerm, listsPerParent = false, parents } = stage.source;
    expect(parentTerm).toMatch(/^[a-z]+$/);
    const { items } = await stage.source.scopes({}, undefined);
    const known = parents ? (await parents.call(stage.source, undefined)).items.map(({ key }) => key) : [];
    expect(items.every(({ key }) => known.includes(key))).toBe(listsPerParent);
  });

  describe.each(Object.entries(capabilities))("%s", (capability, operation) => {
    const tests: Record<string, () => Promise<void>> = {
      async start() {
        const run = (await stage.source.start?.(inputOf(operation))) as RunRecord;
        expect(recordProblems(run, provider)).toEqual([]);
        expect(hasEnded(run)).toBe(false);
      },
      async estimate() {
        const estimate = await stage.source.estimate?.(inputOf(operation));
        expect(estimate?.costUsd).toBeGreaterThan(0);
        expect(estimate?.cases ?? 1).toBeGreaterThan(0);
        expect(estimate?.raw).toBeTypeOf("object");
      },
      async cancel() {
        const all = await runs();
        expect(new Set(all.map(hasEnded))).toEqual(new Set([true, false]));
        for (const run of all) {
          const read = await stage.source.get(run.address);
          let cancelled: RunRecord | undefined;
          const requests = await stage.requestsOf(async () => {
            cancelled = await stage.source.cancel?.(run.address);
          });
          const written = requests.some(({ method }) => method !== "GET");
          expect({ run: run.address, written }).toEqual({ run: run.address, written: !hasEnded(run) });
          if (hasEnded(run)) expect(cancelled).toEqual(read);
          else expect(cancelled?.address).toEqual(run.address);
          expect(recordProblems(cancelled as RunRecord, provider)).toEqual([]);
        }
      },
      async cases() {
        let found = 0;
        for (const { address } of await runs()) {
          const pages = await pagesOf(async (cursor) => stage.source.cases?.(address, cursor) ?? { items: [] });
          const cases = pages.flatMap(({ page }) => page.items);
          expect(cases.flatMap(caseProblems)).toEqual([]);
          found += cases.length;
        }
        expect(found).toBeGreaterThan(0);
      },
      async parents() {
        const pages = await pagesOf(async (cursor) => stage.source.parents?.(cursor) ?? { items: [] });
        const keys = pages.flatMap(({ page }) => page.items.map(({ key }) => key));
        expect(pages.length).toBeGreaterThan(1);
        expect(new Set(keys).size).toBe(keys.length);
        expect(keys).not.toContain("");
        const known = (await runs()).flatMap(({ parent }) => parent?.id ?? []);
        expect(known.some((id) => keys.includes(id))).toBe(true);
      },
    };
    const titles: Record<string, string> = {
      start: "gives a valid run that has not ended",
      estimate: "says what it would cost",
      cancel: "cancels a run that goes on, and gives an ended one as it is",
      cases: "pages through each run's cases, all valid",
      parents: "pages through what runs belong to",
    };
    test(titles[capability] ?? capability, tests[capability] as () => Promise<void>);
  });
}
