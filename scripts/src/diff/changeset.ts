import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { loadSpec } from "../load-spec.ts";
import { SpecError } from "../spec/problem.ts";
import { defaultRoot, openWorkspace } from "../workspace.ts";
import { changedSince } from "./changed-since.ts";
import { type Changeset, changesetText, readChangeset } from "./changeset-file.ts";
import { readOptions } from "./changeset-options.ts";
import { commitOf, startOfBranch } from "./git.ts";
import { bumpOf, isAbove } from "./level.ts";
import { readPackages } from "./packages.ts";
import { type Changed, changesetFor, keeping, raisedTo } from "./plan.ts";
import { specAt } from "./spec-named.ts";
import { judge } from "./verdict.ts";

/** `spec:changeset [provider…] [--from <ref>] [--bump <provider>=<level>]`: answers the exit code. */
export async function specChangeset(
  words: readonly string[],
  root: string = defaultRoot,
  out: Pick<Console, "log" | "error"> = console,
): Promise<number> {
  try {
    const options = readOptions(words, openWorkspace(root).providers);
    const commit = options.from === undefined ? startOfBranch(root) : commitOf(root, options.from);
    const { changed, added } = changedSince(root, commit, options.providers);
    for (const provider of added)
      out.log(
        `${provider}: new since ${commit.slice(0, 12)}; its package starts as it stands, tell of it where it is handed on`,
      );
    if (changed.length === 0 && added.length === 0) out.log(`no spec has changed since ${commit.slice(0, 12)}`);
    const pairs = changed.map((provider) => ({
      provider,
      old: specAt(root, commit, provider),
      now: loadSpec(provider, root),
    }));
    const verdicts = pairs.length > 0 ? await judge(pairs) : [];
    const all = pairs.flatMap((pair, index): Changed[] => {
      const verdict = verdicts[index];
      return verdict ? [{ ...pair, verdict }] : [];
    });
    refuseLower(root, all, options.bumps);
    for (const one of all) for (const line of write(root, one, options.bumps)) out.log(line);
    return 0;
  } catch (error) {
    if (!(error instanceof SpecError)) throw error;
    for (const problem of error.problems) out.error(problem);
    return 2;
  }
}

type Bumps = ReturnType<typeof readOptions>["bumps"];

function refuseLower(root: string, all: readonly Changed[], bumps: Bumps): void {
  const packages = readPackages(root);
  const problems = all.flatMap(({ provider, verdict }) => {
    const raised = bumps.get(provider);
    const wanted = bumpOf(verdict.level, packages.get(provider)?.version ?? "");
    if (raised === undefined || !isAbove(wanted, raised)) return [];
    return [
      `spec:changeset: ${provider} needs ${wanted}, --bump ${provider}=${raised} is less; see npm run spec:diff, or leave it out`,
    ];
  });
  if (problems.length > 0) throw new SpecError(problems);
}

/** Writes one provider's changeset in place of its older ones; says what it did. */
function write(root: string, one: Changed, asked: Bumps): string[] {
  const folder = join(root, ".changeset");
  const name = `${one.provider}-${one.now.hash.slice(0, 8)}.md`;
  const others = ofProvider(folder, one.provider);
  const before = others.map((file) => readChangeset(readFileSync(join(folder, file), "utf8")));
  const packages = readPackages(root);
  const computed = changesetFor(one, packages);
  const raised = raisedTo(asked.get(one.provider) ?? "none", computed, one.provider, packages);
  const kept = before.reduce<Changeset>(keeping, raised);
  writeBeside(join(folder, name), changesetText(kept, computed));
  const older = others.filter((file) => file !== name);
  for (const file of older) rmSync(join(folder, file));
  const higher = [...kept.bumps].filter(([one, level]) => level !== computed.bumps.get(one)).map(([one]) => one);
  return [
    `${one.provider}: ${one.verdict.level} → .changeset/${name}`,
    ...[...kept.bumps].map(
      ([name, level]) => `  ${name} ${level}${higher.includes(name) ? ", as a person raised it" : ""}`,
    ),
    ...(before.some(({ isRewritten }) => isRewritten) ? ["  the text is a person's, and stays"] : []),
    ...older.map((file) => `  takes the place of .changeset/${file}`),
  ];
}

function writeBeside(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const beside = `${path}.${process.pid}.tmp`;
  writeFileSync(beside, text);
  renameSync(beside, path);
}

/** The changesets that this program wrote for a provider, of this state of its spec and of earlier ones. */
function ofProvider(folder: string, provider: string): string[] {
  if (!existsSync(folder)) return [];
  const named = (file: string) =>
    file.startsWith(`${provider}-`) && /^[0-9a-f]{8}\.md$/.test(file.slice(provider.length + 1));
  return readdirSync(folder).filter(named).sort();
}

if (import.meta.main) process.exitCode = await specChangeset(process.argv.slice(2));
