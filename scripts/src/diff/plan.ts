import { pascalCase } from "../emit/names.ts";
import type { Spec } from "../model/operation.ts";
import { changelogOf } from "./changelog.ts";
import type { Changeset, Found } from "./changeset-file.ts";
import { bumpOf, isAbove, type Level } from "./level.ts";
import { dependentsOf, type Package } from "./packages.ts";
import type { Verdict } from "./verdict.ts";

/** A provider whose spec is another than it was, and what that means. */
export interface Changed {
  readonly provider: string;
  readonly old: Spec;
  readonly now: Spec;
  readonly verdict: Verdict;
}

/** The changeset that a change asks for: the provider's package, those that hand it on, and the mock that serves its document. */
export function changesetFor(
  { provider, old, now, verdict }: Changed,
  packages: ReadonlyMap<string, Package>,
): Changeset {
  const bumps = new Map<string, Level>();
  for (const one of handedOnBy(provider, packages)) {
    const level = bumpOf(verdict.level, one.version);
    if (level !== "none") bumps.set(one.name, level);
  }
  const mock = packages.get("mock");
  if (mock && !mock.isPrivate && JSON.stringify(old.document) !== JSON.stringify(now.document))
    bumps.set(mock.name, "patch");
  const title = `${pascalCase(provider)}: ${titles[verdict.level]}`;
  return { bumps, text: changelogOf(title, verdict.changes) };
}

/** The provider's package and those that hand it on, as far as they are published. */
function handedOnBy(provider: string, packages: ReadonlyMap<string, Package>): Package[] {
  const own = packages.get(provider);
  return own ? [own, ...dependentsOf(packages, own.name)].filter(({ isPrivate }) => !isPrivate) : [];
}

/** The changeset with the provider's package, and those that hand it on, at least at a level. */
export function raisedTo(
  level: Level,
  changeset: Changeset,
  provider: string,
  packages: ReadonlyMap<string, Package>,
): Changeset {
  const bumps = new Map(changeset.bumps);
  for (const { name } of handedOnBy(provider, packages))
    if (isAbove(level, bumps.get(name) ?? "none")) bumps.set(name, level);
  return { ...changeset, bumps };
}

const titles: Readonly<Record<Level, string>> = {
  major: "its API changed, and programs may have to.",
  minor: "its API can do more.",
  patch: "its API is described more closely.",
  none: "its description changed, in nothing that a user could notice.",
};

/** Keeps what a person raised, and a person's text. */
export function keeping(fresh: Changeset, before: Found): Changeset {
  const bumps = new Map(fresh.bumps);
  if (before.isRaised)
    for (const [name, level] of before.bumps) if (isAbove(level, bumps.get(name) ?? "none")) bumps.set(name, level);
  return { bumps, text: before.isRewritten ? before.text : fresh.text };
}
