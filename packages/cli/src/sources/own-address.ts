import { CommandError } from "../command-error.ts";
import { baseUrlVariable } from "./mocked.ts";
import type { OpenSources, SourceFlags } from "./open-sources.ts";

/**
 * With `--mock`, a provider whose base URL is in the environment is reached there. To read there does no harm; what costs money or cannot
 * be undone is not done at an address that somebody may have taken for a mock's.
 * @throws {CommandError}
 */
export function refuseOwnAddress(key: string, { mock }: SourceFlags, { sources }: Pick<OpenSources, "sources">): void {
  const one = sources.get(key);
  if (!mock || one === undefined || one.mocked) return;
  const variable = baseUrlVariable(one.source.provider.name);
  throw new CommandError(`${key} is not a mock here, since ${variable} is set; take away ${variable}, or --mock`);
}
