import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { MocksOptions } from "./mocks.ts";
import { scenarioNames } from "./scenario/ready-made.ts";
import type { Scenario } from "./scenario/script.ts";

/** What the command line asks for. */
export interface Command {
  readonly options: MocksOptions;
  readonly help: boolean;
  /** Whether each request is to be told. */
  readonly log: boolean;
  /** The file that the scenario is from. */
  readonly file?: string;
}

export const usage: string = `evalbridge-mock: mock servers of evaluation providers, for tests in any language

  evalbridge-mock [options]

  --provider <name>            whom to serve, once for each (default: all)
  --port <provider>=<number>   the port of a provider (default: one that is free)
  --host <address>             where to listen (default: 127.0.0.1)
  --scenario <name or file>    what to play: ${scenarioNames.join(", ")}, or a .json file
                               (default: nothing, answers are the examples)
  --seed <number>              what decides all that the scenario leaves open (default: 1)
  --log                        tell each request, on stderr
  --help                       this text

It prints the variables that point clients at the mocks, and serves until it is ended: Ctrl-C, or a SIGTERM.
`;

const flags = {
  provider: { type: "string", multiple: true },
  port: { type: "string", multiple: true },
  host: { type: "string" },
  scenario: { type: "string" },
  seed: { type: "string" },
  log: { type: "boolean" },
  help: { type: "boolean" },
} as const;

/** @throws {TypeError} where an argument is none, or its value is not understood */
export function readCommand(args: readonly string[]): Command {
  const { values } = parseArgs({ args: [...args], options: flags });
  const { provider, port = [], host, scenario, seed, log = false, help = false } = values;
  const file = scenario?.endsWith(".json") ? scenario : undefined;
  return {
    options: {
      ...(provider && { providers: provider }),
      ports: Object.fromEntries(port.map(readPort)),
      ...(host !== undefined && { host }),
      ...(scenario !== undefined && { scenario: file === undefined ? readName(scenario) : readScenario(file) }),
      ...(seed !== undefined && { seed: readSeed(seed) }),
      now: new Date().toISOString(),
      clock: "running",
    },
    log,
    help,
    ...(file !== undefined && { file }),
  };
}

function readPort(text: string): [string, number] {
  const [, provider, number] = /^([a-z][a-z0-9-]*)=(\d{1,5})$/.exec(text) ?? [];
  if (provider === undefined || Number(number) > 65_535)
    throw new TypeError(`--port takes a provider and a number up to 65535, as in vogent=4010; it got "${text}"`);
  return [provider, Number(number)];
}

function readSeed(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new TypeError(`--seed takes a whole number of up to 15 digits; it got "${text}"`);
}

function readName(text: string) {
  const name = scenarioNames.find((one) => one === text);
  if (name !== undefined) return name;
  throw new TypeError(`--scenario takes ${scenarioNames.join(", ")} or the path of a .json file; it got "${text}"`);
}

/** What is in it is looked at when it is played. */
function readScenario(file: string): Scenario {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    const reason = (error as Error).message.replaceAll("\n", " ");
    throw new TypeError(`--scenario: ${file} cannot be read: ${reason}`, { cause: error });
  }
}
