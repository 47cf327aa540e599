import { EvalbridgeError, HttpError } from "@evalbridge/core";
import type { Operation, Spec } from "@evalbridge-internal/scripts";
import type { Method } from "../provider-module.ts";
import { answerDrift, isCondition, type ReadAnswer } from "./answer-drift.ts";
import type { Args, Heard } from "./discover.ts";
import type { Exchange } from "./exchange.ts";
import type { Drift, Finding } from "./finding.ts";
import { nextPage, pageLost, samePage } from "./paging-drift.ts";
import { smallPage } from "./safe-operations.ts";
import type { SchemaDrift } from "./schema-drift.ts";
import type { Refusal, Wire } from "./wire.ts";

export interface VisitSetting {
  readonly spec: Spec;
  readonly methods: Readonly<Record<string, Method>>;
  readonly wire: Wire;
  readonly drift: SchemaDrift;
  /** The variable that holds the key, for the way out. */
  readonly keyName: string;
}

/** What came of calling one operation, and following it to a second page. */
export interface Visited {
  readonly drifts: readonly Omit<Drift, "times">[];
  /** Each page that could be read. */
  readonly heard: readonly Heard[];
  /** Why the answer says nothing of the description. */
  readonly unchecked?: string;
  /** Why nothing more is to be sent at all. */
  readonly stop?: string;
}

export type Visit = (operation: Operation, args: Args) => Promise<Visited>;

interface Asked {
  readonly answers: readonly (ReadAnswer & { readonly exchange: Exchange })[];
  readonly last?: ReadAnswer & { readonly exchange: Exchange };
  readonly failure: unknown;
  readonly refusal?: Refusal;
}

export function createVisit({ spec, methods, wire, drift, keyName }: VisitSetting): Visit {
  let reached = false;

  async function ask(operation: Operation, args: Args): Promise<Asked> {
    const options = { signal: wire.begin() };
    const method = methods[operation.id];
    const call = operation.parameters.length > 0 ? method?.raw(args, options) : method?.raw(options);
    const failure: unknown = await Promise.resolve(call).then(
      () => undefined,
      (error: unknown) => error,
    );
    const { exchanges, refusal } = wire.ended();
    reached ||= exchanges.length > 0;
    // Of an answer that the client asked for again, the last counts.
    const counted = exchanges.filter((one, index) => one.redirect !== undefined || index === exchanges.length - 1);
    const answers = counted.map((exchange) => ({ ...answerDrift(spec, operation, exchange, drift), exchange }));
    const last = answers.at(-1);
    return { answers, ...(last && { last }), failure, ...(refusal && { refusal }) };
  }

  /** Why to end the run, or to leave this operation unchecked. */
  function trouble({ last, failure, refusal }: Asked): { readonly unchecked?: string; readonly stop?: string } {
    if (refusal) return refusal.final ? { stop: refusal.reason } : { unchecked: refusal.reason };
    const status = last?.exchange.status;
    if (status === 401)
      return { stop: `401, the key is refused: is ${keyName} right, and is it meant for this address?` };
    if (status === 429) return { stop: "429, too many requests, also after waiting: try again later" };
    if (status === 403) return { unchecked: "403, the key may not read this" };
    if (status !== undefined && isCondition(status)) return { unchecked: `${status}, the server is not well` };
    if (failure === undefined || (last && last.findings.length > 0)) return {};
    if (!(failure instanceof EvalbridgeError)) throw failure;
    if (last === undefined && !reached) return { stop: failure.message };
    // Of a record that is gone by now, say.
    return { unchecked: failure instanceof HttpError ? `${status}, as the description allows` : failure.message };
  }

  return async (operation, args) => {
    const here = { operation: operation.id, method: operation.method, path: operation.path };
    const tell = (findings: readonly Finding[], status: number) => findings.map((one) => ({ ...one, ...here, status }));
    const tellAll = ({ answers }: Asked) =>
      answers.flatMap(({ findings, exchange }) => tell(findings, exchange.status));
    const envelope = spec.envelope?.data ?? "";
    const inBody = (findings: readonly Finding[]) =>
      findings.map((one) => (one.instance === undefined ? one : { ...one, instance: `${envelope}${one.instance}` }));

    const small = { ...smallPage(spec, operation), ...args };
    const first = await ask(operation, small);
    const drifts = tellAll(first);
    const { paging } = operation;
    const payload = first.last?.payload;
    if (payload === undefined || first.last === undefined) return { drifts, heard: [], ...trouble(first) };
    const heard: Heard[] = [{ operation, args, payload }];
    if (paging === undefined || first.failure !== undefined) return { drifts, heard, ...trouble(first) };

    const { findings, next } = nextPage(operation, paging, payload);
    drifts.push(...tell(inBody(findings), first.last.exchange.status));
    if (next === undefined) return { drifts, heard };
    const second = await ask(operation, { ...small, ...next });
    drifts.push(...tellAll(second));
    const status = second.last?.exchange.status;
    if (second.last?.payload !== undefined) {
      drifts.push(
        ...tell(inBody(samePage(operation, paging, payload, second.last.payload)), second.last.exchange.status),
      );
      heard.push({ operation, args, payload: second.last.payload });
    } else if (status !== undefined && !isCondition(status)) {
      drifts.push(...tell([pageLost(operation, paging, status)], status));
    }
    return { drifts, heard, ...trouble(second) };
  };
}
