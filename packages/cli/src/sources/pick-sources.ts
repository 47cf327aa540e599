import { CommandError } from "../command-error.ts";
import type { OpenSource } from "./open-sources.ts";

/**
 * The sources that `--provider` names: by a provider all that are of it, by a key that one. Somebody who names Feather would miss the
 * runs of its other kind.
 * @throws {CommandError} for a name that is neither
 */
export function pickSources(
  {
    provider: names = [],
    source: keys = [],
  }: { readonly provider?: readonly string[] | undefined; readonly source?: readonly string[] | undefined },
  sources: ReadonlyMap<string, OpenSource>,
): readonly string[] | undefined {
  if (names.length + keys.length === 0) return undefined;
  const stray = keys.find((key) => !sources.has(key));
  if (stray !== undefined)
    throw new CommandError(
      `--source: there is no source ${JSON.stringify(stray)}; there are: ${[...sources.keys()].join(", ")}`,
    );
  const all = [...sources.values()];
  const picked = names.flatMap((name) => {
    const found = all.filter(({ key, source }) => key === name || source.provider.name === name);
    if (found.length > 0) return found.map(({ key }) => key);
    const known = [...new Set(all.flatMap(({ key, source }) => [source.provider.name, key]))];
    throw new CommandError(`--provider: there is no ${JSON.stringify(name)}; there are: ${known.join(", ")}`);
  });
  return [...new Set([...keys, ...picked])];
}

/** `feather.channel=voice`, by source. @throws {CommandError} where it has another form */
export function readNative(
  given: readonly string[] | undefined,
  sources: ReadonlyMap<string, OpenSource>,
): Readonly<Record<string, Readonly<Record<string, string>>>> | undefined {
  if (given === undefined) return undefined;
  const native: Record<string, Record<string, string>> = {};
  for (const text of given) {
    const [, key, name, value] = /^([a-z][a-z0-9-]*)\.([A-Za-z]\w*)=(.*)$/s.exec(text) ?? [];
    if (key === undefined || name === undefined || value === undefined) {
      throw new CommandError(
        `--native takes source.name=value, as in feather.channel=voice; it got ${JSON.stringify(text)}`,
      );
    }
    if (!sources.has(key)) {
      throw new CommandError(
        `--native: there is no source ${JSON.stringify(key)}; there are: ${[...sources.keys()].join(", ")}`,
      );
    }
    native[key] = { ...native[key], [name]: value };
  }
  return native;
}
