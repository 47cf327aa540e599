import { spawnSync } from "node:child_process";
import { code, root, run } from "./github.ts";

const author = { name: "github-actions[bot]", email: "41898282+github-actions[bot]@users.noreply.github.com" };
const base = "main";

/** git with the right to push, which lies nowhere on the disk: gh answers for it from GH_TOKEN. */
const withToken = ["-c", "credential.helper=", "-c", "credential.helper=!gh auth git-credential"];

/**
 * Puts what changed in the tree on a branch, as one commit, and opens a pull request for it, or brings the one that is
 * there up to date. A branch on which a person has worked is left alone. The pull request's checks are started by hand,
 * because what a workflow pushes starts none. What an earlier job did before it broke off is not done again, and the rest is.
 */
export function propose(branch: string, title: string, body: string): string {
  run("git", "add", "--all");
  if (code("git", "diff", "--cached", "--quiet") === 0) return `nothing to propose on ${branch}`;
  const known = isPushed(branch);
  if (known && isByPerson())
    return `${branch} was last changed by a person, and stays as it is; merge or close its pull request first`;
  const identity = ["-c", `user.name=${author.name}`, "-c", `user.email=${author.email}`];
  run("git", ...identity, "commit", "--quiet", "--message", title);
  const pushed = known && code("git", "diff", "--quiet", "FETCH_HEAD", "HEAD") === 0;
  if (!pushed) run("git", ...withToken, "push", "--quiet", "--force", "origin", `HEAD:refs/heads/${branch}`);
  const done = openOrEdit(branch, title, body);
  if (!pushed || !isChecked(run("git", "rev-parse", "FETCH_HEAD")))
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

/** Whether somebody else made FETCH_HEAD: who amends a commit is its committer alone. */
function isByPerson(): boolean {
  return run("git", "log", "-1", "--format=%ae %ce", "FETCH_HEAD") !== `${author.email} ${author.email}`;
}

/** Whether ci was ever started for a commit, however it ended. */
function isChecked(commit: string): boolean {
  const args = ["--workflow", "ci.yml", "--commit", commit, "--limit", "1", "--json", "databaseId"];
  return (JSON.parse(run("gh", "run", "list", ...args)) as unknown[]).length > 0;
}

function openOrEdit(branch: string, title: string, body: string): string {
  const number = openNumber(branch);
  const text = ["--title", title, "--body-file", "-"];
  if (number === undefined) {
    feed(body, "pr", "create", "--head", branch, "--base", base, ...text);
    return `opened a pull request for ${branch}`;
  }
  feed(body, "pr", "edit", String(number), ...text);
  return `brought pull request ${number} up to date`;
}

interface PullRequest {
  readonly number: number;
  readonly isCrossRepository: boolean;
}

/** The number of the branch's open pull request. `--head` takes a name alone, which a branch of anybody's fork may have too. */
function openNumber(branch: string): number | undefined {
  const args = ["--head", branch, "--base", base, "--state", "open", "--limit", "1000"];
  const found = run("gh", "pr", "list", ...args, "--json", "number,isCrossRepository");
  return (JSON.parse(found) as PullRequest[]).find(({ isCrossRepository }) => !isCrossRepository)?.number;
}

/** Runs gh with a text that comes from outside: as its input, so that no shell and no list of arguments sees it. */
export function feed(text: string, ...args: readonly string[]): void {
  const { status, error } = spawnSync("gh", args, { cwd: root, input: text, stdio: ["pipe", "inherit", "inherit"] });
  if (error) throw error;
  if (status !== 0) throw new Error(`gh ${args.slice(0, 2).join(" ")} failed`);
}
