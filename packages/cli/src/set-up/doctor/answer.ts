import {
  AuthenticationError,
  type CallOptions,
  ContractError,
  HttpError,
  NetworkError,
  NotFoundError,
  PermissionDeniedError,
  RateLimitError,
  TimeoutError,
} from "@evalbridge/bridge";
import type { OpenSource } from "../../sources/open-sources.ts";
import { plain } from "../../text/plain.ts";
import { exitCodeOf, isExpected, lineOf } from "../../told-error.ts";
import { connectionProblem } from "./connection-problem.ts";
import { type Finding, failed, ok, warning } from "./finding.ts";

const topic = "answer";
/** A provider may put a whole page into its message. */
const longest = 300;

/** Sends the first request of a list, and nothing after it. */
async function firstRequest({ source, looked }: OpenSource, call: CallOptions): Promise<void> {
  const before = looked.requests;
  const { items } = await source.scopes({}, undefined, call);
  const [scope] = items;
  // Some have to ask which lists there are; with the others there is but one, and the list itself is asked for.
  if (looked.requests === before && scope) await source.page(scope, {}, undefined, 1, call);
}

/** Whether the API takes the key, and answers as it is documented. @throws what is a fault of ours */
export async function answerFinding(one: OpenSource, call: CallOptions): Promise<Finding> {
  try {
    await firstRequest(one, call);
    return ok(topic, "the key is good for reading");
  } catch (error) {
    if (!isExpected(error)) throw error;
    return refused(error, one);
  }
}

function refused(error: unknown, one: OpenSource): Finding {
  const { source, keyOrigin, baseUrl } = one;
  const { title, docs, baseUrl: usual } = source.provider;
  const said = plain(lineOf(error)).slice(0, longest);
  const from = `the key from ${keyOrigin.shown}`;
  if (error instanceof AuthenticationError)
    return failed(topic, `401: ${title} refuses ${from}`, `look whether it is whole, or make a new one (${docs})`, 3);
  if (error instanceof PermissionDeniedError)
    return failed(topic, `403: ${from} may not read runs`, `make one that may (${docs})`, 3);
  if (error instanceof RateLimitError) return warning(topic, "429: too many requests just now", "wait a minute");
  if (error instanceof HttpError && error.status >= 500)
    return failed(topic, `${error.status}: ${title} has a fault of its own`, "try again later", 2);
  if (error instanceof TimeoutError)
    return failed(topic, `no answer within ${error.timeoutMs} ms`, "try again later", 2);
  if (error instanceof NetworkError && error.code !== undefined) {
    const { text, wayOut } = connectionProblem(error, one);
    return failed(topic, text, wayOut, 2);
  }
  if (error instanceof NotFoundError || error instanceof ContractError || error instanceof NetworkError) {
    // At its usual address it is the provider that changed; at another one, somebody wrote that.
    const own = baseUrl !== usual;
    const way = own ? `look at the base URL; ${title}'s usual one is ${usual}` : `look for news of ${title} (${docs})`;
    return failed(topic, said, way, own ? 3 : 2);
  }
  const mistake = exitCodeOf(error) === 3;
  return failed(topic, said, mistake ? "do what it says" : "try again; if it stays, tell us", mistake ? 3 : 2);
}
