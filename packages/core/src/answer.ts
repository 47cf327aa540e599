import type { Api, OperationFacts } from "./api.ts";
import type { Credentials } from "./credentials.ts";
import { ContractError } from "./errors/contract-error.ts";
import type { ErrorPlace } from "./errors/evalbridge-error.ts";
import { type HttpError, httpError } from "./errors/http-error.ts";
import type { RawResult } from "./operation.ts";
import { at } from "./pointer.ts";
import { environmentNames, type ProviderFacts } from "./provider.ts";
import type { Answer } from "./transport.ts";

/** What is needed to read an answer. */
export interface Reading {
  readonly facts: ProviderFacts;
  readonly envelope: Api["envelope"];
  readonly credentials: Credentials;
}

/**
 * Turns an answer into the operation's result: errors by status, JSON parsed, envelope opened.
 * @throws {HttpError} when the status or the envelope says so
 * @throws {ContractError} when a success cannot be read
 */
export function readAnswer(
  reading: Reading,
  operation: OperationFacts,
  place: ErrorPlace,
  answer: Answer,
): RawResult<unknown, unknown> {
  const { response } = answer;
  const text = answer.body as string;
  if (!response.ok) throw errorOf(reading, place, response, redactedBody(reading.credentials, text));
  if (operation.result === "none") return { data: undefined, body: undefined, response };
  const body = parse(reading, place, response, text);
  const { envelope } = reading;
  if (!envelope) return { data: body, body, response };
  const errors = at(body, envelope.errors);
  if (errors !== undefined && errors !== null) {
    throw errorOf(reading, place, response, redactedBody(reading.credentials, text));
  }
  const data = at(body, envelope.data);
  if (data === undefined) throw new ContractError(place, `the body has no ${envelope.data.slice(1)}`, response.status);
  return { data, body, response };
}

function parse({ credentials }: Reading, place: ErrorPlace, response: Response, text: string): unknown {
  if (text === "") throw new ContractError(place, "the body is empty", response.status);
  try {
    return JSON.parse(text);
  } catch {
    const type = credentials.redact(response.headers.get("content-type") ?? "no content-type");
    // The parser's own message would quote the body; what is kept of it is short and without the key.
    const start = JSON.stringify(credentials.redact(text).replace(/\s+/g, " ").slice(0, 40));
    throw new ContractError(place, `the body is not JSON (${type}, begins ${start})`, response.status);
  }
}

/** The body of an error, parsed where it is JSON. Each text in it is redacted after parsing: JSON can spell a key in many ways. */
function redactedBody({ redact }: Credentials, text: string): unknown {
  const clean = (value: unknown): unknown => {
    if (typeof value === "string") return redact(value);
    if (Array.isArray(value)) return value.map(clean);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [redact(name), clean(inner)]));
  };
  try {
    return text === "" ? undefined : clean(JSON.parse(text));
  } catch {
    // Not JSON, or nested too deeply to walk.
    return redact(text);
  }
}

function errorOf({ facts, credentials }: Reading, place: ErrorPlace, response: Response, body: unknown): HttpError {
  const headers = new Headers();
  for (const [name, value] of response.headers) headers.append(name, credentials.redact(value));
  const existing = facts.existing === undefined ? undefined : at(body, facts.existing);
  return httpError(place, {
    status: response.status,
    headers,
    body,
    message: messageOf(facts, body),
    existing: typeof existing === "string" ? existing : undefined,
    wayOut:
      response.status === 401 ? `is ${environmentNames(facts.name).apiKey}, or the option apiKey, right?` : undefined,
  });
}

const longestMessage = 300;

function messageOf(facts: ProviderFacts, body: unknown): string | undefined {
  const texts = [...facts.errorMessage.map((pointer) => at(body, pointer)), body];
  const text = texts.find((value): value is string => typeof value === "string" && value.trim() !== "");
  if (text === undefined || text.trimStart().startsWith("<")) return undefined;
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > longestMessage ? `${line.slice(0, longestMessage)}…` : line;
}
