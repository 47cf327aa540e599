// What the documents show in other languages than TypeScript is true as well: commands, and scenarios.
import { basename } from "node:path";
import { createMocks } from "@evalbridge/mock";
import { expect, test } from "vitest";
import { docCommands } from "../src/doc-commands.ts";
import { docBlocks } from "../src/doc-examples.ts";
import { shippedPackages } from "../src/manifest.ts";
import { read } from "../src/repository.ts";

const guide = "docs/guides/testing-with-mocks.md";
const commands = docCommands();
const mocks = "npx evalbridge-mock --provider bland --port bland=4010 --scenario busy";

/** Each kind of command, and who types it. */
const kinds: readonly (readonly [RegExp, typedBy: string])[] = [
  [/^npx evalbridge (?!-)\S/, "packages/cli/test/readme.test.ts"],
  [/^npm run (provider:new|codegen|spec:(update|diff|changeset))\b/, "scripts/test/provider/guides.test.ts"],
  [/^npm (start|test|run [\w:]+( -- .+)?)$/, "contract/test/documents.test.ts"],
  [/^(npx evalbridge-mock |curl )/, "docs/site/proof/mock-guide.ts"],
  [/^(npm install |export |git clone |cd )/, "contract/test/doc-commands.test.ts"],
];

test("each command is of a kind that a test types or looks at", () => {
  const strange = commands.filter(({ text }) => !kinds.some(([kind]) => kind.test(text)));
  expect(strange).toEqual([]);
  for (const [kind, file] of kinds) {
    expect(commands.some(({ text }) => kind.test(text))).toBe(true);
    expect(read(file)).not.toBe("");
  }
});

test("what is shown in other languages stands where it is tried", () => {
  const others = docBlocks().filter(({ info }) => !/^(ts( no-run)?|sh|text)?$/.test(info));
  expect(others.map(({ info, place }) => `${info} ${place.replace(/:\d+$/, "")}`).sort()).toEqual([
    // Here.
    `json ${guide}`,
    // In docs/site/proof/mock-guide.ts.
    `python ${guide}`,
    // In scripts/test/provider/guides.test.ts.
    "yaml docs/guides/writing-overlays.md",
    "yaml docs/guides/writing-overlays.md",
  ]);
});

test("what is installed is released from here, and what is cloned is this repository", () => {
  const released = new Set(shippedPackages().map(({ manifest }) => manifest.name));
  const installed = commands.flatMap(
    ({ text }) => /^npm install (?:--save-dev )?(.+)$/.exec(text)?.[1]?.split(" ") ?? [],
  );
  expect(installed.filter((name) => !released.has(name))).toEqual([]);
  expect([...released].filter((name) => !installed.includes(name ?? ""))).toEqual([]);
  const addresses = new Set(shippedPackages().map(({ manifest }) => manifest.repository?.url));
  const [clone = "", change] = commands.filter(({ text }) => /^(git clone|cd) /.test(text)).map(({ text }) => text);
  expect([...addresses]).toEqual([`${clone.replace("git clone ", "git+")}.git`]);
  expect(change).toBe(`cd ${basename(clone)}`);
});

test("what is exported are variables that clients read", async () => {
  await using served = await createMocks();
  const known = Object.keys(served.environment);
  const exported = commands.flatMap(({ text }) =>
    text.startsWith("export ") ? [...text.matchAll(/(\w+)=/g)].map(([, name]) => name) : [],
  );
  expect(exported.length).toBeGreaterThan(8);
  expect(exported.filter((name = "") => !known.includes(name))).toEqual([]);
});

test("a scenario that is shown as JSON is played", async () => {
  const [{ text = "" } = {}] = docBlocks().filter(({ info, place }) => info === "json" && place.startsWith(guide));
  await using served = await createMocks({ scenario: JSON.parse(text) });
  expect(served.runs("bland").map(({ id }) => id)).toEqual(["nightly"]);
  const ask = () => fetch(`${served.baseUrls["bland"]}/v1/evals/runs/nightly`, { headers: { authorization: "any" } });
  expect([(await ask()).status, (await ask()).status, (await ask()).status]).toEqual([200, 503, 200]);
});

test("mocks are served by one command, which its README shows too", () => {
  const shown = commands.filter(({ text }) => text.startsWith("npx evalbridge-mock"));
  expect(shown.map(({ text }) => text.replace(/ --log &$/, ""))).toEqual([mocks, mocks]);
});
