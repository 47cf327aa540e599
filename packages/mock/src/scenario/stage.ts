import type { MockDocument } from "../document.ts";
import { blandSpeech } from "./bland.ts";
import type { Clock } from "./clock.ts";
import { type FaultPlan, planFaults } from "./fault.ts";
import { featherSpeech } from "./feather.ts";
import { featherKbSpeech } from "./feather-kb.ts";
import { humanloopSpeech } from "./humanloop.ts";
import { type IdRules, idRule } from "./id-rule.ts";
import type { Scenario } from "./script.ts";
import { type Handlers, type Speeches, samplesOf } from "./speech.ts";
import { vogentSpeech } from "./vogent.ts";
import { sourceKeys } from "./words.ts";
import { World } from "./world.ts";

const speeches: Speeches = {
  vogent: vogentSpeech,
  humanloop: humanloopSpeech,
  feather: featherSpeech,
  "feather-kb": featherKbSpeech,
  bland: blandSpeech,
};

/** What a provider plays: which operations have an answer of the scenario's own, and what goes wrong. */
export interface ProviderStage {
  readonly handlers: Handlers;
  readonly faults: FaultPlan;
  readonly worlds: readonly World[];
}

export interface StageOptions {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly clock: Clock;
}

/** The worlds of a provider's sources. Those that the scenario does not name are there too, with nothing in them. */
export function createStage(provider: string, document: MockDocument, options: StageOptions): ProviderStage {
  const { scenario, seed, clock } = options;
  const sample = samplesOf(document);
  const sources = sourceKeys.filter((key) => speeches[key].provider === provider);
  const worlds = sources.map((key) => {
    const { idOf, mostOnPage } = speeches[key];
    return new World(key, scenario[key] ?? { parents: 0 }, { seed, clock, idOf, mostOnPage });
  });
  return {
    worlds,
    handlers: Object.assign({}, ...worlds.map((world) => speeches[world.source].handlers({ world, clock, sample }))),
    faults: planFaults(worlds.flatMap(({ script }) => script.faults ?? [])),
  };
}

/** Which ids a request at a source can name. */
export function idRulesOf(key: keyof Speeches, document: MockDocument): IdRules {
  const { run, parent } = speeches[key].sentAs;
  return { run: idRule(document, run), parent: idRule(document, parent) };
}

/** The sources that each provider has. */
export function providerOf(key: keyof Speeches): string {
  return speeches[key].provider;
}
