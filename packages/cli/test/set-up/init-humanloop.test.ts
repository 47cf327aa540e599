// Humanloop counts otherwise than the others, and lists by a file: what init writes and says has to go with both.
import { expect, onTestFinished, test } from "vitest";
import { kindsWithKeys } from "../../src/set-up/init/provider-keys.ts";
import { workflowText } from "../../src/set-up/init/workflow-text.ts";
import { initCommand } from "../../src/set-up/init.ts";
import { servedMocks, typed } from "../fixture.ts";
import { emptyFolder, fakeContext } from "./fake-context.ts";

const key = "canary-key-4711";
const textWith = (...variables: string[]): string =>
  workflowText(kindsWithKeys(Object.fromEntries(variables.map((name) => [name, key]))).kinds, "1.2.3");

/** The words of the workflow's gate, of this parent. */
function gateOf(text: string, parent: string): string[] {
  const [, line = ""] = /evalbridge@1\.2\.3 (gate\n(?: {10}.*\n)+)/.exec(text) ?? [];
  return line
    .replace(/"\$\{[^"]*\}"/, parent)
    .trim()
    .split(/\s+/);
}

test("a good run of Humanloop's passes the workflow, which needs its key alone", async () => {
  const mocks = await servedMocks({ providers: ["humanloop"] });
  onTestFinished(() => mocks.close());
  mocks.reset({ humanloop: { runs: [{ id: "run_a", parent: "evr_1", passed: 3 }] } });
  const { HUMANLOOP_FILE_ID: _, ...environment } = mocks.environment;
  const words = gateOf(textWith("HUMANLOOP_API_KEY"), "humanloop:evr_1");
  const { stdout, stderr, code } = await typed(words, { folder: emptyFolder(), environment });
  expect(code, stdout + stderr).toBe(0);
  expect(stdout).toMatch(/passed {2}min-pass-rate/);
});

test("cases are asked where Humanloop is among the kinds, and else the provider's counts", () => {
  expect(gateOf(textWith("VOGENT_API_KEY", "HUMANLOOP_API_KEY"), "x")).toContain("--per-case");
  expect(textWith("VOGENT_API_KEY", "FEATHER_API_KEY", "BLAND_API_KEY")).not.toContain("--per-case");
});

test("the file that its lists need is left to do, until it is named", async () => {
  const told = async (environment: Record<string, string>): Promise<string> => {
    const { context, out } = fakeContext({ environment });
    await initCommand({}, context);
    return out();
  };
  const left = "  to list what humanloop has: export HUMANLOOP_FILE_ID=…\n";
  expect(await told({ HUMANLOOP_API_KEY: key })).toContain(left);
  expect(await told({ HUMANLOOP_API_KEY: key, HUMANLOOP_FILE_ID: "pr_1" })).not.toContain("HUMANLOOP_FILE_ID");
  expect(await told({ VOGENT_API_KEY: key })).not.toContain("HUMANLOOP_FILE_ID");
  const text = textWith("HUMANLOOP_API_KEY");
  expect(text).toContain("evalbridge parents humanloop, with HUMANLOOP_FILE_ID set\n");
});
