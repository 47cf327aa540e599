import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Context } from "../../src/context.ts";
import { type MockFlags, mockCommand } from "../../src/set-up/mock.ts";
import { emptyFolder, fakeContext } from "./fake-context.ts";

/** Starts it, and gives what it told once it serves; it ends with `stop`, or with the test. */
async function serving(flags: MockFlags, folder?: string) {
  const stop = new AbortController();
  const told = Promise.withResolvers<void>();
  const fake = fakeContext({ signal: stop.signal, ...(folder !== undefined && { folder }) });
  const line = async (said = "") => {
    await fake.context.err.write(`${said}\n`);
    if (said.startsWith("end it")) told.resolve();
  };
  const context: Context = { ...fake.context, err: { ...fake.context.err, line } };
  const ended = mockCommand(flags, context);
  onTestFinished(async () => {
    stop.abort();
    await ended;
  });
  await Promise.race([told.promise, ended]);
  const variables = fake
    .out()
    .split("\n")
    .map((one) => /^export (\w+)='([^']*)'$/.exec(one)?.slice(1) ?? [one])
    .filter(([name]) => name !== "");
  return { stop, ended, variables: Object.fromEntries(variables), ...fake };
}

const refused = (flags: MockFlags) => mockCommand(flags, fakeContext({ folder: emptyFolder() }).context);

describe("evalbridge mock", () => {
  test("serves until it is ended, prints variables alone on stdout, and ends with 0", async () => {
    const { stop, ended, variables, err } = await serving({ provider: ["vogent", "humanloop"] });
    expect(Object.keys(variables).sort()).toEqual([
      "HUMANLOOP_API_KEY",
      "HUMANLOOP_BASE_URL",
      "HUMANLOOP_FILE_ID",
      "VOGENT_API_KEY",
      "VOGENT_BASE_URL",
    ]);
    const headers = { authorization: `Bearer ${variables["VOGENT_API_KEY"]}` };
    const url = `${variables["VOGENT_BASE_URL"]}/eval_configs`;
    expect((await fetch(url, { headers })).status).toBe(200);
    expect(err()).toMatch(/^evalbridge mock serves (vogent, humanloop|humanloop, vogent)\nto use it: /);
    stop.abort();
    expect(await ended).toBe(0);
    await expect(fetch(url, { headers })).rejects.toThrow();
  });

  test("plays a scenario by its name or from a file, which is looked for where it was typed", async () => {
    expect((await serving({ provider: ["bland"], scenario: "odd", seed: 3 })).err()).toContain("(scenario odd)");
    const folder = emptyFolder();
    writeFileSync(join(folder, "mine.json"), '{ "bland": { "size": 1 } }');
    const { variables } = await serving({ provider: ["bland"], scenario: "mine.json" }, folder);
    expect(variables["BLAND_BASE_URL"]).toMatch(/^http:\/\/127\.0\.0\.1:\d+/);
  });

  test("serves at the port that is asked for, and says of one that is taken that it is", async () => {
    const holder = createServer().listen(0, "127.0.0.1");
    await once(holder, "listening");
    const { port } = holder.address() as { port: number };
    await expect(refused({ provider: ["bland"], port: [`bland=${port}`] })).rejects.toMatchObject({
      exitCode: 3,
      message: expect.stringMatching(`port ${port} of 127.0.0.1 is taken`),
    });
    await new Promise((resolve) => holder.close(resolve));
    const { variables } = await serving({ provider: ["bland"], port: [`bland=${port}`] });
    expect(new URL(variables["BLAND_BASE_URL"]).port).toBe(String(port));
  });

  test.each<[MockFlags, RegExp]>([
    [{ port: ["x"] }, /^--port takes a provider and a number up to 65535, as in vogent=4010; it got "x"$/],
    [{ port: ["vogent=65536"] }, /^--port takes .* it got "vogent=65536"$/],
    [{ port: ["vogent=1 "] }, /^--port takes/],
    [{ port: ["\u001b[2Jx"] }, /it got "x"$/],
    [{ port: ["nobody=1"] }, /port for "nobody", but serves/],
    [{ provider: ["nobody"] }, /knows no provider "nobody"; it knows /],
    [
      { scenario: "huge" },
      /^--scenario takes small, busy, moving, failing, odd or the path of a \.json file; it got "huge"$/,
    ],
    [{ scenario: "none.json" }, /^--scenario: none\.json cannot be read: ENOENT/],
  ])("refuses %j in one line, with 3", async (flags, message) => {
    const error = await refused(flags).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(error).toMatchObject({ name: "CommandError", exitCode: 3, message: expect.stringMatching(message) });
    expect((error as Error).message).not.toMatch(/\p{Cc}/u);
  });

  test.each([
    ["[", /^--scenario: s\.json cannot be read: /],
    ['{ "vogent": { "runs": [{ "nope": 1 }] } }', /^s\.json: scenario.*nope/],
  ])("says what is wrong in a file: %s", async (content, message) => {
    const folder = emptyFolder();
    writeFileSync(join(folder, "s.json"), content);
    const { context } = fakeContext({ folder });
    await expect(mockCommand({ scenario: "s.json" }, context)).rejects.toThrow(message);
  });

  test("as a process ends with 0 when it is told to by name", async () => {
    const main = join(import.meta.dirname, "../../src/main.ts");
    const child = spawn(process.execPath, [main, "mock", "--provider", "bland"], { stdio: ["ignore", "pipe", "pipe"] });
    onTestFinished(() => void child.kill("SIGKILL"));
    const [stdout] = await Promise.all([
      text(child.stdout),
      // What tells how to end it is the last that is told.
      (async () => {
        for await (const part of child.stderr) if (String(part).includes("end it")) child.kill("SIGTERM");
      })(),
    ]);
    expect(child.signalCode ?? child.exitCode ?? (await once(child, "exit"))[0]).toBe(0);
    expect(stdout).toMatch(/^export BLAND_BASE_URL='http:\/\/127\.0\.0\.1:\d+'\nexport BLAND_API_KEY='mock-key'\n$/);
  });
});
