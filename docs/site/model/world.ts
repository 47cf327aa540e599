import { createBridge, createSource, type Run, type RunCase, type sourceKinds } from "@evalbridge/bridge";
import type { AnySource } from "@evalbridge/core";
import type { Spec } from "@evalbridge-internal/scripts";
import { type Change, exampleFetch, nowhere } from "./example-fetch.ts";

export type Kind = (typeof sourceKinds)[number];

/** A kind of run, with all that its description has examples of, as the real adapter reads them. */
export interface World {
  readonly kind: Kind;
  readonly spec: Spec;
  readonly source: AnySource;
  readonly runs: readonly Run[];
  readonly cases: readonly RunCase[];
}

export async function worldOf(kind: Kind, specs: ReadonlyMap<string, Spec>): Promise<World> {
  const spec = specs.get(kind) ?? specs.get(kind.split("-")[0] ?? "");
  if (!spec) throw new Error(`no description belongs to the source ${kind}`);
  const source = sourceFor(kind, spec);
  const bridge = createBridge({ [kind]: source as ReturnType<typeof createSource<"bland">> }, { onWarning() {} });
  const runs = new Map<string, Run>();
  for await (const run of bridge.list({})) runs.set(run.ref, run);
  // What a list leaves out is there when a run is read by itself, and the other way round.
  for (const [ref, listed] of runs) runs.set(ref, { ...listed, ...(await bridge.get(listed)) });
  const cases: RunCase[] = [];
  if (source.cases)
    for (const run of runs.values()) for await (const one of bridge.cases(run as never)) cases.push(one as RunCase);
  return { kind, spec, source, runs: [...runs.values()], cases };
}

/** A source over examples alone: no key, no network. */
export function sourceFor(kind: Kind, spec: Spec, change?: Change): AnySource {
  const variables = spec.document["x-mock-environment"] as { HUMANLOOP_FILE_ID?: string } | undefined;
  const fileId = variables?.HUMANLOOP_FILE_ID;
  // What a source warns of (a provider has closed) is said on its page.
  const options = { apiKey: "any", baseUrl: nowhere, fetch: exampleFetch(spec, change), onWarning() {} };
  return createSource(kind, { ...options, ...(fileId !== undefined && { fileId }) }) as unknown as AnySource;
}
