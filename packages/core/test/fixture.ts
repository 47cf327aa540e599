import { vi } from "vitest";
import { type Api, type ClientOptions, createClient, type ProviderFacts } from "../src/index.ts";
import { hooks, openapiFetch } from "../src/table.ts";
import { withTools } from "./tools.ts";

/** A made-up provider with one operation of each form. */
export const facts: ProviderFacts = {
  name: "acme",
  title: "Acme",
  docs: "https://docs.acme.test",
  baseUrl: "https://api.acme.test/v1",
  auth: { kind: "header", name: "x-api-key" },
  errorMessage: ["/message", "/detail/0/msg"],
  existing: "/detail/existing_run_id",
  lifecycle: { state: "active" },
};

export const api: Api = {
  operations: {
    getStatus: { method: "GET", path: "/status", class: "safe" },
    getThing: { method: "GET", path: "/things/{id}", class: "safe", query: ["tag", "on"] },
    listThings: {
      method: "GET",
      path: "/things",
      class: "safe",
      query: ["limit", "cursor"],
      page: { kind: "cursor", cursor: "cursor", limit: "limit", items: "/items", next: "/next", more: "/has_more" },
    },
    listPages: {
      method: "GET",
      path: "/pages",
      class: "safe",
      query: ["page", "size"],
      page: { kind: "number", page: "page", items: "/records", number: "/page", size: "/size", total: "/total" },
    },
    createThing: { method: "POST", path: "/things", class: "never-retry", body: "required" },
    putThing: { method: "PUT", path: "/things/{id}", class: "idempotent", body: "required" },
    deleteThing: { method: "DELETE", path: "/things/{id}", class: "idempotent", result: "none" },
    slowThing: { method: "GET", path: "/slow", class: "safe", timeoutMs: 300_000 },
  },
};

export const enveloped: Api = { envelope: { data: "/data", errors: "/errors" }, operations: api.operations };

type Method = ((args?: object, options?: object) => Promise<unknown>) & {
  raw(args?: object, options?: object): Promise<{ data: unknown; body: unknown; response: Response }>;
  page(args?: object, options?: object): Promise<{ items: unknown[]; next?: unknown; raw: unknown }>;
  pages(args?: object, options?: object): AsyncGenerator<{ items: unknown[]; next?: unknown }>;
  all(args?: object, options?: object): AsyncGenerator<unknown>;
};
type Http = { GET(path: string, init?: object): Promise<{ data?: unknown; error?: unknown; response: Response }> };
export type AcmeClient = Record<
  "getThing" | "listThings" | "listPages" | "createThing" | "putThing" | "deleteThing" | "slowThing" | "getStatus",
  Method
> & {
  http: Http & Record<"POST", Http["GET"]>;
};

/** What the injected fetch was asked. */
export interface Sent {
  url: string;
  init: RequestInit;
  headers: Headers;
}

/** A client over an injected fetch, with a list of what it sent. Nothing is sent twice unless `retry` is given. */
export function acme(
  answer: (sent: Sent, index: number) => Response | Promise<Response>,
  options: ClientOptions & { api?: Api; facts?: ProviderFacts } = {},
): { client: AcmeClient; sent: Sent[] } {
  const sent: Sent[] = [];
  const fetch = async (url: string, init: RequestInit) => {
    const one = { url, init, headers: new Headers(init.headers) };
    sent.push(one);
    return answer(one, sent.length - 1);
  };
  const { api: table = api, facts: sheet = facts, ...rest } = options;
  return {
    client: createClient<AcmeClient>(
      sheet,
      { http: openapiFetch, hooks, ...withTools(table) },
      { apiKey: "acme-key", fetch, retry: { attempts: 1 }, ...rest },
    ),
    sent,
  };
}

export const json = (body: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json", ...headers } });

/** The system calls that some codes come from, as Node tells them. */
const calls: Readonly<Record<string, string>> = { ECONNREFUSED: "connect", ENOTFOUND: "getaddrinfo" };

/** How Node's fetch fails: with a code a level down. */
export function failure(code: string): TypeError {
  const told = { code, ...(calls[code] && { syscall: calls[code] }) };
  return new TypeError("fetch failed", { cause: Object.assign(new Error(code), told) });
}

/** Lets faked time pass until a promise has ended, and gives that promise back. */
export async function passing<Result>(promise: Promise<Result>): Promise<Result> {
  promise.catch(() => undefined);
  await vi.runAllTimersAsync();
  return promise;
}

/** The error that a promise rejects with. */
export async function rejection(promise: Promise<unknown>): Promise<Error & Record<string, unknown>> {
  return promise.then(
    () => {
      throw new Error("it did not reject");
    },
    (error) => error,
  );
}
