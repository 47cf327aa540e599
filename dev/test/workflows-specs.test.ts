// The shell steps of specs.yml, run as they stand: origin is a folder, gh and npm write down what they are asked.
import { afterEach, beforeEach, expect, test } from "vitest";
import { openStage, type Stage, step } from "./release-stage.ts";

let stage: Stage;
beforeEach(() => {
  stage = openStage({
    "package.json": '{ "type": "module" }\n',
    ".gitignore": "packed*/\n",
    "specs/bland/openapi.yaml": "old: 1\n",
    "packages/bland/src/openapi.gen.ts": "old\n",
    ".changeset/README.md": "about\n",
  });
});
afterEach(() => stage.remove());

const names = step("specs", "providers", "readdirSync");
const look = step("specs", "look", "look.ts");
const tell = step("specs", "tell", "tell.ts");
const bland = { "matrix.provider": "bland" };

/** The verbs as they are: spec:update says something in Markdown and ends as it is told. */
const verbs = (status: number, change = ":", generated = "new"): string =>
  `echo "npm $*" >> "$CALLS"
case "$3" in
spec:update) echo "## What changed" > "$7"; ${change}; exit ${status} ;;
codegen) echo ${generated} > packages/bland/src/openapi.gen.ts ;;
spec:changeset) echo "bland: minor" > .changeset/bland-12345678.md ;;
esac`;

/** Looks in one clone and tells in another, as two jobs do. */
async function lookAndTell(environment: NodeJS.ProcessEnv = {}): Promise<string> {
  const found = await stage.step(look, {}, bland);
  expect(found.code, found.output).toBe(0);
  stage.git("reset", "--quiet", "--hard");
  stage.git("clean", "--quiet", "-fd");
  const told = await stage.step(tell, environment, bland);
  expect(told.code, told.output).toBe(0);
  return told.output;
}

test("a look is taken at every folder of specs/", async () => {
  await stage.step(names);
  expect(stage.outputs()).toBe('names=["bland"]\n');
});

test("a look that finds a change opens one pull request, with the change and its changeset in its text", async () => {
  stage.shim("npm", verbs(0, "echo new: 2 > specs/bland/openapi.yaml"));
  expect(await lookAndTell()).toBe("bland: opened a pull request for specs/bland\n");
  expect(stage.branches()).toEqual(["main", "specs/bland"]);
  expect(stage.calls()).toContain(
    "gh pr create --head specs/bland --base main --title bland: the API changed --body-file -\n## What changed\n",
  );
  expect(stage.calls()).toContain("## .changeset/bland-12345678.md\n\n```md\nbland: minor\n```\n");
  stage.git("fetch", "--quiet", "origin", "specs/bland");
  expect(stage.git("diff", "--name-only", "origin/main", "FETCH_HEAD").split("\n")).toEqual([
    ".changeset/bland-12345678.md",
    "packages/bland/src/openapi.gen.ts",
    "specs/bland/openapi.yaml",
  ]);
});

test("a look never carries a change of anything else into the pull request", async () => {
  const elsewhere =
    "echo new: 2 > specs/bland/openapi.yaml; echo x > package.json; mkdir .github; echo x > .github/x.yml";
  stage.shim("npm", verbs(0, elsewhere));
  await lookAndTell();
  stage.git("fetch", "--quiet", "origin", "specs/bland");
  const files = stage.git("diff", "--name-only", "origin/main", "FETCH_HEAD");
  expect(files).not.toMatch(/^package\.json|\.github/m);
  expect(files).toContain("specs/bland/openapi.yaml");
});

test("a look that finds drift opens one issue, then keeps that one up to date", async () => {
  stage.shim("npm", verbs(3));
  const title = "bland: the API is not what we describe";
  expect(await lookAndTell()).toBe(`bland: opened an issue: ${title}\n`);
  expect(stage.calls()).toContain(`gh issue create --title ${title} --body-file -\n## What changed\n`);
  const ISSUES = JSON.stringify([
    { number: 8, title: `re: ${title}` },
    { number: 9, title },
  ]);
  expect(await lookAndTell({ ISSUES })).toBe("bland: brought issue 9 up to date\n");
  expect(stage.calls()).not.toContain("spec:changeset");
  expect(stage.branches()).toEqual(["main"]);
});

test("a look that finds no drift any more closes the issue, and without one does nothing", async () => {
  stage.shim("npm", verbs(0, ":", "old"));
  expect(await lookAndTell()).toBe("bland: nothing new\n");
  const ISSUES = JSON.stringify([{ number: 9, title: "bland: the API is not what we describe" }]);
  expect(await lookAndTell({ ISSUES })).toBe("bland: closed issue 9\n");
  expect(stage.calls()).toContain("gh issue close 9 --comment");
});

test("a look that could not be taken fails its job, and tells nobody anything else", async () => {
  stage.shim("npm", verbs(1));
  expect((await stage.step(look, {}, bland)).code).toBe(1);
  expect((await stage.step(tell, {}, bland)).output).toBe("bland: could not be read, as its job says\n");
  expect(stage.calls()).not.toContain("gh ");
});
