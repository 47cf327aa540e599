import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createSource, sourceKinds } from "@evalbridge/bridge";
import { expect, onTestFinished, test } from "vitest";
import { readInputs } from "../../src/input/read-inputs.ts";

type Call = (input: never) => Promise<unknown>;

/** What a source sends when one of its capabilities is used: `POST /eval_configs/cfg_1/runs`. */
async function sentBy(
  kind: (typeof sourceKinds)[number],
  capability: "start" | "estimate",
  input: unknown,
): Promise<string> {
  const sent: string[] = [];
  const source = createSource(kind, {
    apiKey: "a:b",
    baseUrl: "https://example.com",
    fetch: async (url, init) => {
      sent.push(`${init.method} ${decodeURIComponent(new URL(url).pathname)}`);
      return Response.json({ message: "no" }, { status: 422 });
    },
  });
  const call = (source as unknown as Record<string, Call>)[capability]?.bind(source);
  await expect(call?.(input as never)).rejects.toThrow(/422|no/);
  expect(sent).toHaveLength(1);
  return sent[0] ?? "";
}

const capabilities = sourceKinds.flatMap((kind) =>
  (["start", "estimate"] as const).map((capability) => ({ kind, capability })),
);

test.each(capabilities)(
  "$capability of $kind is described exactly where the source has it, by what it sends",
  async ({ kind, capability }) => {
    const input = readInputs(kind)[capability];
    const source = createSource(kind, { apiKey: "a:b", baseUrl: "https://example.com" });
    expect(input !== undefined).toBe(capability in source);
    if (!input) return;
    const [example] = input.arguments.examples as readonly Record<string, string>[];
    const path = input.path.replace(/\{(.*?)\}/g, (_, name) => example?.[name] ?? `no ${name}`);
    expect(await sentBy(kind, capability, example)).toBe(`${input.method} ${path}`);
  },
);

test("what can be started is there: four kinds, one of which can be priced", () => {
  const having = (use: "start" | "estimate") => sourceKinds.filter((kind) => readInputs(kind)[use]).sort();
  expect(having("start")).toEqual(["bland", "feather-kb", "humanloop", "vogent"]);
  expect(having("estimate")).toEqual(["bland"]);
});

test.each(["", "constructor", "__proto__", "toString", "feather", "nothing", "../vogent"])(
  "of the kind %j nothing is known",
  (kind) => {
    expect(readInputs(kind)).toEqual({});
  },
);

test("a kind is found in whichever document has it, with the schemas that it leads to", () => {
  const folder = mkdtempSync(join(tmpdir(), "evalbridge-inputs-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const start = { operation: "go", method: "POST", path: "/", summary: "Go", arguments: { type: "object" } };
  writeFileSync(join(folder, "a.gen.json"), JSON.stringify({ sources: { a: { start } }, $defs: { A: {} } }));
  writeFileSync(join(folder, "b.gen.json"), JSON.stringify({ sources: { other: { start } }, $defs: { B: {} } }));
  writeFileSync(join(folder, "notes.json"), "no document");
  const found = readInputs("other", pathToFileURL(`${folder}/`));
  expect(found).toEqual({ start: { ...start, arguments: { type: "object", $defs: { B: {} } } } });
});
