import { ArgumentError, type ClientOptions, environmentNames } from "@evalbridge/core";
import type { Spec } from "@evalbridge-internal/scripts";
import { providerModule } from "../provider-module.ts";
import { createSchemaCheck } from "../schema-check.ts";
import { specOf } from "../specs.ts";
import { checkAll } from "./check-all.ts";
import { merged } from "./finding.ts";
import { afterStop, type LiveReport } from "./live-report.ts";
import { createRehearsal } from "./rehearsal.ts";
import { safeOperations } from "./safe-operations.ts";
import { createSchemaDrift } from "./schema-drift.ts";
import { createShow } from "./shown.ts";
import { createVisit } from "./visit.ts";
import { createWire } from "./wire.ts";

/** Options of a live check. All may be left out. */
export interface LiveOptions {
  /** @default `<PROVIDER>_BASE_URL`, else the fact sheet's */
  readonly baseUrl?: string | undefined;
  /** Requests to send at the most. @default 100 */
  readonly maxRequests?: number | undefined;
  /** Where the key, and what else only the user knows, comes from. @default process.env */
  readonly environment?: Readonly<Record<string, string | undefined>> | undefined;
  /** How often and when a request is sent again. @default as the client does it */
  readonly retry?: ClientOptions["retry"];
}

/**
 * Reads from a live provider all that can be read, through its own client, and holds each answer against the description.
 * Nothing is written.
 * @throws {ArgumentError} for a base URL that the client does not take
 */
export async function liveCheck(provider: string, options: LiveOptions = {}): Promise<LiveReport> {
  const { environment = process.env, maxRequests = 100, retry } = options;
  const spec = specOf(provider);
  const { facts, createClient } = await providerModule(provider);
  const names = environmentNames(provider);
  const address = options.baseUrl ?? (environment[names.baseUrl]?.trim() || facts.baseUrl);
  if (address === undefined)
    throw new ArgumentError({ provider }, `no address: give --base-url, or set ${names.baseUrl}`);
  const baseUrl = plain(address);
  const apiKey = environment[names.apiKey]?.trim();
  const about = {
    provider,
    title: facts.title,
    baseUrl: shownAddress(baseUrl).replaceAll(apiKey || "\n", "[redacted]"),
    ...(facts.lifecycle.state === "sunset" && { note: `${facts.title} closed on ${facts.lifecycle.since}` }),
  };
  if (!apiKey) return { ...about, requests: 0, drifts: [], ...notStarted(spec, `no key: set ${names.apiKey}`) };

  await using rehearsal = await createRehearsal(provider, apiKey);
  const wire = createWire(baseUrl, rehearsal, maxRequests);
  const methods = createClient({
    baseUrl,
    apiKey,
    fetch: wire.fetch,
    // It speaks of deprecation, which the report tells.
    onWarning: () => undefined,
    retry,
  });
  const drift = createSchemaDrift(spec, createSchemaCheck(spec), createShow(apiKey));
  const visit = createVisit({ spec, methods, wire, drift, keyName: names.apiKey });
  const { checked, drifts, stopped } = await checkAll(spec, visit, environment);
  return {
    ...about,
    requests: wire.sent(),
    operations: spec.operations.flatMap(({ id }) => checked.filter((one) => one.operation === id)),
    drifts: merged(drifts),
    ...(stopped !== undefined && { stopped }),
  };
}

function notStarted(spec: Spec, stopped: string): Pick<LiveReport, "operations" | "stopped"> {
  const operations = safeOperations(spec).map(
    ({ id, method, path }) => ({ operation: id, method, path, outcome: "not run", reason: afterStop }) as const,
  );
  return { operations, stopped };
}

/** As the client writes it: what follows it in a URL is the path of the description. */
function plain(baseUrl: string): string {
  return (URL.canParse(baseUrl) ? new URL(baseUrl).href : baseUrl).replace(/\/+$/, "");
}

/** Without what may be secret in it. */
function shownAddress(baseUrl: string): string {
  if (!URL.canParse(baseUrl)) return "an address that is no URL";
  const { protocol, host, pathname } = new URL(baseUrl);
  return `${protocol}//${host}${pathname}`.replace(/\/+$/, "");
}
