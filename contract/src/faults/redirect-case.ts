import { createBlandClient, createFeatherClient, createHumanloopClient, createVogentClient } from "@evalbridge/bridge";
import type { ClientOptions } from "@evalbridge/core";

/** A provider's client, with something that reads and something that starts. */
export interface Redirected {
  readonly name: string;
  /** The header that the key travels in, and how. */
  readonly header: string;
  readonly sentAs: (key: string) => string;
  readonly read: (options: ClientOptions) => Promise<unknown>;
  readonly start: (options: ClientOptions) => Promise<unknown>;
}

const asItIs = (key: string) => key;

/** The four ways in which a key travels. */
export const redirected: readonly Redirected[] = [
  {
    name: "bearer",
    header: "authorization",
    sentAs: (key) => `Bearer ${key}`,
    read: (options) => createVogentClient(options).getEvalRun({ id: "run_1" }),
    start: (options) =>
      createVogentClient(options).runEval({ id: "cfg_1", body: { versionedPromptId: "vp_1", callAgentId: "agent_1" } }),
  },
  {
    name: "X-API-KEY",
    header: "x-api-key",
    sentAs: asItIs,
    read: (options) => createHumanloopClient(options).getEvaluation({ id: "evr_1" }),
    start: (options) => createHumanloopClient(options).createRun({ id: "evr_1", body: {} }),
  },
  {
    name: "x-api-key",
    header: "x-api-key",
    sentAs: asItIs,
    read: (options) => createFeatherClient(options).getEvalRun({ run_id: "deed0000-0000-4000-8000-000000000001" }),
    start: (options) =>
      createFeatherClient(options).createKBEvalRun({
        suite_id: "5e700000-0000-4000-8000-000000000001",
        body: { kb_ids: [] },
      }),
  },
  {
    name: "raw authorization",
    header: "authorization",
    sentAs: asItIs,
    read: (options) => createBlandClient(options).getRun({ run_id: "run_1" }),
    start: (options) => createBlandClient(options).createRun({ body: { call_ids: ["call_1"] } }),
  },
];

/** Where a redirect may lead, from `https://api.example.test:8443`. */
export const changesOfOrigin: readonly (readonly [change: string, location: string])[] = [
  ["another scheme", "http://api.example.test:8443/x"],
  ["another host", "https://evil.test:8443/x"],
  ["a host below it", "https://eu.api.example.test:8443/x"],
  ["another port", "https://api.example.test/x"],
  ["a user name that looks like the host", "https://api.example.test:8443@evil.test/x"],
  ["no scheme, and backslashes", "\\\\evil.test\\x"],
];
