import { join } from "node:path";
import { complaint, run } from "./child.ts";
import { requireProblems } from "./commonjs.ts";
import { proofProblems, versionProblems } from "./proof.ts";
import type { Row } from "./row.ts";
import { inTool, isInstalled, pinnedVersion, tools } from "./tools.ts";

const absent = (name: string) => ({ absent: `pnpm could not install ${name} on ${process.platform}-${process.arch}` });
const command = (name: string) => inTool(".bin", name);

const bun: Row = {
  id: "bun",
  name: "Bun",
  version: pinnedVersion("bun"),
  proves: "`import`, `require`",
  async run({ clients, stage }) {
    if (!isInstalled("bun")) return absent("bun");
    const own = clients.place("bun");
    const version = await versionProblems(command("bun"), ["--version"], pinnedVersion("bun"));
    const imported = proofProblems("import", await run(command("bun"), ["run.mjs", stage.address], own));
    return { problems: [...version, ...imported, ...(await requireProblems(command("bun"), own, stage.address))] };
  },
};

const deno: Row = {
  id: "deno",
  name: "Deno",
  version: pinnedVersion("deno"),
  proves: "`import`, allowed the network of one host and nothing else",
  async run({ clients, stage }) {
    if (!isInstalled("deno")) return absent("deno");
    const version = await versionProblems(command("deno"), ["--version"], pinnedVersion("deno"));
    const allowed = ["run", "--no-prompt", `--allow-net=${new URL(stage.address).host}`];
    const ended = await run(command("deno"), [...allowed, "run.mjs", stage.address], clients.place("deno"));
    return { problems: [...version, ...proofProblems("import", ended)] };
  },
};

const workerd: Row = {
  id: "workerd",
  name: "workerd, by miniflare",
  version: pinnedVersion("miniflare"),
  proves: "a worker bundled by esbuild",
  async run({ clients, stage }) {
    if (!isInstalled("miniflare")) return absent("miniflare");
    const own = clients.place("workerd");
    const bundling = await run(process.execPath, [join(tools, "bundle.mjs"), "esbuild", "out", "worker.mjs"], own);
    if (bundling.code !== 0) return { problems: [`bundling: ${complaint(bundling)}`] };
    const ended = await run(process.execPath, [join(tools, "worker.mjs"), "out/worker.mjs", stage.address], own);
    return { problems: proofProblems("worker", ended) };
  },
};

/** Runtimes other than Node and browsers. */
export const otherRows: readonly Row[] = [bun, deno, workerd];
