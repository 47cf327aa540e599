import type { OperationFacts } from "./api.ts";
import { ContractError } from "./errors/contract-error.ts";
import type { ErrorPlace } from "./errors/evalbridge-error.ts";
import { type HttpError, httpError } from "./errors/http-error.ts";
import { hintMs } from "./hint.ts";
import type { Kit } from "./kit.ts";
import type { RawResult } from "./operation.ts";
import { at, isObject } from "./pointer.ts";
import { environmentNames, type ProviderFacts } from "./provider.ts";
import type { Answer } from "./request.ts";

/**
 * Turns an answer into the operation's result: errors by status, JSON parsed, envelope opened.
 * @throws {HttpError} when the status or the envelope says so
 * @throws {ContractError} when a success cannot be read
 */
export function readAnswer(
  kit: Kit,
  operation: OperationFacts,
  place: ErrorPlace,
  answer: Answer,
): RawResult<unknown, unknown> {
  const { response } = answer;
  const { result, uses } = operation;
  if (!response.ok) throw errorOf(kit, place, response, textOf(answer));
  if (result === "none" || (result === "optional" && answer.body.byteLength === 0)) return plain(undefined, response);
  if (uses?.result) return plain(uses.result(answer), response);
  const text = textOf(answer);
  const body = parse(kit, place, response, text);
  const { envelope } = kit;
  if (!envelope) return plain(body, response);
  const errors = at(body, envelope.errors);
  if (errors !== undefined && errors !== null) throw errorOf(kit, place, response, text);
  const data = at(body, envelope.data);
  if (data === undefined) throw new ContractError(place, `the body has no ${envelope.data.slice(1)}`, response.status);
  return { data, body, response };
}

const plain = (body: unknown, response: Response) => ({ data: body, body, response });

const decoder = new TextDecoder();

/** The text of a body, read as UTF-8. */
export function textOf({ body }: Answer): string {
  return decoder.decode(body);
}

function parse({ credentials }: Kit, place: ErrorPlace, response: Response, text: string): unknown {
  const { status } = response;
  // A proxy's page, or half a body: the next answer may be a good one.
  if (text === "") throw new ContractError(place, "the body is empty", status, undefined, true);
  try {
    return JSON.parse(text);
  } catch {
    // Redacted first, cut then: nobody knows a part of a key for one.
    const type = credentials.redact(response.headers.get("content-type") ?? "no content-type").slice(0, 80);
    // The parser's own message would quote the body; what is kept of it is short and without the key.
    const start = JSON.stringify(oneLine(credentials.redact(text).slice(0, 4096)).slice(0, 40));
    throw new ContractError(place, `the body is not JSON (${type}, begins ${start})`, status, undefined, true);
  }
}

/** The error for an answer, of which nothing that is kept holds the key. */
export function errorOf({ facts, credentials }: Kit, place: ErrorPlace, response: Response, text: string): HttpError {
  const { status } = response;
  const body = cleanBody(text, credentials.redact);
  const headers = new Headers();
  for (const [name, value] of response.headers)
    if (credentials.redact(name) === name) headers.append(name, credentials.redact(value));
  const existing = facts.existing === undefined ? undefined : at(body, facts.existing);
  return httpError(place, {
    status,
    statusText: oneLine(credentials.redact(`${response.statusText ?? ""}`)).slice(0, 60),
    headers,
    body,
    message: messageOf(facts, body),
    existing: typeof existing === "string" ? existing : undefined,
    retryAfterMs: hintMs(status, response.headers, body, facts.retryAfter),
    wayOut:
      status === 401 && facts.auth.kind !== "none"
        ? `is ${environmentNames(facts.name).apiKey}, or the option apiKey, right?`
        : undefined,
  });
}

/** A body without the key, in texts and in names. JSON can spell a key in many ways, so it is looked for after parsing. */
function cleanBody(text: string, redact: (text: string) => string): unknown {
  if (text === "") return undefined;
  try {
    return JSON.parse(text, (_, value: unknown) => {
      if (typeof value === "string") return redact(value);
      if (!isObject(value) || Array.isArray(value)) return value;
      return Object.fromEntries(Object.entries(value).map(([name, inner]) => [redact(name), inner]));
    });
  } catch (error) {
    // Too deep for the stack, that is; or no JSON.
    return error instanceof RangeError ? "[too deep]" : redact(text);
  }
}

const longestMessage = 300;
/** White space, and what a terminal would obey. */
const unprintable = /[\s\p{Cc}]+/gu;
const oneLine = (text: string) => text.replace(unprintable, " ").trim();

function messageOf(facts: ProviderFacts, body: unknown): string | undefined {
  const texts = [...facts.errorMessage.map((pointer) => at(body, pointer)), body];
  const text = texts.find((value): value is string => typeof value === "string" && value.trim() !== "");
  if (text === undefined || text.trimStart().startsWith("<")) return undefined;
  const line = oneLine(text.slice(0, 4096));
  return line.length > longestMessage ? `${line.slice(0, longestMessage)}…` : line;
}
