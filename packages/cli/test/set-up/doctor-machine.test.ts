import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Finding } from "../../src/set-up/doctor/finding.ts";
import { isAtLeast, mockFinding, nodeFinding } from "../../src/set-up/doctor/node-checks.ts";
import type { Probes } from "../../src/set-up/doctor/probes.ts";
import { proxyFindings, proxyFor } from "../../src/set-up/doctor/proxy.ts";
import { doctorCommand } from "../../src/set-up/doctor.ts";
import { fakeProbes } from "./doctor-probes.ts";
import { emptyFolder, fakeContext, type Given } from "./fake-context.ts";

async function findings(given: Given = {}, probes: Partial<Probes> = {}, flags = {}) {
  const { context, out } = fakeContext(given);
  const exit = await doctorCommand({ json: true, ...flags }, context, fakeProbes(probes));
  const document: { exitCode: number; findings: Finding[] } = JSON.parse(out());
  expect(document.exitCode).toBe(exit);
  return { exit, of: (topic: string) => document.findings.filter((one) => one.topic === topic) };
}

describe("Node", () => {
  test.each([
    ["22.12.0", "22.12", true],
    ["22.11.9", "22.12", false],
    ["23.0.0", "22.12", true],
    ["24.14.0", "24.14", true],
    ["24.9.0", "24.14", false],
    ["25.0.0-nightly", "24.14", true],
    ["22.0.0", "22", true],
    ["9.99.99", "22", false],
  ])("%s is at least %s: %s", (version, needed, is) => {
    expect(isAtLeast(version, needed)).toBe(is);
  });

  test("that is too old fails with 3 and the version to take", async () => {
    expect(nodeFinding(fakeProbes({ nodeVersion: "20.19.0" }))).toMatchObject({
      outcome: "failed",
      wayOut: "take Node 22.12 or newer (nodejs.org)",
    });
    expect((await findings({}, { nodeVersion: "20.19.0" })).exit).toBe(3);
  });

  test("is told beside the mocks, which may be missing or want a newer one", () => {
    expect(mockFinding(fakeProbes())).toMatchObject({
      outcome: "left out",
      wayOut: "for --mock: npm install --save-dev @evalbridge/mock",
    });
    const mockPackage = () => ({ version: "0.1.0", neededNode: "24.14" });
    expect(mockFinding(fakeProbes({ mockPackage })).outcome).toBe("ok");
    expect(mockFinding(fakeProbes({ mockPackage, nodeVersion: "22.14.0" }))).toMatchObject({
      outcome: "warning",
      wayOut: "for --mock, take Node 24.14 or newer",
    });
  });
});

describe("the proxy", () => {
  const proxy = "http://user:canary@proxy.example:3128";
  const of = (environment: Record<string, string>, probes: Partial<Probes> = {}) =>
    proxyFindings(fakeProbes(probes), environment).map(({ outcome, text, wayOut }) => [outcome, text, wayOut]);

  test("that is not set is well, and a blank one is not set", () => {
    expect(of({})).toEqual([["ok", "none is set", undefined]]);
    expect(of({ HTTPS_PROXY: " " })).toEqual([["ok", "none is set", undefined]]);
  });

  test("that Node heeds is told without its password", () => {
    expect(of({ HTTPS_PROXY: proxy, NODE_USE_ENV_PROXY: "1" })).toEqual([
      ["ok", "HTTPS_PROXY, by way of http://proxy.example:3128", undefined],
    ]);
  });

  test.each(["22.20.1", "23.11.0", "24.4.1"])("is heeded by no switch of Node %s", (nodeVersion) => {
    const [[outcome, , wayOut] = []] = of({ https_proxy: proxy, NODE_USE_ENV_PROXY: "1" }, { nodeVersion });
    expect([outcome, wayOut]).toEqual([
      "warning",
      "take Node 22.21.0, 24.5.0 or newer, and export NODE_USE_ENV_PROXY=1",
    ]);
  });

  test.each(["22.21.0", "24.5.0", "26.0.0"])(
    "is heeded by Node %s when it is told to, in any of three ways",
    (version) => {
      const probes = { nodeVersion: version };
      expect(of({ HTTP_PROXY: proxy }, probes)[0]?.[2]).toBe("export NODE_USE_ENV_PROXY=1");
      expect(of({ HTTP_PROXY: proxy, NODE_USE_ENV_PROXY: "1" }, probes)[0]?.[0]).toBe("ok");
      expect(of({ HTTP_PROXY: proxy, NODE_OPTIONS: "--use-env-proxy" }, probes)[0]?.[0]).toBe("ok");
      expect(of({ HTTP_PROXY: proxy }, { ...probes, nodeFlags: ["--use-env-proxy"] })[0]?.[0]).toBe("ok");
    },
  );

  test("that is none is a failure, which does not repeat what stands there", async () => {
    const [[outcome, text] = []] = of({ HTTPS_PROXY: "canary:3128" });
    expect([outcome, text]).toEqual(["failed", "HTTPS_PROXY is not the address of a proxy"]);
    expect((await findings({ environment: { HTTPS_PROXY: "canary:3128" } })).exit).toBe(3);
  });

  test("ALL_PROXY alone is one that Node does not know", () => {
    expect(of({ ALL_PROXY: proxy })[0]?.[1]).toBe("Node does not know ALL_PROXY");
  });

  test.each([
    ["", true],
    ["*", false],
    ["api.example.com", false],
    ["API.EXAMPLE.COM:443", false],
    ["api.example.com:8443", true],
    ["example.com", true],
    [".example.com", false],
    ["other.test, *.example.com", false],
    ["ample.com", true],
  ])("with NO_PROXY=%j lies on the way to api.example.com: %s", (exempt, lies) => {
    const environment = { HTTPS_PROXY: proxy, NODE_USE_ENV_PROXY: "1", NO_PROXY: exempt };
    const by = proxyFor(new URL("https://api.example.com/v1"), fakeProbes(), environment);
    expect(by?.hostname).toBe(lies ? "proxy.example" : undefined);
  });

  test("of https is not that of http, and the lower-case name is taken first", () => {
    const environment = { https_proxy: "http://lower:1", HTTPS_PROXY: "http://upper:1", NODE_USE_ENV_PROXY: "1" };
    expect(proxyFor(new URL("https://a.test"), fakeProbes(), environment)?.hostname).toBe("lower");
    expect(proxyFor(new URL("http://a.test"), fakeProbes(), environment)).toBeUndefined();
  });
});

describe("the configuration", () => {
  test("that is wrong is told, a line for each problem, and ends it with 3", async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, "evalbridge.config.json"), '{ "sources": { "a": { "provider": "x" } }, "b": 1 }');
    const { exit, of } = await findings({ folder });
    expect(exit).toBe(3);
    expect(of("configuration").length).toBeGreaterThan(1);
    for (const { outcome, text } of of("configuration")) {
      expect(outcome).toBe("failed");
      expect(text).toContain("evalbridge.config.json: ");
    }
  });

  test("is named with its sources, and none is needed", async () => {
    const folder = emptyFolder();
    expect((await findings({ folder })).of("configuration")[0]?.text).toContain("none is needed");
    writeFileSync(join(folder, "evalbridge.config.json"), '{ "sources": { "a": { "provider": "bland" } } }');
    expect((await findings({ folder })).of("configuration")[0]?.text).toMatch(/evalbridge\.config\.json, 1 source$/);
  });

  test("a source that nobody has is said with those that there are", async () => {
    const { context } = fakeContext();
    await expect(doctorCommand({ provider: ["nobody"] }, context, fakeProbes())).rejects.toThrow(/there are: vogent/);
  });
});

test("a switched-off look at certificates is a warning", async () => {
  const environment = { NODE_TLS_REJECT_UNAUTHORIZED: "0" };
  expect((await findings({ environment })).of("certificates")[0]?.outcome).toBe("warning");
  expect((await findings()).of("certificates")).toEqual([]);
});
