/**
 * `npm run runtimes [-- --only node24,bun] [--tarballs packed/tarballs] [--check]`: packs the packages, installs them in empty projects
 * outside the workspace and uses them wherever users do. A whole run writes the matrix into README.md; `--check` compares it instead.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "../many/temporary.ts";
import { packed } from "./packed.ts";
import { newProject } from "./project.ts";
import type { Found, Kit, Row } from "./row.ts";
import { rows } from "./rows.ts";
import { openStage } from "./stage.ts";
import { isSameMatrix, matrix, type Outcome, withMatrix } from "./table.ts";
import { asWanted, installTools } from "./tools.ts";
import { type Wish, wishOf } from "./wish.ts";

const root = join(import.meta.dirname, "../..");
const atOnce = 2;
/** What only Node is asked to run. */
const forNode = ["mock", "cli"];

async function stand(folder: string, tarballs: string | undefined): Promise<Kit> {
  const [files] = await Promise.all([packed(root, join(folder, "packed"), tarballs), installTools()]);
  const cache = join(folder, "npm-cache");
  const portable = files.filter((one) => !forNode.includes(one.folder));
  const clients = await newProject(join(folder, "clients"), portable, cache);
  const everything = await newProject(join(folder, "everything"), files, cache, ["undici-7", "undici-8"].map(asWanted));
  const stage = await openStage(process.execPath, everything.place("stage"));
  return { clients, everything, stage, commandVersion: files.find((one) => one.folder === "cli")?.version ?? "" };
}

async function runAll(wanted: readonly Row[], kit: Kit): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const waiting = [...wanted.entries()];
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, row] = next;
      outcomes[index] = [row, await outcomeOf(row, kit)];
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return outcomes;
}

async function outcomeOf(row: Row, kit: Kit): Promise<Found> {
  const beganMs = performance.now();
  const found = await row.run(kit).catch((error: Error): Found => ({ problems: [error.message.split("\n")[0] ?? ""] }));
  const took = `${((performance.now() - beganMs) / 1000).toFixed(1)} s`;
  if ("absent" in found) console.log(`${row.id}: not run: ${found.absent}`);
  else console.log(`${row.id}: ${found.problems.length === 0 ? "ok" : "fails"} (${took})`);
  if ("problems" in found) for (const problem of found.problems) console.error(`${row.id}: ${problem}`);
  return found;
}

/** Puts the matrix into the README, or compares it; answers what is wrong. */
function tell(lines: readonly string[], check: boolean): string[] {
  const file = join(root, "README.md");
  const old = readFileSync(file, "utf8");
  const now = withMatrix(old, lines);
  if (now === undefined)
    return ["README.md has no place for the matrix: a line <!-- runtimes:start -->, a line <!-- runtimes:end -->"];
  if (check)
    return isSameMatrix(old, now) ? [] : ["the matrix in README.md is not what was found; npm run runtimes writes it"];
  if (!isSameMatrix(old, now)) writeFileSync(file, now);
  return [];
}

async function main({ rows: wanted, tarballs, check }: Wish): Promise<boolean> {
  const kit = await stand(temporaryFolder("runtimes"), tarballs);
  try {
    const outcomes = await runAll(wanted, kit);
    const lines = matrix(outcomes);
    console.log(`\n${lines.join("\n")}`);
    const stale = wanted.length === rows.length ? tell(lines, check) : [];
    for (const problem of stale) console.error(`runtimes: ${problem}`);
    return stale.length === 0 && outcomes.every(([, found]) => "absent" in found || found.problems.length === 0);
  } finally {
    kit.stage.close();
  }
}

const wish = wishOf(process.argv.slice(2));
if (typeof wish === "string") {
  console.error(`runtimes: ${wish}`);
  process.exitCode = 2;
} else {
  try {
    if (!(await main(wish))) process.exitCode = 1;
  } catch (error) {
    console.error(`runtimes: ${(error as Error).message}`);
    process.exitCode = 1;
  }
}
