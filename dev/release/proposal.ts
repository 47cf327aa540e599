import { spawnSync } from "node:child_process";
import { code, root, run } from "./github.ts";

const author = { name: "github-actions[bot]", email: "41898282+github-actions[bot]@users.noreply.github.com" };
const base = "main";

/** git with the right to push, which lies nowhere on the disk: gh answers for it from GH_TOKEN. */
const withToken = ["-c", "credential.helper=", "-c", "credential.helper=!gh auth git-credential"];

/**
 * Puts what changed in the tree on a branch, as one commit, and opens a pull request for it, or brings the one that is
 * there up to date. A branch on which a person has worked is left alone. The pull request's checks are started by hand,
 * because what a workflow pushes starts none.
 */
export function propose(branch: string, title: string, body: string): string {
  run("git", "add", "--all");
  if (code("git", "diff", "--cached", "--quiet") === 0) return `nothing to propose on ${branch}`;
  const known = isPushed(branch);
  if (known && run("git", "log", "-1", "--format=%ae", "FETCH_HEAD") !== author.email)
    return `${branch} was last changed by a person, and stays as it is; merge or close its pull request first`;
  const identity = ["-c", `user.name=${author.name}`, "-c", `user.email=${author.email}`];
  run("git", ...identity, "commit", "--quiet", "--message", title);
  if (known && code("git", "diff", "--quiet", "FETCH_HEAD", "HEAD") === 0) return `${branch} says so already`;
  run("git", ...withToken, "push", "--quiet", "--force", "origin", `HEAD:refs/heads/${branch}`);
  const done = openOrEdit(branch, title, body);
  run("gh", "workflow", "run", "ci.yml", "--ref", branch);
  return done;
}

/** Whether origin has the branch; it is then FETCH_HEAD. */
function isPushed(branch: string): boolean {
  const args = [...withToken, "fetch", "--quiet", "--depth=1", "origin", `refs/heads/${branch}`];
  if (run("git", ...withToken, "ls-remote", "--heads", "origin", `refs/heads/${branch}`) === "") return false;
  run("git", ...args);
  return true;
}

function openOrEdit(branch: string, title: string, body: string): string {
  const number = run(
    "gh",
    "pr",
    "list",
    "--head",
    branch,
    "--base",
    base,
    "--state",
    "open",
    "--json",
    "number",
    "--jq",
    ".[0].number",
  );
  const text = ["--title", title, "--body-file", "-"];
  if (number === "") {
    feed(body, "pr", "create", "--head", branch, "--base", base, ...text);
    return `opened a pull request for ${branch}`;
  }
  feed(body, "pr", "edit", number, ...text);
  return `brought pull request ${number} up to date`;
}

/** Runs gh with a text that comes from outside: as its input, so that no shell and no list of arguments sees it. */
export function feed(text: string, ...args: readonly string[]): void {
  const { status, error } = spawnSync("gh", args, { cwd: root, input: text, stdio: ["pipe", "inherit", "inherit"] });
  if (error) throw error;
  if (status !== 0) throw new Error(`gh ${args.slice(0, 2).join(" ")} failed`);
}
