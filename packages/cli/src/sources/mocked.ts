import { CommandError } from "../command-error.ts";
import type { Environment } from "../config/read-variable.ts";
import { lineOf } from "../told-error.ts";

/** The mocks of a command that was asked to use them. */
export interface RunningMocks {
  readonly baseUrls: Readonly<Record<string, string>>;
  /** The variables that a client of them needs. */
  readonly environment: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

export const installMock: string = "npm install --save-dev @evalbridge/mock";

/** The mock package, which most installations of this command are without. @throws {CommandError} with the line that installs it */
export async function importMock(): Promise<typeof import("@evalbridge/mock")> {
  try {
    return await import("@evalbridge/mock");
  } catch (error) {
    const missing = (error as { readonly code?: unknown }).code === "ERR_MODULE_NOT_FOUND";
    if (!missing) throw error;
    throw new CommandError(`the mocks are a package of their own; type: ${installMock}`, 3, error);
  }
}

/** Starts the mocks of these providers. @throws {CommandError} where they cannot run */
export async function startMocks(providers: readonly string[], scenario: string | undefined): Promise<RunningMocks> {
  const { createMocks } = await importMock();
  try {
    const played = scenario === undefined ? {} : { scenario: scenario as never };
    const now = new Date().toISOString();
    // Nobody is to take an example for the run that they named.
    return await createMocks({ providers, ...played, now, clock: "running", unknownIds: "not-found" });
  } catch (error) {
    throw new CommandError(lineOf(error).replace(/^@evalbridge\/mock: /, ""), 3, error);
  }
}

export function baseUrlVariable(provider: string): string {
  return `${prefixOf(provider)}BASE_URL`;
}

/** What a client of a provider reads from the environment, taken from its mock's. */
export function ofProvider(provider: string, environment: Environment): { [name: string]: string | undefined } {
  const prefix = prefixOf(provider);
  return Object.fromEntries(Object.entries(environment).filter(([name]) => name.startsWith(prefix)));
}

function prefixOf(provider: string): string {
  return `${provider.toUpperCase().replaceAll("-", "_")}_`;
}
