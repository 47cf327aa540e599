import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";
import { readCommand } from "../src/command.ts";
import { documentedProviders } from "../src/document.ts";
import { begin, printed } from "./fixtures/begin.ts";

/** The status of what a server is asked for as a proxy is. */
function throughProxy(address: string, path: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get({ host: "127.0.0.1", port: new URL(address).port, path }, (response) =>
      resolve(response.resume().statusCode),
    ).on("error", reject);
  });
}

function written(content: string): string {
  const folder = mkdtempSync(join(tmpdir(), "evalbridge-mock-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "worlds.json");
  writeFileSync(file, content);
  return file;
}

test.each(["SIGTERM", "SIGINT"] as const)(
  "it serves, tells each request without the key, and ends with 0 on %s",
  async (signal) => {
    const { child, ended } = begin("--provider", "vogent", "--scenario", "small", "--log");
    const environment = await printed(child, "VOGENT_API_KEY");
    expect(environment).toEqual({
      VOGENT_BASE_URL: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      VOGENT_API_KEY: "mock-key",
    });
    const headers = { authorization: "Bearer secret-key-1" };
    const ask = (path: string) => fetch(`${environment["VOGENT_BASE_URL"]}${path}`, { headers });
    expect(await (await ask("/eval_configs?limit=2")).json()).toMatchObject({
      data: [{ id: "cfg_1" }, { id: "cfg_2" }],
    });
    expect((await ask("/nothing?api_key=secret-key-1")).status).toBe(404);
    expect(await throughProxy(environment["VOGENT_BASE_URL"] as string, "http://example.test/x?api_key=y")).toBe(400);
    child.kill(signal);
    const { code, stderr } = await ended();
    expect(code).toBe(0);
    expect(stderr.split("\n")).toEqual([
      `evalbridge-mock serves vogent; end it with Ctrl-C or kill ${child.pid}`,
      "vogent GET /eval_configs?limit → 200 (listEvalConfigs)",
      "vogent GET /nothing?api_key → 404 (no operation)",
      "vogent GET http://example.test/x?api_key → 400 (no operation)",
      "",
    ]);
  },
);

test("a scenario from a file is played at the port and by the seed that are asked for, and the clock runs", async () => {
  const started = Date.now();
  const file = written(JSON.stringify({ bland: { size: 5, runs: [{ id: "own" }] }, vogent: { size: 1 } }));
  const told = async () => {
    const { child } = begin("--provider", "bland", "--provider", "vogent", "--scenario", file, "--seed", "7");
    const { BLAND_BASE_URL: address } = await printed(child, "VOGENT_API_KEY");
    const headers = { authorization: "k", "content-type": "application/json" };
    const { data } = (await (await fetch(`${address}/v1/evals/runs`, { headers })).json()).data;
    const body = JSON.stringify({ call_ids: ["c1"], attached_agents: [{ eval_agent_id: uuid }] });
    const one = await (await fetch(`${address}/v1/evals/runs`, { method: "POST", headers, body })).json();
    expect(Date.parse(one.data.created_at)).toBeGreaterThanOrEqual(started);
    return data.map(({ id, summary }: { id: string; summary: unknown }) => ({ id, summary }));
  };
  const [one, other] = await Promise.all([told(), told()]);
  expect(one).toHaveLength(6);
  expect(one).toContainEqual(expect.objectContaining({ id: "own" }));
  expect(other).toEqual(one);
});

test("--help says what there is, and ends with 0", async () => {
  const { child, ended } = begin("--help");
  const [stdout, { code, stderr }] = await Promise.all([text(child.stdout), ended()]);
  expect([code, stderr]).toEqual([0, ""]);
  for (const flag of ["provider", "port", "host", "scenario", "seed", "log", "help"])
    expect(stdout).toContain(`  --${flag} `);
  expect(stdout).toContain("small, busy, moving, failing, odd");
});

const names = "small, busy, moving, failing, odd";
test.each([
  [["--scenaro", "busy"], "Unknown option '--scenaro'"],
  [["busy"], "Unexpected argument 'busy'. This command does not take positional arguments"],
  [["--scenario", "bussy"], `--scenario takes ${names} or the path of a .json file; it got "bussy"`],
  [["--scenario", "nowhere.json"], "--scenario: nowhere.json cannot be read: ENOENT"],
  [["--seed", "x"], '--seed takes a whole number of up to 15 digits; it got "x"'],
  [["--port", "4010"], '--port takes a provider and a number up to 65535, as in vogent=4010; it got "4010"'],
  [["--port", "vogent=70000"], 'as in vogent=4010; it got "vogent=70000"'],
])("%j is refused", (args, message) => {
  expect(() => readCommand(args)).toThrow(message);
});

test("a file that is not JSON is refused with the place in it", () => {
  const file = written('{"bland":\n {"size" 3}}');
  expect(() => readCommand(["--scenario", file])).toThrow(
    /worlds\.json cannot be read: .* in JSON .*\(line 2 column 10\)$/,
  );
});

test.each([
  [["--seed", "x"], '--seed takes a whole number of up to 15 digits; it got "x"'],
  [["--port", "vogant=4010"], `is given a port for "vogant", but serves ${documentedProviders().join(", ")} only`],
  [["--provider", "vogant"], `knows no provider "vogant"; it knows ${documentedProviders().join(", ")}`],
])("what is wrong in %j is told in one line, and it ends with 2", async (args, message) => {
  const { code, stderr } = await begin(...args).ended();
  expect(stderr).toMatch(/^evalbridge-mock: [^\n]+; see: evalbridge-mock --help\n$/);
  expect(stderr).toContain(message);
  expect(code).toBe(2);
});

test("a mistake in a file's scenario is told by file and place", async () => {
  const file = written('{"bland": {"runs": [{}, {"verdict": "lost"}]}}');
  const { code, stderr } = await begin("--scenario", file).ended();
  const told = 'worlds.json: scenario.bland.runs[1].verdict is "lost", and takes passed, failed or none';
  expect(stderr).toContain(told);
  expect(code).toBe(2);
});

test("a port that is taken is named", async () => {
  const { child } = begin("--provider", "vogent");
  const { VOGENT_BASE_URL: address = "" } = await printed(child, "VOGENT_API_KEY");
  const { port } = new URL(address);
  const { code, stderr } = await begin("--provider", "vogent", "--port", `vogent=${port}`).ended();
  expect(stderr).toContain(
    `cannot serve vogent: port ${port} of 127.0.0.1 is taken; give it another, or none for a free one`,
  );
  expect(code).toBe(2);
});

const uuid = "a6e10001-3f5b-4c2d-8e19-0b7d4a9c5f01";
