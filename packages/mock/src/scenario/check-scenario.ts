import type { Fields, Scenario } from "./script.ts";
import { providerOf } from "./stage.ts";
import { sourceKeys } from "./words.ts";

const amount = (value: unknown) => Number.isInteger(value) && Number(value) >= 0;
const share = (value: unknown) => typeof value === "number" && value >= 0 && value <= 1;
const money = (value: unknown) => typeof value === "number" && value >= 0 && Number.isFinite(value);
const text = (value: unknown) => typeof value === "string" && value !== "";
const isText = (value: unknown) => typeof value === "string";
const time = (value: unknown) =>
  typeof value === "string" && /^\d{4}-\d\d-\d\dT/.test(value) && !Number.isNaN(Date.parse(value));
const fields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const oneOf =
  (...words: string[]) =>
  (value: unknown) =>
    words.some((word) => word === value);
const listOf = (fits: (value: unknown) => boolean) => (value: unknown) => Array.isArray(value) && value.every(fits);
const parents = (value: unknown) => amount(value) || listOf((one) => fields(one) && text(one["id"]))(value);
const anything = () => true;
const status = (value: unknown) => amount(value) && Number(value) >= 200 && Number(value) <= 599;
const times = (value: unknown) => amount(value) || value === "always";
const step = (value: unknown) => text(value) || (fields(value) && text(value["status"]));

type Fits = (value: unknown) => boolean;
type Shape = Readonly<Record<string, readonly [fits: Fits, what: string]>>;

const run: Shape = {
  id: [text, "a text"],
  parent: [(value) => text(value) || listOf(text)(value), "an id or a list of them"],
  status: [text, "a word"],
  steps: [(value) => listOf(step)(value) && (value as []).length > 0, "a list of words or of { status, reads or ms }"],
  verdict: [oneOf("passed", "failed", "none"), "passed, failed or none"],
  passed: [amount, "a whole number"],
  failed: [amount, "a whole number"],
  errored: [amount, "a whole number"],
  undecided: [amount, "a whole number"],
  score: [share, "a number from 0 to 1"],
  costUsd: [money, "an amount in US dollars"],
  createdAt: [time, "a time in ISO 8601, as in 2026-11-02T10:00:00Z"],
  record: [fields, "an object"],
};
const { id: _id, parent: _parent, createdAt: _createdAt, ...start } = run;
const fault: Shape = {
  operation: [text, "an operationId"],
  after: [amount, "a whole number"],
  times: [times, 'a whole number or "always"'],
  status: [status, "a status from 200 to 599"],
  headers: [(value) => fields(value) && Object.values(value).every(isText), "an object of texts"],
  contentType: [text, "a content type"],
  body: [anything, "anything"],
  delayMs: [amount, "milliseconds"],
  drop: [oneOf("before", "after", "midway"), "before, after or midway"],
};
const source: Shape = {
  size: [amount, "a whole number"],
  runs: [Array.isArray, "a list"],
  parents: [parents, "a whole number, or a list of { id, name }"],
  starts: [Array.isArray, "a list"],
  moves: [fields, "{ insert, remove }"],
  cursors: [oneOf("item", "number"), "item or number"],
  pageSize: [(value) => amount(value) && value !== 0, "a whole number from 1"],
  listOmits: [listOf(text), "a list of field names"],
  faults: [Array.isArray, "a list"],
};
const stepShape: Shape = {
  status: [text, "a word"],
  reads: [amount, "a whole number"],
  ms: [amount, "milliseconds"],
};
const moves: Shape = { insert: [amount, "a whole number"], remove: [amount, "a whole number"] };

/**
 * Refuses a scenario that says what nobody understands, by its place: `scenario.bland.runs[2].verdict`.
 *
 * @throws {TypeError}
 */
export function checkScenario(
  scenario: unknown,
  providers: readonly string[],
  operations: ReadonlyMap<string, ReadonlySet<string>>,
): asserts scenario is Scenario {
  if (!fields(scenario)) throw refusal("scenario", "an object of sources", scenario);
  for (const [name, script] of Object.entries(scenario)) {
    const key = sourceKeys.find((one) => one === name);
    const at = `scenario.${name}`;
    if (!key) throw new TypeError(`@evalbridge/mock: ${at} is no source; the sources are: ${sourceKeys.join(", ")}`);
    const provider = providerOf(key);
    if (!providers.includes(provider))
      throw new TypeError(
        `@evalbridge/mock: ${at} is given, but ${provider} is not among the providers: ${providers.join(", ")}`,
      );
    check(at, script, source);
    const { runs = [], starts = [], faults = [], moves: moving } = script as Readonly<Record<string, unknown[]>>;
    for (const [index, one] of runs.entries()) checkRun(`${at}.runs[${index}]`, one, run);
    for (const [index, one] of starts.entries()) checkRun(`${at}.starts[${index}]`, one, start);
    checkIds(at, runs as readonly Fields[]);
    for (const [index, one] of faults.entries()) {
      check(`${at}.faults[${index}]`, one, fault);
      const { operation } = one as { operation?: string };
      const known = operations.get(provider) ?? new Set();
      if (operation !== undefined && !known.has(operation))
        throw new TypeError(
          `@evalbridge/mock: ${at}.faults[${index}].operation: ${provider} has no "${operation}"; it has: ${[...known].join(", ")}`,
        );
    }
    if (moving !== undefined) check(`${at}.moves`, moving, moves);
  }
}

function checkRun(at: string, value: unknown, shape: Shape): void {
  check(at, value, shape);
  for (const [index, one] of ((value as Fields)["steps"] as unknown[] | undefined)?.entries() ?? []) {
    if (typeof one === "string") continue;
    check(`${at}.steps[${index}]`, one, stepShape);
    const { reads, ms } = one as Fields;
    if (reads !== undefined && ms !== undefined)
      throw new TypeError(`@evalbridge/mock: ${at}.steps[${index}] has both reads and ms, and takes one of them`);
  }
}

/** Two runs of one id could not be told apart. */
function checkIds(at: string, runs: readonly Fields[]): void {
  const seen = new Map<unknown, number>();
  for (const [index, { id }] of runs.entries()) {
    if (id !== undefined && seen.has(id))
      throw new TypeError(
        `@evalbridge/mock: ${at}.runs[${index}].id is ${JSON.stringify(id)}, as that of runs[${seen.get(id)}] is; give each its own`,
      );
    seen.set(id, index);
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

function refusal(at: string, what: string, given: unknown): TypeError {
  return new TypeError(`@evalbridge/mock: ${at} is ${JSON.stringify(given)?.slice(0, 60)}, and takes ${what}`);
}
