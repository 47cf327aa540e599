import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Mocks, MocksOptions, Scenario, ScenarioName } from "@evalbridge/mock";
import { CommandError } from "../command-error.ts";
import type { CommandExit, Context } from "../context.ts";
import { importMock } from "../sources/mocked.ts";
import { plain } from "../text/plain.ts";
import { lineOf } from "../told-error.ts";

export interface MockFlags {
  readonly provider?: readonly string[] | undefined;
  readonly port?: readonly string[] | undefined;
  readonly scenario?: string | undefined;
  readonly seed?: number | undefined;
}

// The mocks are not there in most installations, so their names cannot be asked of them; the compiler sees that these are all.
const scenarios: Readonly<Record<ScenarioName, true>> = {
  small: true,
  busy: true,
  moving: true,
  failing: true,
  odd: true,
};
export const scenarioNames: readonly ScenarioName[] = Object.keys(scenarios) as ScenarioName[];

/** `evalbridge mock`: serves until it is ended. On stdout are the variables that lead there, and nothing else. */
export async function mockCommand(flags: MockFlags, context: Context): Promise<CommandExit> {
  const { out, signal } = context;
  const options = optionsOf(flags, context);
  const { createMocks } = await importMock();
  let started: Mocks | undefined;
  const mocks = await createMocks({
    ...options,
    now: new Date(context.nowMs()).toISOString(),
    clock: "running",
    // Nobody looks at what was asked, and it would fill the memory. The first may come while others are still being started.
    onRequest: () => started?.requests.splice(0),
  }).catch((error: unknown) => {
    throw new CommandError(told(error, flags.scenario), 3, error);
  });
  started = mocks;
  const ended = endOf(signal);
  try {
    const lines = Object.entries(mocks.environment).map(([name, value]) => `export ${name}=${singleQuoted(value)}\n`);
    // At once: who reads them may look as soon as something is there.
    await out.write(lines.join(""));
    await tellServed(Object.keys(mocks.baseUrls), flags.scenario, context);
    await ended;
  } finally {
    await mocks.close();
  }
  return 0;
}

/** Ends with Ctrl-C, or when somebody ends this process by name. */
function endOf(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      signal.removeEventListener("abort", end);
      process.off("SIGTERM", end);
      resolve();
    };
    process.once("SIGTERM", end);
    signal.addEventListener("abort", end, { once: true });
    if (signal.aborted) end();
  });
}

async function tellServed(providers: readonly string[], scenario: string | undefined, { err }: Context): Promise<void> {
  const played = scenario === undefined ? "" : ` (scenario ${plain(scenario)})`;
  await err.line(`evalbridge mock serves ${providers.join(", ")}${played}`);
  await err.line("to use it: evalbridge mock > mocks.env, and in another shell: . ./mocks.env");
  if (process.platform === "win32")
    await err.line("in PowerShell: (Get-Content mocks.env) -replace '^export ', '$env:' | Invoke-Expression");
  await err.line(`end it with Ctrl-C, or: kill ${process.pid}`);
}

function singleQuoted(value: string): string {
  return `'${value.replaceAll("'", "'\\''")}'`;
}

/** @throws {CommandError} for a value that is not understood */
function optionsOf({ provider, port = [], scenario, seed }: MockFlags, { folder }: Context): MocksOptions {
  return {
    ...(provider && { providers: provider }),
    ports: Object.fromEntries(port.map(readPort)),
    ...(scenario !== undefined && { scenario: readScenario(scenario, folder) }),
    ...(seed !== undefined && { seed }),
  };
}

function readPort(text: string): [string, number] {
  const [, provider, number] = /^([a-z][a-z0-9-]*)=(\d{1,5})$/.exec(text) ?? [];
  if (provider !== undefined && Number(number) <= 65_535) return [provider, Number(number)];
  throw new CommandError(
    `--port takes a provider and a number up to 65535, as in vogent=4010; it got "${plain(text)}"`,
  );
}

/** What is in a file is looked at when it is played. */
function readScenario(text: string, folder: string): Scenario | ScenarioName {
  const name = scenarioNames.find((one) => one === text);
  if (name !== undefined) return name;
  if (!text.endsWith(".json")) {
    const names = scenarioNames.join(", ");
    throw new CommandError(`--scenario takes ${names} or the path of a .json file; it got "${plain(text)}"`);
  }
  try {
    return JSON.parse(readFileSync(resolve(folder, text), "utf8"));
  } catch (error) {
    throw new CommandError(`--scenario: ${plain(text)} cannot be read: ${plain(lineOf(error))}`, 3, error);
  }
}

/** What the mocks refuse, with the file that it is in. */
function told(error: unknown, scenario: string | undefined): string {
  const message = plain(lineOf(error)).replace(/^@evalbridge\/mock: /, "");
  return message.startsWith("scenario") && scenario?.endsWith(".json") ? `${plain(scenario)}: ${message}` : message;
}
