import { beforeEach, describe, expect, test, vi } from "vitest";
import { CredentialsError, createBridgeFromEnv, IncompleteListError } from "../src/index.ts";
import { rejection } from "./fixture.ts";

const variables = ["VOGENT_API_KEY", "HUMANLOOP_API_KEY", "FEATHER_API_KEY", "BLAND_API_KEY", "HUMANLOOP_FILE_ID"];

beforeEach(() => {
  for (const variable of variables) vi.stubEnv(variable, "");
  return () => vi.unstubAllEnvs();
});

describe("a bridge from the environment", () => {
  test("names the sources that have no key, and the variable that would hold it", () => {
    vi.stubEnv("VOGENT_API_KEY", "key");
    expect(createBridgeFromEnv().missing).toEqual([
      { source: "humanloop", variable: "HUMANLOOP_API_KEY" },
      { source: "feather", variable: "FEATHER_API_KEY" },
      { source: "feather-kb", variable: "FEATHER_API_KEY" },
      { source: "bland", variable: "BLAND_API_KEY" },
    ]);
    for (const variable of variables) vi.stubEnv(variable, "key");
    expect(createBridgeFromEnv().missing).toEqual([]);
  });

  test("leaves them out of lists, but not where they are asked for by name", async () => {
    vi.stubEnv("HUMANLOOP_API_KEY", "key");
    const warnings: string[] = [];
    const bridge = createBridgeFromEnv({ onWarning: (message) => warnings.push(message) });
    const named = await rejection(bridge.page({ sources: ["bland"] }));
    expect(named).toMatchObject({ failures: [{ source: "bland", error: expect.any(CredentialsError) }] });
    const parents = await rejection(bridge.page({ parents: ["vogent:cfg_1"] }));
    expect(parents).toMatchObject({ failures: [{ source: "vogent", error: { variable: "VOGENT_API_KEY" } }] });
    expect(warnings).toEqual([]);
    // Humanloop is asked, and alone: without a file it says so before anything is sent.
    const all = await rejection(bridge.page());
    expect(all).toMatchObject({ failures: [{ source: "humanloop" }] });
    expect(all.message).toContain("HUMANLOOP_FILE_ID");
    expect(warnings).toHaveLength(1);
  });

  test("without any key names every variable, for a list of nothing would look like no runs", async () => {
    const error = await rejection(createBridgeFromEnv({ onWarning: () => {}, fileId: "pr_1" }).page());
    expect(error).toBeInstanceOf(IncompleteListError);
    for (const variable of variables.slice(0, 4)) expect(error.message).toContain(`Set ${variable}`);
  });

  test("throws an error that names the variable when a source without a key is called", async () => {
    const bridge = createBridgeFromEnv();
    const attempts = [
      bridge.get("bland:1"),
      bridge.cancel("bland:1"),
      bridge.start("vogent", { id: "cfg", body: { versionedPromptId: "p", callAgentId: "a" } }),
    ];
    const errors = await Promise.all(attempts.map((attempt) => rejection(attempt)));
    expect(errors.map((error) => error instanceof CredentialsError && error.variable)).toEqual([
      "BLAND_API_KEY",
      "BLAND_API_KEY",
      "VOGENT_API_KEY",
    ]);
  });

  test("gives its clients the options that they share: how they send, how long, how often", async () => {
    for (const variable of variables) vi.stubEnv(variable, "key");
    const sent: string[] = [];
    const fetch = async (url: string) => {
      sent.push(new URL(url).hostname);
      return new Response("down", { status: 503 });
    };
    const bridge = createBridgeFromEnv({ onWarning: () => {}, client: { fetch, retry: { attempts: 1 } } });
    await rejection(bridge.page());
    expect(sent.sort()).toEqual([
      "api-sandbox.featherhq.com",
      "api-sandbox.featherhq.com",
      "api.bland.ai",
      "api.humanloop.com",
      "api.vogent.ai",
    ]);
  });
});
