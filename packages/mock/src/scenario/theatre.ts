import type { MockDocument } from "../document.ts";
import { checkScenario } from "./check-scenario.ts";
import { type Clock, createClock } from "./clock.ts";
import { readyMade, type ScenarioName } from "./ready-made.ts";
import type { Scenario, SourceKey } from "./script.ts";
import { createStage, type ProviderStage, providerOf } from "./stage.ts";
import { sourceKeys } from "./words.ts";

export interface TheatreOptions {
  readonly scenario?: Scenario | ScenarioName | undefined;
  readonly seed?: number | undefined;
  readonly now?: string | undefined;
  readonly clock?: "still" | "running" | undefined;
}

/** What is played at all providers, on one clock. */
export interface Theatre {
  stage(provider: string): ProviderStage | undefined;
  runs(source: SourceKey): PlayedRun[];
  advance(ms: number): void;
  reset(scenario?: Scenario | ScenarioName): void;
}

/** A run of a scenario, by the provider's own words. */
export interface PlayedRun {
  readonly id: string;
  /** What it is listed under: none, one, or with Humanloop several. */
  readonly parents: readonly string[];
  readonly status: string;
  /** The body that it was started with; empty for those that were there. */
  readonly input: Readonly<Record<string, unknown>>;
}

interface Documented {
  readonly provider: string;
  readonly document: MockDocument;
}

/** Later than all that the examples tell of. */
const usualNow = "2026-11-20T12:00:00.000Z";

/** @throws {TypeError} where the options say what nobody understands */
export function createTheatre(documents: readonly Documented[], options: TheatreOptions): Theatre {
  const { seed = 1, now = usualNow, clock: pace = "still" } = options;
  if (!Number.isSafeInteger(seed)) throw new TypeError(`@evalbridge/mock: seed is ${seed}, and takes a whole number`);
  if (Number.isNaN(Date.parse(now)))
    throw new TypeError(`@evalbridge/mock: now is ${JSON.stringify(now)}, and takes a time in ISO 8601`);
  const byProvider = new Map(documents.map(({ provider, document }) => [provider, document]));
  let clock: Clock;
  let stages: ReadonlyMap<string, ProviderStage>;

  const reset = (wanted: Scenario | ScenarioName | undefined) => {
    const scenario =
      typeof wanted === "string"
        ? readyMade(
            wanted,
            documents.map(({ provider }) => provider),
          )
        : wanted;
    // What is refused leaves everything as it was.
    if (scenario !== undefined) checkScenario(scenario, byProvider);
    clock = createClock({ fromMs: Date.parse(now), running: pace === "running" });
    const options = scenario && { scenario, seed, clock };
    stages = new Map(
      options ? documents.map(({ provider, document }) => [provider, createStage(provider, document, options)]) : [],
    );
  };
  reset(options.scenario);

  return {
    stage: (provider) => stages.get(provider),
    runs(source) {
      if (!sourceKeys.includes(source))
        throw new TypeError(
          `@evalbridge/mock: ${JSON.stringify(source)} is no source; the sources are: ${sourceKeys.join(", ")}`,
        );
      const worlds = stages.get(providerOf(source))?.worlds ?? [];
      const world = worlds.find((one) => one.source === source);
      return (world?.runs ?? []).map((run) => {
        const { id, parents, input } = run;
        return { id, parents: [...parents], status: world?.now(run).word ?? "", input };
      });
    },
    advance: (ms) => clock.advance(ms),
    reset: (scenario = options.scenario) => reset(scenario),
  };
}
