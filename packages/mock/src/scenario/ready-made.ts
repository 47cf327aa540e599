import type { Scenario, SourceKey, SourceScript } from "./script.ts";
import { providerOf } from "./stage.ts";
import { sourceKeys, wordFor } from "./words.ts";

/** A source of any kind: what holds for all of them. */
type Making = (source: SourceKey) => SourceScript;

const short: Making = (source) => ({
  runs: (["completed", "completed", "running", "failed", "cancelled"] as const).flatMap((phase, index) => {
    const status = wordFor(source, phase);
    return status === undefined ? [] : [{ status, verdict: index === 1 ? ("failed" as const) : ("passed" as const) }];
  }),
});

/** The scenarios that have a name. */
export type ScenarioName = "small" | "busy" | "moving" | "failing" | "odd";

const makings: Readonly<Record<ScenarioName, Making>> = {
  /** A run of each kind that a source has: passed, failed, running, failed to run, cancelled. */
  small: short,
  /** 200 runs each, in several pages. */
  busy: () => ({ size: 200, pageSize: 25 }),
  /** Runs that go on with each look, and lists that grow while they are walked. */
  moving: (source) => ({
    size: 40,
    pageSize: 10,
    moves: { insert: 1 },
    runs: [{ steps: [...waits(source), wordFor(source, "completed") as string] }],
  }),
  /** 429, a broken connection, a slow answer and a page of HTML, once each; then all is well. */
  failing: (source) => ({
    ...short(source),
    // Feather's two sources are one provider: once is enough.
    faults:
      source === "feather-kb"
        ? []
        : [
            { status: 429, headers: { "retry-after": "1" } },
            { drop: "before" },
            { delayMs: 300 },
            { status: 502, contentType: "text/html", body: "<html><body>Bad gateway</body></html>" },
          ],
  }),
  /** Words that no list of ours has, and runs of which nothing is told yet. */
  odd: (source) => ({
    runs: [{ status: "PAUSED_BY_ADMIN" }, { verdict: "none" }, { status: wordFor(source, "running") as string }],
  }),
};

export const scenarioNames = Object.keys(makings) as readonly ScenarioName[];

function waits(source: SourceKey) {
  return [wordFor(source, "pending") as string, { status: wordFor(source, "running") as string, reads: 2 }];
}

/**
 * A scenario by its name, for the sources of these providers.
 *
 * @throws {TypeError} where no scenario has that name
 */
export function readyMade(name: string, providers: readonly string[]): Scenario {
  const making: Making | undefined = Object.entries<Making>(makings).find(([known]) => known === name)?.[1];
  if (!making)
    throw new TypeError(
      `@evalbridge/mock has no scenario "${name}"; it has: ${scenarioNames.join(", ")}; or give one of your own`,
    );
  const sources = sourceKeys.filter((key) => providers.includes(providerOf(key)));
  return Object.fromEntries(sources.map((key) => [key, making(key)]));
}
