import type { MockDocument } from "../document.ts";
import { readRoutes } from "../route.ts";
import { checkIds } from "./check-ids.ts";
import { refusal } from "./refusal.ts";
import type { Fields, Scenario } from "./script.ts";
import {
  fault,
  fields,
  isHeaderName,
  isHeaderValue,
  moves,
  parent,
  run,
  type Shape,
  source,
  start,
  step,
} from "./shapes.ts";
import { idRulesOf, providerOf } from "./stage.ts";
import { sourceKeys } from "./words.ts";

/**
 * Refuses a scenario that says what nobody understands, by its place: `scenario.bland.runs[2].verdict`.
 *
 * @param documents those of the providers that are served
 * @throws {TypeError}
 */
export function checkScenario(
  scenario: unknown,
  documents: ReadonlyMap<string, MockDocument>,
): asserts scenario is Scenario {
  if (!fields(scenario)) throw refusal("scenario", "an object of sources", scenario);
  for (const [name, script] of Object.entries(scenario)) {
    const key = sourceKeys.find((one) => one === name);
    const at = `scenario.${name}`;
    if (!key) throw new TypeError(`@evalbridge/mock: ${at} is no source; the sources are: ${sourceKeys.join(", ")}`);
    const provider = providerOf(key);
    const document = documents.get(provider);
    if (!document)
      throw new TypeError(
        `@evalbridge/mock: ${at} is given, but ${provider} is not among the providers: ${[...documents.keys()].join(", ")}`,
      );
    check(at, script, source);
    const {
      runs = [],
      starts = [],
      faults = [],
      parents,
      moves: moving,
    } = script as Readonly<Record<string, unknown[]>>;
    const told = Array.isArray(parents) ? parents : [];
    for (const [index, one] of runs.entries()) checkRun(`${at}.runs[${index}]`, one, run);
    for (const [index, one] of starts.entries()) checkRun(`${at}.starts[${index}]`, one, start);
    for (const [index, one] of told.entries()) check(`${at}.parents[${index}]`, one, parent);
    checkIds(at, { runs, parents: told } as Readonly<Record<"runs" | "parents", Fields[]>>, idRulesOf(key, document));
    const operations = readRoutes(document).flatMap(({ name }) => name ?? []);
    for (const [index, one] of faults.entries()) checkFault(`${at}.faults[${index}]`, one, provider, operations);
    if (moving !== undefined) check(`${at}.moves`, moving, moves);
  }
}

function checkRun(at: string, value: unknown, shape: Shape): void {
  check(at, value, shape);
  for (const [index, one] of ((value as Fields)["steps"] as unknown[] | undefined)?.entries() ?? []) {
    if (typeof one === "string") continue;
    check(`${at}.steps[${index}]`, one, step);
    const { reads, ms } = one as Fields;
    if (reads !== undefined && ms !== undefined)
      throw new TypeError(`@evalbridge/mock: ${at}.steps[${index}] has both reads and ms, and takes one of them`);
  }
}

function checkFault(at: string, value: unknown, provider: string, operations: readonly string[]): void {
  check(at, value, fault);
  const { operation, headers = {} } = value as { operation?: string; headers?: Readonly<Record<string, string>> };
  if (operation !== undefined && !operations.includes(operation))
    throw new TypeError(
      `@evalbridge/mock: ${at}.operation: ${provider} has no "${operation}"; it has: ${operations.join(", ")}`,
    );
  for (const [name, text] of Object.entries(headers)) {
    const quoted = JSON.stringify(name);
    if (!isHeaderName(name))
      throw new TypeError(`@evalbridge/mock: ${at}.headers has ${quoted}, which names no header`);
    if (!isHeaderValue(text)) throw refusal(`${at}.headers[${quoted}]`, "one line of Latin-1, as headers do", text);
  }
}

function check(at: string, value: unknown, shape: Shape): void {
  if (!fields(value)) throw refusal(at, "an object", value);
  for (const [name, given] of Object.entries(value)) {
    const [fits, what] = shape[name] ?? [];
    if (!fits)
      throw new TypeError(`@evalbridge/mock: ${at} has no "${name}"; it has: ${Object.keys(shape).join(", ")}`);
    if (given !== undefined && !fits(given)) throw refusal(`${at}.${name}`, what as string, given);
  }
}
