/**
 * `tell.ts <provider> <folder>`: tells maintainers what look.ts found. Changes become a pull request, drift of a
 * description of ours becomes an issue, and no drift any more closes it.
 */
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { bodyFrom, run } from "./github.ts";
import { feed, propose } from "./proposal.ts";

/** All that a provider's change may touch: the patch was made from what strangers wrote. */
const mayChange = (provider: string): string[] => [
  `specs/${provider}/*`,
  `packages/${provider}/src/*.gen.ts`,
  `packages/${provider}/left-out.gen.md`,
  `packages/mock/documents/${provider}.gen.json`,
  `packages/cli/documents/${provider}.gen.json`,
  `.changeset/${provider}-*.md`,
];

function openIssue(title: string): string {
  const found = run(
    "gh",
    "issue",
    "list",
    "--state",
    "open",
    "--search",
    `in:title "${title}"`,
    "--json",
    "number,title",
  );
  const same = (JSON.parse(found) as { number: number; title: string }[]).find((issue) => issue.title === title);
  return same ? String(same.number) : "";
}

function tellDrift(title: string, body: string): string {
  const number = openIssue(title);
  if (number === "") feed(body, "issue", "create", "--title", title, "--body-file", "-");
  else feed(body, "issue", "edit", number, "--body-file", "-");
  return number === "" ? `opened an issue: ${title}` : `brought issue ${number} up to date`;
}

function tellSame(title: string): string {
  const number = openIssue(title);
  if (number === "") return "nothing new";
  run("gh", "issue", "close", number, "--comment", "The description and the provider agree again.");
  return `closed issue ${number}`;
}

function tellChange(provider: string, patch: string, body: string): string {
  const paths = mayChange(provider).map((path) => `--include=${path}`);
  run("git", "apply", "--index", ...paths, patch);
  return propose(`specs/${provider}`, `${provider}: the API changed`, body);
}

const [provider, given] = process.argv.slice(2);
if (!provider || !given) throw new Error("say the provider, and the folder that holds what was found");
const folder = resolve(given);
const title = `${provider}: the API is not what we describe`;
const file = join(folder, "outcome");
const outcome = existsSync(file) ? readFileSync(file, "utf8") : "not found";
const tell: Record<string, () => string> = {
  same: () => tellSame(title),
  drift: () => tellDrift(title, bodyFrom(join(folder, "body.md"))),
  changed: () => tellChange(provider, join(folder, "changes.patch"), bodyFrom(join(folder, "body.md"))),
};
console.log(`${provider}: ${tell[outcome]?.() ?? "could not be read, as its job says"}`);
