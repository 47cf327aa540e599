// A provider's package from documents of many shapes: made, type-checked, built and passed through its own contract tests.
import { execFile } from "node:child_process";
import { globSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { nameProblem } from "../../src/provider/names.ts";
import { newProvider } from "../../src/provider/new.ts";
import { removeProvider } from "../../src/provider/remove.ts";
import { defaultRoot } from "../../src/workspace.ts";
import { copyWorkspace, type WorkspaceCopy } from "./workspace-copy.ts";

const shapes = join(import.meta.dirname, "../fixtures/shapes");
const fixtures = readdirSync(shapes).map((entry): [string, string] => [
  entry.replace(/\.(yaml|json)$/, ""),
  join(shapes, entry.includes(".") ? entry : `${entry}/openapi.yaml`),
]);
const tools = join(defaultRoot, "dev/node_modules/.bin");
const environment = { ...process.env, NO_COLOR: "1", CI: "1" };

let workspace: WorkspaceCopy;
beforeAll(() => {
  workspace = copyWorkspace();
});
afterAll(() => workspace.remove());

/** What a program ended with, and said. */
async function run(command: string, ...args: string[]): Promise<{ code: number; output: string }> {
  try {
    const { stdout, stderr } = await promisify(execFile)(command, args, {
      cwd: workspace.root,
      env: environment,
      maxBuffer: 1 << 26,
    });
    return { code: 0, output: stdout + stderr };
  } catch (error) {
    const { code, stdout = "", stderr = "" } = error as { code?: number; stdout?: string; stderr?: string };
    return { code: typeof code === "number" ? code : -1, output: `${stdout}${stderr}` };
  }
}

interface Told {
  readonly code: number;
  readonly lines: readonly string[];
  readonly errors: readonly string[];
}

async function told(run: (root: string, out: Pick<Console, "log" | "error">) => Promise<number>): Promise<Told> {
  const lines: string[] = [];
  const errors: string[] = [];
  const code = await run(workspace.root, {
    log: (text: string) => lines.push(...text.split("\n")),
    error: (text: string) => errors.push(...text.split("\n")),
  });
  return { code, lines, errors };
}

const make = (...words: string[]) => told((root, out) => newProvider([...words, "--no-install"], root, out));
const remove = (...words: string[]) => told((root, out) => removeProvider([...words, "--no-install"], root, out));
const everything = () =>
  new Map(
    globSync(["specs/**", "packages/*/{src,documents,test}/**", "packages/*/*.*", "contract/**/*.{ts,json}"], {
      cwd: workspace.root,
      exclude: ["**/node_modules"],
      withFileTypes: true,
    })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [file, readFileSync(file, "utf8")] as const),
  );

test("there are at least twelve shapes", () => {
  expect(fixtures.length).toBeGreaterThanOrEqual(12);
});

test("each shape becomes a package that type-checks, builds, and passes its contract tests", async () => {
  for (const [name, file] of fixtures) {
    expect(await make(name, "--spec", file), name).toMatchObject({ code: 0, errors: [] });
    workspace.link(name);
  }
  const names = fixtures.map(([name]) => name);
  for (const name of names)
    expect(await run(join(tools, "tsc"), "--project", `packages/${name}/tsconfig.build.json`)).toEqual({
      code: 0,
      output: "",
    });
  expect(await run("node", "scripts/src/codegen.ts", "--check")).toMatchObject({ code: 0 });
  const tests = names.map((name) => `contract/test/clients/${name}.test.ts`);
  const folders = names.map((name) => `packages/${name}`);
  const style = await run(join(tools, "biome"), "check", "--error-on-warnings", ...folders, ...tests);
  expect(style.code, style.output).toBe(0);
  const suite = await run(join(tools, "vitest"), "run", "--project", "contract", ...tests);
  expect(suite.output).toContain(`${names.length} passed (${names.length})`);
  expect(suite.code, suite.output).toBe(0);
}, 300_000);

test("a client is made of all operations, or of a few that are exported by their names, such as delete", async () => {
  const program = `import { createOddNamesClient, createOddNamesClientOf } from "@evalbridge/odd-names";
import { delete as remove, getCase } from "@evalbridge/odd-names/operations";
const sent: string[] = [];
const fetch = async (url: string, { method }: RequestInit) => {
  sent.push(\`\${method} \${url}\`);
  return Response.json({ kept: true });
};
const { kept } = await createOddNamesClient({ fetch }).delete();
const few = createOddNamesClientOf({ delete: remove, getCase }, { fetch });
const again: boolean | undefined = (await few.delete()).kept;
console.log(JSON.stringify({ sent, kept, again, few: Object.keys(few) }));
`;
  const file = "packages/odd-names/src/program.ts";
  writeFileSync(join(workspace.root, file), program);
  const built = await run(join(tools, "tsc"), "--project", "packages/odd-names/tsconfig.build.json");
  expect(built).toEqual({ code: 0, output: "" });
  const { code, output } = await run("node", file);
  expect(code, output).toBe(0);
  const request = "POST https://names.example/delete";
  expect(JSON.parse(output)).toEqual({
    sent: [request, request],
    kept: true,
    again: true,
    few: ["delete", "getCase"],
  });
  rmSync(join(workspace.root, file));
}, 60_000);

test("a list whose answer has no cursor is proposed to go on after its last item's id, and is walked to its end", async () => {
  const overlay = readFileSync(join(workspace.root, "specs/last-item/overlay.yaml"), "utf8");
  expect(overlay.match(/next: .*/g)).toEqual(["data", "objects", "data", "rows"].map((list) => `next: /${list}/-1/id`));
  const program = `import { createLastItemClient } from "@evalbridge/last-item";
const things = ["a", "b", "c", "d", "e", "f"].map((id) => ({ id, amount: 1 }));
const sent: string[] = [];
const fetch = async (address: string) => {
  const { pathname, search, searchParams } = new URL(address);
  sent.push(pathname + search);
  const from = things.findIndex(({ id }) => id === searchParams.get("starting_after")) + 1;
  const page = things.slice(from, from + 2);
  return Response.json(pathname.endsWith("charges") ? { data: page, has_more: from < 4 } : { objects: page });
};
const client = createLastItemClient({ apiKey: "key", fetch });
const walked: string[] = [];
for await (const { id } of client.listCharges.all()) walked.push(id);
for await (const { id } of client.listExperiments.all()) walked.push(id);
console.log(JSON.stringify({ walked: walked.join(""), sent }));
`;
  const file = "packages/last-item/src/program.ts";
  writeFileSync(join(workspace.root, file), program);
  const built = await run(join(tools, "tsc"), "--project", "packages/last-item/tsconfig.build.json");
  expect(built).toEqual({ code: 0, output: "" });
  const { code, output } = await run("node", file);
  expect(code, output).toBe(0);
  const asked = (path: string, after: string[]) => [path, ...after.map((id) => `${path}?starting_after=${id}`)];
  expect(JSON.parse(output)).toEqual({
    walked: "abcdefabcdef",
    sent: [...asked("/v1/charges", ["b", "d"]), ...asked("/v1/experiments", ["b", "d", "f"])],
  });
  rmSync(join(workspace.root, file));
}, 60_000);

// Words that the makers of a client use themselves, the longest name there may be, and what breaks each of their lines.
test.each([
  "shared",
  "options",
  "operations",
  "create-client",
  "delete",
  "a-name-of-twenty-eight-signs",
  "x".repeat(40),
])(
  "a provider called %s is formatted, and compiles",
  async (name) => {
    const spec = join(shapes, "keys.yaml");
    expect(await make(name, "--spec", spec)).toMatchObject({ code: 0, errors: [] });
    workspace.link(name);
    const style = await run(join(tools, "biome"), "check", "--error-on-warnings", `packages/${name}`);
    expect(style.code, style.output).toBe(0);
    const built = await run(join(tools, "tsc"), "--project", `packages/${name}/tsconfig.build.json`);
    expect(built).toEqual({ code: 0, output: "" });
    await remove(name);
  },
  60_000,
);

test("a name is free where a branch that had it left only what tools made", () => {
  mkdirSync(join(workspace.root, "packages/leftover/node_modules"), { recursive: true });
  expect(nameProblem("leftover", workspace.root)).toBeUndefined();
  mkdirSync(join(workspace.root, "packages/leftover/src"));
  expect(nameProblem("leftover", workspace.root)).toMatch(/^packages\/leftover exists; take another name/);
  rmSync(join(workspace.root, "packages/leftover"), { recursive: true });
});

test("with --runs a run source is scaffolded, which does not compile until its table is filled", async () => {
  const judge = join(shapes, "evals.yaml");
  const named = "--runs=start=startRun,cancel=cancelRun,parents=listSuites";
  expect(await make("judge", "--spec", judge, named)).toMatchObject({ code: 0 });
  workspace.link("judge");
  const before = await run(join(tools, "tsc"), "--project", "packages/judge/tsconfig.build.json");
  expect(before.output).toMatch(/^packages\/judge\/src\/runs\.ts\(\d+,\d+\): error TS(1360|2739): /);
  expect(
    before.output
      .trim()
      .split("\n")
      .filter((line) => /error TS/.test(line)),
  ).toHaveLength(1);

  const style = await run(join(tools, "biome"), "check", "--error-on-warnings", "packages/judge");
  expect(style.code, style.output).toBe(0);

  const file = join(workspace.root, "packages/judge/src/runs.ts");
  const text = readFileSync(file, "utf8");
  const filled =
    'const statuses = { queued: "pending", going: "running", done: "completed", broken: "failed" } as const';
  writeFileSync(file, text.replace("const statuses = {} as const", filled));
  expect(await run(join(tools, "tsc"), "--project", "packages/judge/tsconfig.build.json")).toEqual({
    code: 0,
    output: "",
  });
}, 60_000);

test("a list that takes a limit, and does not say how it goes on, does not compile as one page", async () => {
  const ran = {
    type: "object",
    required: ["id", "status"],
    properties: { id: { type: "string" }, status: { enum: ["done"] } },
  };
  const answer = (schema: object) => ({ 200: { description: "OK", content: { "application/json": { schema } } } });
  const limit = { name: "limit", in: "query", schema: { type: "integer" } };
  const skip = { name: "skip", in: "query", schema: { type: "integer" } };
  const list = { type: "object", properties: { objects: { type: "array", items: ran } } };
  const id = { name: "id", in: "path", required: true, schema: { type: "string" } };
  const paths = {
    "/runs": { get: { operationId: "listRuns", parameters: [limit, skip], responses: answer(list) } },
    "/runs/{id}": { get: { operationId: "getRun", parameters: [id], responses: answer(ran) } },
  };
  const spec = join(workspace.root, "endless.json");
  writeFileSync(spec, JSON.stringify({ openapi: "3.1.0", info: { title: "Endless", version: "1" }, paths }));
  expect(await make("endless", "--spec", spec, "--runs")).toMatchObject({ code: 0 });
  workspace.link("endless");
  expect(readFileSync(join(workspace.root, "packages/endless/src/runs.ts"), "utf8")).toContain(
    "// The list takes limit, skip, and the description does not say how it goes on",
  );
  const { output } = await run(join(tools, "tsc"), "--project", "packages/endless/tsconfig.build.json");
  expect(output).toContain(`Type 'false' is not assignable to type '"one answer holds all of them"'`);
}, 60_000);

test("what is made is taken away again by one command, and nothing else with it", async () => {
  const before = everything();
  expect(await make("short-lived", "--spec", join(shapes, "uploads.yaml"))).toMatchObject({ code: 0 });
  expect(everything().size).toBeGreaterThan(before.size + 8);
  writeFileSync(join(workspace.root, "packages/cli/documents/short-lived.gen.json"), "{}");
  expect(await remove("short-lived")).toMatchObject({ code: 0 });
  expect(everything()).toEqual(before);
});

test("a provider that another package depends on is not taken away", async () => {
  const before = everything();
  const { code, errors } = await remove("vogent");
  expect([code, errors]).toEqual([2, [expect.stringContaining("packages/bridge depend on @evalbridge/vogent")]]);
  expect(everything()).toEqual(before);
});

const wrong: [title: string, words: string[], code: number, said: RegExp][] = [
  ["no name", ["--spec", join(shapes, "evals.yaml")], 2, /no name; write provider:new <name>/],
  ["a name that is a path", ["../x", "--spec", "x"], 2, /no name of a package/],
  ["a name in capitals", ["MyApi", "--spec", "x"], 2, /no name of a package/],
  ["a part of the workspace", ["core", "--spec", "x"], 2, /is a part of this workspace/],
  ["a provider that exists", ["vogent", "--spec", "x"], 2, /specs\/vogent exists; take another name/],
  ["no document", ["fifth"], 2, /no --spec; give/],
  ["an unknown option", ["fifth", "--spce", "x"], 2, /Unknown option '--spce'/],
  ["a file that is not there", ["fifth", "--spec", "nowhere.yaml"], 1, /nowhere\.yaml: there is no such file/],
  [
    "an operation that is not there",
    ["fifth", "--spec", join(shapes, "forms.json"), "--only", "nope"],
    1,
    /--only nope: no path, operationId or tag/,
  ],
  [
    "a run source without runs",
    ["fifth", "--spec", join(shapes, "uploads.yaml"), "--runs"],
    1,
    /--runs: no list of runs/,
  ],
  [
    "a part of no run source",
    ["fifth", "--spec", join(shapes, "evals.yaml"), "--runs=stop=cancelRun"],
    1,
    /there is no stop; write list=/,
  ],
];
test.each(wrong)("%s is refused in a line, and nothing is written", async (_, words, code, said) => {
  const before = everything();
  const answer = await make(...words);
  expect(answer.code).toBe(code);
  expect(answer.errors[0]).toMatch(said);
  expect(everything()).toEqual(before);
});

test("--only keeps the operations that are named, and what they need", async () => {
  expect(
    await make("trimmed", "--spec", join(shapes, "numbered-pages.json"), "--only", "admin", "--only", "entries.get"),
  ).toMatchObject({ code: 0 });
  const document = JSON.parse(readFileSync(join(workspace.root, "specs/trimmed/openapi.yaml"), "utf8"));
  expect(Object.keys(document.paths)).toEqual(["/entries/{id}"]);
  expect(Object.keys(document.components.schemas)).toEqual(["Entry"]);
  expect(JSON.parse(readFileSync(join(workspace.root, "specs/trimmed/source.json"), "utf8"))).toMatchObject({
    origin: "upstream",
    only: ["admin", "entries.get"],
  });
  await remove("trimmed");
});
