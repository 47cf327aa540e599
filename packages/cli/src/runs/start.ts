import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { addAbortSignal } from "node:stream";
import { text } from "node:stream/consumers";
import { AmbiguousResultError, type Run } from "@evalbridge/bridge";
import { CommandError } from "../command-error.ts";
import { type CommandExit, type Context, note } from "../context.ts";
import { buildArguments, parseInput } from "../input/build-arguments.ts";
import { checkArguments } from "../input/check-arguments.ts";
import { describeArguments } from "../input/describe-arguments.ts";
import { InputError } from "../input/input-error.ts";
import { type OperationInput, readInputs } from "../input/read-inputs.ts";
import { again } from "../sources/again.ts";
import type { OpenSources, SourceFlags } from "../sources/open-sources.ts";
import { refuseOwnAddress } from "../sources/own-address.ts";
import { withSources } from "../sources/with-sources.ts";
import { cell } from "../terminal/cell.ts";
import { counted } from "../text/counted.ts";
import { jsonText } from "../text/json-text.ts";
import { plain } from "../text/plain.ts";
import { shellCommand } from "../text/shell-command.ts";
import { lostLine, type Sent } from "./lost-start.ts";
import { affordable, dollars, priceOf } from "./price.ts";
import { follow } from "./wait.ts";

export interface StartFlags extends SourceFlags {
  readonly input?: string | undefined;
  readonly set?: readonly string[] | undefined;
  readonly arguments?: boolean | undefined;
  readonly allowUnknown?: boolean | undefined;
  readonly estimate?: boolean | undefined;
  readonly maxCostUsd?: number | undefined;
  /** `false`: without a mark of ours. */
  readonly mark?: boolean | undefined;
  /** Milliseconds. */
  readonly look?: number | undefined;
  readonly wait?: boolean | undefined;
  /** Milliseconds. */
  readonly timeout?: number | undefined;
  readonly json?: boolean | undefined;
  readonly verbose?: boolean | undefined;
}

/** `evalbridge runs start`. */
export function startCommand(key: string, flags: StartFlags, context: Context): Promise<CommandExit> {
  const { out } = context;
  return withSources(flags, context, async (open) => {
    const { start, estimate } = inputsOf(key, open);
    if (flags.arguments) {
      for (const line of describeArguments(start.arguments, { source: key, width: out.width })) await out.line(line);
      return 0;
    }
    const given = await readGiven(start, key, flags, context);
    refuseOwnAddress(key, flags, open);
    const price =
      flags.estimate || flags.maxCostUsd !== undefined
        ? await priceOf(key, { start, estimate }, given, open, context)
        : undefined;
    if (flags.estimate && price) {
      const { costUsd, cases } = price;
      if (flags.json) await out.line(jsonText(price));
      else await out.line(`${dollars(costUsd)}${cases === undefined ? "" : ` for ${counted(cases, "case")}`}`);
    }
    const tooDear = price && affordable(price, flags.maxCostUsd);
    if (tooDear !== undefined) throw new CommandError(`${key}: ${tooDear}; nothing was started`, 5);
    if (flags.estimate) return 0;
    return begin({ key, start, given }, flags, open, context);
  });
}

/** A list of 5,000 wrong ids is told by its first. */
const mostProblems = 20;

/** Starts, once. */
async function begin(sent: Sent, flags: StartFlags, open: OpenSources, context: Context): Promise<CommandExit> {
  const { out, signal } = context;
  const asMade = open.bridge.start as (key: string, input: unknown, call: object) => Promise<Run>;
  const run = await asMade(sent.key, sent.given, { signal, lookMs: flags.look, startMarker: flags.mark }).catch(
    (error: unknown) => {
      if (error instanceof AmbiguousResultError) throw new CommandError(lostLine(sent, error, flags), 2, error);
      throw error;
    },
  );
  if (flags.json && !flags.wait) await out.line(jsonText(run));
  else if (flags.json) note(context, `started ${cell(run.ref).text}`);
  else await out.line(`started ${cell(run.ref).text}  ${run.status}`);
  if (flags.wait) return follow([run], flags, open, context);
  if (!flags.json) await out.line(`\nnext: ${shellCommand("runs", "wait", run.ref, ...again(flags))}`);
  return 0;
}

function inputsOf(key: string, { bridge, sources }: OpenSources): { start: OperationInput; estimate?: OperationInput } {
  // Names what there is, where there is no such source.
  bridge.can("start", key as "vogent");
  const { start, estimate } = readInputs(sources.get(key)?.kind ?? key);
  if (start) return { start, ...(estimate && { estimate }) };
  const able = [...sources.values()].filter(({ kind }) => readInputs(kind).start).map((one) => one.key);
  throw new CommandError(
    `${key}: its provider offers nothing that starts a run; what can be started: ${able.join(", ")}`,
  );
}

/** The arguments, checked by the provider's description before anything is sent. @throws {CommandError} with a line for each problem */
async function readGiven(
  start: OperationInput,
  key: string,
  { input: from, set: sets = [], allowUnknown }: StartFlags,
  context: Context,
): Promise<Readonly<Record<string, unknown>>> {
  try {
    const input =
      from === undefined
        ? undefined
        : parseInput(await readText(from, context), from === "-" ? "standard input" : from);
    const given = buildArguments(start.arguments, { ...(input !== undefined && { input }), sets });
    checkArguments(start.arguments, given, { allowUnknown });
    const twice = givenTwice(sets);
    if (twice !== undefined) throw new InputError([`--set ${plain(twice)} is given twice; keep one`]);
    return given;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const more = error.problems.length - mostProblems;
    const shown = error.problems.slice(0, mostProblems);
    const lines = [...shown, ...(more > 0 ? [`and ${more} more`] : [])].map((problem) => `${key}: ${problem}`);
    const see = shellCommand("runs", "start", key, "--arguments");
    throw new CommandError(`${lines.join("\n")}; see: ${see}`, 3, error);
  }
}

/** A path that is set two times: which of the two was meant, nobody knows. */
function givenTwice(sets: readonly string[]): string | undefined {
  const paths = sets.map((set) => set.split("=", 1)[0]);
  return paths.find((path, index) => paths.indexOf(path) !== index);
}

async function readText(from: string, { folder, signal }: Context): Promise<string> {
  if (from === "-") return text(addAbortSignal(signal, process.stdin));
  try {
    return readFileSync(resolve(folder, from), "utf8");
  } catch (error) {
    throw new CommandError(`--input: ${from} cannot be read (${(error as { readonly code?: string }).code})`, 3, error);
  }
}
