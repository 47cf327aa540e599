import { join } from "node:path";
import { complaint, run } from "./child.ts";
import { requireProblems } from "./commonjs.ts";
import { proofProblems, versionProblems } from "./proof.ts";
import type { Found, Kit, Row } from "./row.ts";
import { openStage } from "./stage.ts";
import { inTool, isInstalled, pinnedVersion } from "./tools.ts";

/** What is said to run; what is not, has to say so in a line. */
interface Claims {
  /** ES modules by `require`, without a flag: from 22.12. */
  readonly require: boolean;
  /** From 22.12. */
  readonly command: boolean;
  /** From 24.14. */
  readonly mocks: boolean;
  /** What requests can go through instead of fetch: the newest that runs there. */
  readonly undici: "undici-7" | "undici-8";
}

/** For each claim the first Node of which it is made, and the newest of each line. */
const lines: readonly (readonly [line: string, claims: Claims])[] = [
  ["22.0", { require: false, command: false, mocks: false, undici: "undici-7" }],
  ["22.12", { require: true, command: true, mocks: false, undici: "undici-7" }],
  ["22.23", { require: true, command: true, mocks: false, undici: "undici-8" }],
  ["24.14", { require: true, command: true, mocks: true, undici: "undici-8" }],
  ["24.21", { require: true, command: true, mocks: true, undici: "undici-8" }],
  ["26.10", { require: true, command: true, mocks: true, undici: "undici-8" }],
];

export const nodeRows: readonly Row[] = lines.map(([line, claims]) => {
  const name = `node-${line}-${process.platform}-${process.arch}`;
  const version = pinnedVersion(`node-${line}-linux-x64`);
  const node = inTool(name, "bin", "node");
  return {
    id: `node-${line}`,
    name: "Node",
    version,
    proves: said(claims),
    async run(kit): Promise<Found> {
      if (!isInstalled(name)) return { absent: `no such Node for ${process.platform} on ${process.arch}` };
      const own = kit.clients.place(`node-${line}`);
      const problems = await versionProblems(node, ["--version"], version);
      problems.push(...proofProblems("import", await run(node, ["run.mjs", kit.stage.address], own)));
      const byUndici = ["run-by-undici.mjs", kit.stage.address, claims.undici];
      problems.push(
        ...proofProblems(claims.undici, await run(node, byUndici, kit.everything.place(claims.undici + line))),
      );
      if (claims.require) problems.push(...(await requireProblems(node, own, kit.stage.address)));
      problems.push(...(await commandProblems(node, kit, claims)));
      const mocks = claims.mocks ? mocksProblems : refusedMocksProblems;
      return { problems: [...problems, ...(await mocks(node, kit.everything.place(`mocks-${line}`)))] };
    },
  };
});

function said({ require, command, mocks, undici }: Claims): string {
  const parts = [
    "`import`",
    ...(require ? ["`require`"] : []),
    undici.replace("-", " "),
    ...(command ? ["the command"] : []),
  ];
  if (mocks) return [...parts, "the mocks"].join(", ");
  return `${parts.join(", ")}; ${command ? "" : "the command and "}the mocks ask for a newer one`;
}

async function commandProblems(node: string, kit: Kit, { command, mocks }: Claims): Promise<string[]> {
  const { folder } = kit.everything;
  const path = join(folder, "node_modules/.bin/evalbridge");
  const version = await run(node, [path, "--version"], folder);
  if (!command) {
    const refuses = version.code !== 0 && /^evalbridge: Node \S+ is too old.*\n$/.test(version.errors);
    return refuses ? [] : [`evalbridge --version does not say in a line that Node is too old: ${complaint(version)}`];
  }
  const isSo = version.code === 0 && version.output.trim() === kit.commandVersion;
  const problems = isSo ? [] : [`evalbridge --version: ${complaint(version)}`];
  if (!mocks) return problems;
  const runs = await run(node, [path, "runs", "--mock"], folder);
  if (runs.code === 0 && /^\d+ runs from 4 providers:/m.test(runs.output)) return problems;
  return [...problems, `evalbridge runs --mock: ${complaint(runs)}`];
}

/** The mocks run on the Node in question, and the client beside them. */
async function mocksProblems(node: string, folder: string): Promise<string[]> {
  try {
    const stage = await openStage(node, folder);
    try {
      return proofProblems("mocks", await run(node, ["run.mjs", stage.address], folder));
    } finally {
      stage.close();
    }
  } catch (error) {
    return [`mocks: ${(error as Error).message}`];
  }
}

async function refusedMocksProblems(node: string, folder: string): Promise<string[]> {
  const ended = await run(node, ["mocks.mjs"], folder);
  if (ended.code === 1 && /^Error: @evalbridge\/mock needs Node \S+ or newer/m.test(ended.errors)) return [];
  return [`the mocks do not say that Node is too old: ${complaint(ended)}`];
}
