import { type Json, type Operation, placeOf, pointerOf, type Spec, valueAt } from "@evalbridge-internal/scripts";
import { bodyDrift, type ReadBody } from "./body-drift.ts";
import { type Exchange, isPage } from "./exchange.ts";
import type { Finding, Kind } from "./finding.ts";
import type { SchemaDrift } from "./schema-drift.ts";

/** What an answer says of itself: how it differs, and its payload where there is one. */
export interface ReadAnswer {
  readonly findings: readonly Finding[];
  /** After the envelope was opened; absent where the answer is no success, or not to be read. */
  readonly payload?: Json;
}

/** Statuses that say something of the key, the load or the server's health, and nothing of the description. */
export function isCondition(status: number): boolean {
  return [401, 403, 408, 429].includes(status) || status >= 500;
}

/** Holds one answer of an operation against the description. */
export function answerDrift(spec: Spec, operation: Operation, exchange: Exchange, drift: SchemaDrift): ReadAnswer {
  const { status, redirect } = exchange;
  const server = pointerOf(["servers", 0, "url"]);
  const notices = noticesOf(operation, exchange);
  const one = (kind: Kind, spec: string, detail?: string): ReadAnswer => ({
    findings: [...notices, { kind, spec, ...(detail !== undefined && { detail }) }],
  });

  if (redirect !== undefined) return one("redirect", server, redirect);
  if (isGone(operation, status)) return one(isPage(exchange) ? "HTML" : "gone", pointerOf(operation.at));
  const documented = [operation.success, ...operation.errors].find((answer) => answer.status === status);
  if (isCondition(status)) return { findings: notices };
  if (isPage(exchange)) return one("HTML", server);
  const refused: Finding[] =
    status === 400 || status === 422 ? [{ kind: "refused", spec: pointerOf([...operation.at, "parameters"]) }] : [];
  if (documented === undefined) {
    const unknown = one("undocumented status", pointerOf([...operation.at, "responses"]));
    return { findings: [...refused, ...unknown.findings] };
  }
  const body: ReadBody = bodyDrift(spec, documented, exchange, drift);
  const findings = [...notices, ...refused, ...body.findings];
  if (documented !== operation.success || body.body === undefined) return { findings };
  return opened(spec, body.body, findings);
}

/** The payload out of its envelope, where the provider has one. */
function opened({ envelope }: Spec, body: Json, findings: readonly Finding[]): ReadAnswer {
  if (envelope === undefined) return { findings, payload: body };
  const payload = valueAt(body, placeOf(envelope.data));
  const errors = valueAt(body, placeOf(envelope.errors)) ?? null;
  const broken: Finding[] = [
    ...(payload === undefined ? [inEnvelope("data", envelope.data, "no payload")] : []),
    ...(errors === null ? [] : [inEnvelope("errors", envelope.errors, "errors in a success")]),
  ];
  if (broken.length === 0) return { findings, ...(payload !== undefined && { payload }) };
  // What the schema has against it says the same in more words.
  const others = findings.filter(({ instance }) => instance !== envelope.data && instance !== envelope.errors);
  return { findings: [...broken, ...others] };
}

function inEnvelope(name: string, instance: string, detail: string): Finding {
  return { kind: "envelope", spec: pointerOf(["x-envelope", name]), instance, detail };
}

/** 404 says of a record that it is not there; of a list, that the operation is not. */
function isGone({ path, paging, parameters }: Operation, status: number): boolean {
  if (status === 405 || status === 410) return true;
  const isList = !path.endsWith("}") && (paging !== undefined || parameters.every((one) => one.in !== "path"));
  return status === 404 && isList;
}

/** `Deprecation` (RFC 9745) and `Sunset` (RFC 8594). */
function noticesOf({ at }: Operation, { headers }: Exchange): Finding[] {
  const sunset = headers.get("sunset");
  if (sunset === null && headers.get("deprecation") === null) return [];
  const endMs = Date.parse(sunset ?? "");
  const detail = Number.isNaN(endMs) ? "no date given" : `ends on ${new Date(endMs).toISOString().slice(0, 10)}`;
  return [{ kind: "deprecated", spec: pointerOf(at), detail }];
}
