import { validateHeaderName, validateHeaderValue } from "node:http";
import type { Fields } from "./script.ts";

const amount = (value: unknown) => Number.isInteger(value) && Number(value) >= 0;
const share = (value: unknown) => typeof value === "number" && value >= 0 && value <= 1;
const money = (value: unknown) => typeof value === "number" && value >= 0 && Number.isFinite(value);
const text = (value: unknown) => typeof value === "string" && value !== "";
const isText = (value: unknown) => typeof value === "string";
const time = (value: unknown) =>
  typeof value === "string" && /^\d{4}-\d\d-\d\dT/.test(value) && !Number.isNaN(Date.parse(value));
export const fields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const oneOf =
  (...words: string[]) =>
  (value: unknown) =>
    words.some((word) => word === value);
const listOf = (fits: (value: unknown) => boolean) => (value: unknown) => Array.isArray(value) && value.every(fits);
const named = (value: unknown) => amount(value) || listOf((one) => fields(one) && text(one["id"]))(value);
const anything = () => true;
const status = (value: unknown) => amount(value) && Number(value) >= 200 && Number(value) <= 599;
const times = (value: unknown) => amount(value) || value === "always";
const passes = (check: () => void) => {
  try {
    check();
    return true;
  } catch {
    return false;
  }
};
/** What Node sends; the rest it refuses when the answer is under way. */
export const isHeaderName = (name: string): boolean => passes(() => validateHeaderName(name));
export const isHeaderValue = (value: string): boolean => passes(() => validateHeaderValue("x", value));
const isStep = (value: unknown) => text(value) || (fields(value) && text(value["status"]));

type Fits = (value: unknown) => boolean;
/** What stands under each name, and how a refusal says it. */
export type Shape = Readonly<Record<string, readonly [fits: Fits, what: string]>>;

export const run: Shape = {
  id: [text, "a text"],
  parent: [(value) => text(value) || listOf(text)(value), "an id or a list of them"],
  status: [text, "a word"],
  steps: [
    (value) => listOf(isStep)(value) && (value as []).length > 0,
    "a list of words or of { status, reads or ms }",
  ],
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
const { id: _id, parent: _parent, createdAt: _createdAt, ...rest } = run;
export const start: Shape = rest;
export const fault: Shape = {
  operation: [text, "an operationId"],
  after: [amount, "a whole number"],
  times: [times, 'a whole number or "always"'],
  status: [status, "a status from 200 to 599"],
  headers: [(value) => fields(value) && Object.values(value).every(isText), "an object of texts"],
  contentType: [(value) => text(value) && isHeaderValue(String(value)), "a content type"],
  body: [anything, "anything"],
  delayMs: [amount, "milliseconds"],
  drop: [oneOf("before", "after", "midway"), "before, after or midway"],
};
export const parent: Shape = {
  id: [text, "a text"],
  name: [isText, "a text"],
};
export const source: Shape = {
  size: [amount, "a whole number"],
  runs: [Array.isArray, "a list"],
  parents: [named, "a whole number, or a list of { id, name }"],
  starts: [Array.isArray, "a list"],
  moves: [fields, "{ insert, remove }"],
  cursors: [oneOf("item", "number"), "item or number"],
  pageSize: [(value) => amount(value) && value !== 0, "a whole number from 1"],
  listOmits: [listOf(text), "a list of field names"],
  faults: [Array.isArray, "a list"],
};
export const step: Shape = {
  status: [text, "a word"],
  reads: [amount, "a whole number"],
  ms: [amount, "milliseconds"],
};
export const moves: Shape = { insert: [amount, "a whole number"], remove: [amount, "a whole number"] };
