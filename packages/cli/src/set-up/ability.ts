import type { RunSource } from "@evalbridge/bridge";
import type { OpenSources } from "../sources/open-sources.ts";

/** What some sources can do and others cannot, in the order in which it is told. */
export const abilities = ["start", "estimate", "cancel", "cases", "parents"] as const;
export type Ability = (typeof abilities)[number];

export function abilitiesOf(key: string, { bridge }: Pick<OpenSources, "bridge">): readonly Ability[] {
  // The keys are a configuration's; which of them there are, no type knows.
  return abilities.filter((ability) => bridge.can(ability, key as "bland"));
}

type FilterPlace = RunSource["filters"]["parent"];

/** By which options lists can be narrowed, and where that happens: at the server, or here once everything was read. */
export function filtersAt(place: FilterPlace, { filters }: Pick<RunSource, "filters">): readonly string[] {
  const options = { parent: "parent", status: "status", createdAt: "since", verdict: "verdict" } as const;
  const names = Object.keys(options) as (keyof typeof options)[];
  return names.filter((name) => filters[name] === place).map((name) => options[name]);
}

/** Whether the provider says that its service has ended. */
export function isClosed({ provider: { lifecycle } }: RunSource): boolean {
  return lifecycle.state !== "active";
}

/** `active`, or since when the provider is closed. */
export function lifecycleOf({ provider: { lifecycle } }: RunSource): string {
  return lifecycle.state === "active" ? "active" : `closed on ${lifecycle.since}`;
}
