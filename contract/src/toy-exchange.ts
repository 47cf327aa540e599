import type { RecordedRequest } from "@evalbridge/mock";
import type { JsonObject } from "@evalbridge-internal/scripts";
import { createSchemaCheck } from "./schema-check.ts";
import { exchangeMismatches } from "./second-check.ts";
import { toySpec } from "./toy-spec.ts";

/** A request of the toy description and its answer, as a test changes them. */
export interface ToyExchange {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
  readonly status: number;
  readonly answerHeaders: Readonly<Record<string, string>>;
  /** The answer's body; `undefined`: none. */
  readonly answer: string | undefined;
}

const check = createSchemaCheck(toySpec);
export const run: JsonObject = { id: "1", status: "done", score: null };
export const jsonType: Readonly<Record<string, string>> = { "content-type": "application/json" };
/** As the description has it. */
export const good: ToyExchange = {
  method: "POST",
  path: "/runs/a%2Fb",
  query: "limit=9&tag=x%26y&tag=z&only=a,b",
  headers: { authorization: "Bearer key-1", "x-trace": "abcd", ...jsonType },
  body: JSON.stringify(run),
  status: 200,
  answerHeaders: { ...jsonType, "x-left": "4" },
  answer: JSON.stringify(run),
  operation: "changeRun",
};
/** As it has it, without bodies. */
export const deletion: ToyExchange = {
  ...good,
  ...{ method: "DELETE", query: "", headers: { authorization: "Bearer key-1" }, body: "", status: 204 },
  ...{ answerHeaders: {}, answer: undefined, operation: "deleteRun" },
};

/** What the second validator says of an exchange. */
export function mismatches(exchange: ToyExchange): string[] {
  const { method, path, query, body, status, operation } = exchange;
  const headers = Object.fromEntries(
    Object.entries(exchange.headers).flatMap(([name, text]) => (text === undefined ? [] : [[name, text]])),
  );
  const answer = {
    status,
    headers: exchange.answerHeaders,
    ...(exchange.answer !== undefined && { body: exchange.answer }),
  };
  const url = `http://127.0.0.1${path}${query && `?${query}`}`;
  const request: RecordedRequest = { provider: "toy", operation, method, path, url, headers, body, status, answer };
  return exchangeMismatches(toySpec, check, request).map((line) => line.replace(/^toy (change|delete)Run /, ""));
}
