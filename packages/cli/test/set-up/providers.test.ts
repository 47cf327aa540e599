import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { providersCommand } from "../../src/set-up/providers.ts";
import { emptyFolder, fakeContext, type Given } from "./fake-context.ts";

const key = "canary-key-4711";

async function providers(given: Given = {}, flags = {}) {
  const fake = fakeContext(given);
  return { exit: await providersCommand(flags, fake.context), ...fake };
}

function configured(sources: object): string {
  const folder = emptyFolder();
  writeFileSync(join(folder, "evalbridge.config.json"), JSON.stringify({ sources }));
  return folder;
}

describe("evalbridge providers", () => {
  test("without anything configured names every source, and each missing variable once with the way out", async () => {
    const { exit, outLines } = await providers();
    expect(exit).toBe(0);
    expect(outLines().filter((line) => line.includes("export"))).toEqual([
      "vogent is left out; to read it: export VOGENT_API_KEY=…",
      "feather and feather-kb are left out; to read them: export FEATHER_API_KEY=…",
      "bland is left out; to read it: export BLAND_API_KEY=…",
    ]);
    expect(outLines()).toContain("humanloop is left out; the service has closed");
    expect(outLines().at(-2)).toBe("next: evalbridge runs --mock");
  });

  test("names the file that Humanloop lists by, where a key is there and no file", async () => {
    const environment = { HUMANLOOP_API_KEY: key };
    const without = await providers({ environment, width: 200 });
    expect(without.out()).toMatch(/^humanloop fails in lists .*: export HUMANLOOP_FILE_ID=…, or name one: --parent/m);
    const told = async (more = {}) => {
      const { out } = await providers({ environment: { ...environment, ...more } }, { json: true });
      return JSON.parse(out()).sources.map(({ key, unset }: { key: string; unset: unknown }) => [key, unset]);
    };
    expect(await told()).toContainEqual(["humanloop", "HUMANLOOP_FILE_ID"]);
    expect(await told({ HUMANLOOP_FILE_ID: " " })).toContainEqual(["humanloop", "HUMANLOOP_FILE_ID"]);
    expect(
      (await told({ HUMANLOOP_FILE_ID: "pr_1" })).filter(([, unset]: [string, unknown]) => unset !== null),
    ).toEqual([]);
  });

  test("says of a key where it comes from, and never what it is", async () => {
    const folder = configured({
      "bland-eu": { provider: "bland", keyEnv: "BLAND_EU_API_KEY", baseUrl: `https://eu.example.com/${key}` },
      file: { provider: "vogent", keyFile: "key.txt" },
      vault: { provider: "feather", keyCommand: ["op", "read", key] },
    });
    for (const flags of [{}, { json: true }]) {
      const { out, err } = await providers({ folder, width: 200, environment: { BLAND_EU_API_KEY: key } }, flags);
      expect(out()).toMatch(/BLAND_EU_API_KEY[\s\S]*file key\.txt[\s\S]*command op/);
      expect(out()).toContain("https://eu.example.com");
      expect(out() + err()).not.toContain(key);
    }
  });

  test.each([40, 80, 120, 200])("at %d columns tells all of it, and wraps no line badly", async (width) => {
    const { out, outLines } = await providers({ width });
    for (const line of outLines()) if (width >= 80) expect(stringWidth(line)).toBeLessThanOrEqual(width);
    const all = out().replace(/\s+/g, " ");
    for (const word of ["closed on 2025-09-08", "start, estimate, cancel, cases, parents", "https://api.bland.ai"])
      expect(all).toContain(word);
    expect(outLines()[0]?.includes("FILTERS HERE")).toBe(width === 200);
  });

  test("colours only where told to, and says the same without", async () => {
    const environment = { VOGENT_API_KEY: key };
    const coloured = await providers({ environment, color: true });
    expect(coloured.out()).toContain("\u001b[32mVOGENT_API_KEY");
    const plain = await providers({ environment });
    const trimmed = (text: string) => text.split("\n").map((line) => line.trimEnd());
    expect(trimmed(stripVTControlCharacters(coloured.out()))).toEqual(trimmed(plain.out()));
  });

  test("as JSON has abilities, filters and lifecycle of each source", async () => {
    const { out } = await providers({ environment: { VOGENT_API_KEY: " " } }, { json: true });
    const { config, sources } = JSON.parse(out());
    expect(config).toBeNull();
    expect(sources.map((one: { key: string }) => one.key)).toEqual([
      "vogent",
      "humanloop",
      "feather",
      "feather-kb",
      "bland",
    ]);
    expect(sources[0]).toMatchObject({
      apiKey: { from: "VOGENT_API_KEY", present: false },
      can: ["start", "cases", "parents"],
      filters: { server: ["parent"], here: ["status", "since", "verdict"] },
      origin: "https://api.vogent.ai",
    });
    expect(sources[1].lifecycle).toMatchObject({ state: "sunset", since: "2025-09-08" });
    expect(sources[2].can).toEqual(["cases"]);
  });

  test("says that a source which is configured fails without its key", async () => {
    const folder = configured({ one: { provider: "feather" }, two: { provider: "feather-kb" } });
    const { exit, outLines } = await providers({ folder });
    expect(exit).toBe(0);
    expect(outLines().join(" ")).toContain("one and two are without a key, and fail in lists; to read them: export");
  });

  test("points to the doctor with a key, with the configuration that was named", async () => {
    const folder = configured({ one: { provider: "bland" } });
    const config = join(folder, "evalbridge.config.json");
    const { outLines } = await providers({ environment: { BLAND_API_KEY: key } }, { config });
    expect(outLines().slice(-3)).toEqual(["", `next: evalbridge doctor --config ${config}`, ""]);
    expect(outLines().join()).not.toMatch(/without a key|left out/);
  });

  test("with mocks needs no key, and goes on with them", async () => {
    const { exit, outLines } = await providers({ width: 200 }, { scenario: "odd", mock: true });
    expect(exit).toBe(0);
    expect(outLines().filter((line) => /of the mock .* http:\/\/127\.0\.0\.1:\d+$/.test(line))).toHaveLength(5);
    expect(outLines().at(-2)).toBe("next: evalbridge runs --scenario odd");
  });
});
