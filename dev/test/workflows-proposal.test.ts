// The step that opens a pull request, run as it stands: origin is a folder, gh writes down what it is asked.
import { runInNewContext } from "node:vm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readWorkflow } from "../release/workflow.ts";
import { type Outcome, openStage, root, type Stage, step } from "./release-stage.ts";

const branch = "release/versions";
const title = "Versions of the next release";
const started = `gh workflow run ci.yml --ref ${branch}`;
const opened = `opened a pull request for ${branch}\n`;
const create = `gh pr create --head ${branch} --base main --title ${title} --body-file -\nwhat changes\n`;
const edit = (number: number): string => `gh pr edit ${number} --title ${title} --body-file -\nwhat changes\n`;
/** What GitHub lists of a name: the branch's own pull request, and that of a fork's branch of this name. */
const own = JSON.stringify([{ number: 7, isCrossRepository: false }]);
const ofFork = JSON.stringify([{ number: 6, isCrossRepository: true }]);

let stage: Stage;
let begin: string;
beforeEach(async () => {
  stage = openStage({ "package.json": '{ "type": "module" }\n' });
  begin = stage.git("rev-parse", "HEAD");
  await stage.step({ run: 'echo "what changes" > "$RUNNER_TEMP/body.md"' });
});
afterEach(() => stage.remove());

/** A job's step, on main as it was checked out, with this change of a package. */
function propose(environment: NodeJS.ProcessEnv = {}, change = "{}\n"): Promise<Outcome> {
  stage.git("reset", "--quiet", "--hard", begin);
  stage.write("packages/bland/package.json", change);
  return stage.step(step("release", "versions", "propose.ts"), environment);
}

/** What the step asked of gh, without what was asked before. */
async function askedBy(environment: NodeJS.ProcessEnv, change?: string): Promise<string> {
  const before = stage.calls().length;
  const { code, output } = await propose(environment, change);
  expect(code, output).toBe(0);
  return stage.calls().slice(before);
}

const tip = (): string => stage.git("ls-remote", "origin", `refs/heads/${branch}`).split("\t")[0] ?? "";

describe("a pull request", () => {
  test("is opened with its text, and its checks are started", async () => {
    expect(await propose()).toEqual({ code: 0, output: opened });
    expect(stage.branches()).toEqual(["main", branch]);
    expect(stage.calls()).toContain(create);
    expect(stage.calls()).toContain(started);
  });

  test("that is open already is brought up to date on its own branch", async () => {
    await propose();
    const { output } = await propose({ PULLS: own }, '{ "more": 1 }\n');
    expect(output).toBe("brought pull request 7 up to date\n");
    expect(stage.calls()).toContain(edit(7));
    expect(stage.calls().split(started)).toHaveLength(3);
    stage.git("fetch", "--quiet", "origin", branch);
    expect(stage.git("show", "FETCH_HEAD:packages/bland/package.json")).toBe('{ "more": 1 }');
  });

  test("that could not be opened is opened by the next job, though the branch says all already", async () => {
    expect((await propose({ FAILS: "pr create" })).code).not.toBe(0);
    const pushed = tip();
    expect(await propose()).toEqual({ code: 0, output: opened });
    expect(tip()).toBe(pushed);
    expect(stage.calls()).toContain(create);
    expect(stage.calls()).toContain(started);
  });

  test("whose text could not be brought up to date has the new one after the next job", async () => {
    await propose();
    expect((await propose({ PULLS: own, FAILS: "pr edit" }, "{ }\n")).code).not.toBe(0);
    expect(await askedBy({ PULLS: own }, "{ }\n")).toContain(edit(7));
  });

  test("whose checks could not be started has them started by the next job, once", async () => {
    expect((await propose({ FAILS: "workflow run" })).code).not.toBe(0);
    expect(await askedBy({ PULLS: own })).toContain(started);
    const asked = await askedBy({ PULLS: own, RUNS: '[{ "databaseId": 1 }]' });
    expect(asked).toContain(`gh run list --workflow ci.yml --commit ${tip()} `);
    expect(asked).not.toContain(started);
  });

  test("of a fork, whose branch is called the same, is not taken for its own", async () => {
    expect(await propose({ PULLS: ofFork })).toEqual({ code: 0, output: opened });
    expect(stage.calls()).not.toContain("gh pr edit");
    const both = JSON.stringify([...JSON.parse(ofFork), ...JSON.parse(own)]);
    expect(await askedBy({ PULLS: both }, "{ }\n")).toContain(edit(7));
    expect(stage.calls()).toContain("number,isCrossRepository");
  });

  test("about nothing is not opened", async () => {
    const proposed = stage.step(step("release", "versions", "propose.ts"));
    expect(await proposed).toEqual({ code: 0, output: `nothing to propose on ${branch}\n` });
    expect(stage.branches()).toEqual(["main"]);
  });
});

describe("a pull request stays as it is where a person", () => {
  const staysAsItIs = async (): Promise<void> => {
    const theirs = tip();
    const asked = stage.calls();
    const { code, output } = await propose({ PULLS: own }, '{ "more": 1 }\n');
    expect(output).toMatch(/was last changed by a person, and stays/);
    expect([code, tip(), stage.calls()]).toEqual([0, theirs, asked]);
  };

  test("has worked on its branch", async () => {
    stage.write("by-hand", "1");
    stage.git("add", "--all");
    stage.git("commit", "--quiet", "--message", "mine");
    stage.git("push", "--quiet", "origin", `main:${branch}`);
    await staysAsItIs();
  });

  test("has amended its commit, whose author is still the workflow", async () => {
    await propose();
    stage.write("by-hand", "1");
    stage.git("add", "--all");
    stage.git("commit", "--quiet", "--amend", "--no-edit");
    expect(stage.git("log", "-1", "--format=%ae")).toMatch(/github-actions\[bot\]/);
    stage.git("push", "--quiet", "--force", "origin", `main:${branch}`);
    await staysAsItIs();
  });
});

test.each([
  [true, "a change", "ours/evalbridge"],
  [true, "a change", "theirs/evalbridge"],
  [false, branch, "ours/evalbridge"],
  [true, branch, "theirs/evalbridge"],
  [true, branch, undefined],
])("that a changeset is asked for is %s of %s of %s", (asked, head_ref, full_name) => {
  const pull_request = { head: { repo: full_name === undefined ? {} : { full_name } } };
  const github = { event_name: "pull_request", head_ref, repository: "ours/evalbridge", event: { pull_request } };
  const condition = readWorkflow(root, "ci").jobs["changeset"]?.if ?? "none";
  // What GitHub's expressions have in common with JavaScript's is all that the condition uses.
  expect(runInNewContext(condition, { github })).toBe(asked);
});
