/**
 * Proves the remote cache with a server of its own on this machine: one clone fills it, another, in another folder and
 * without a cache, runs nothing; what was tampered with there, or signed with another key, is not taken.
 */
import { randomBytes } from "node:crypto";
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { output } from "../release/command.ts";
import { tableLines } from "../release/table.ts";
import { type CacheServer, startCacheServer } from "./cache-server.ts";
import { copyRepository } from "./copy.ts";
import { environment, machine, type Ran, run, tasks } from "./turbo.ts";

const folder = mkdtempSync(join(tmpdir(), "evalbridge-remote-"));
const token = randomBytes(16).toString("hex");
const rows: [what: string, tasks: string, executed: number, cached: number, seconds: string][] = [];
let failed = false;

async function clone(name: string): Promise<string> {
  const place = join(folder, name);
  await copyRepository(place);
  await output("pnpm", ["install", "--frozen-lockfile", "--prefer-offline"], {
    cwd: place,
    env: environment({ CI: "1" }),
  });
  return place;
}

const client = ({ url }: CacheServer, key: string): NodeJS.ProcessEnv => ({
  TURBO_API: url,
  TURBO_TOKEN: token,
  TURBO_TEAM: "evalbridge",
  TURBO_REMOTE_CACHE_SIGNATURE_KEY: key,
  EVALBRIDGE_MACHINE: machine,
});

/** Notes a run; `expected` of its tasks have to be executed, the others to come from the cache. */
function note(what: string, named: string, ran: Ran, expected: number | "all"): void {
  rows.push([what, named, ran.executed, ran.cached, ran.seconds.toFixed(1)]);
  const isRight = expected === "all" ? ran.cached === 0 && ran.executed > 0 : ran.executed === expected;
  if (ran.code === 0 && isRight) return;
  failed = true;
  console.error(
    `${what}: exit ${ran.code}, ${ran.executed} executed, ${ran.cached} cached, where ${expected} were to be executed`,
  );
  if (ran.code !== 0) console.error(ran.output.split("\n").slice(-60).join("\n"));
}

const built = (place: string) =>
  globSync("packages/*/dist/**/*.{js,ts,map}", { cwd: place })
    .sort()
    .map((file) => `${file}\n${readFileSync(join(place, file), "utf8")}`);

async function prove(server: CacheServer): Promise<void> {
  const key = randomBytes(32).toString("hex");
  const all = [...tasks, "--concurrency=50%"];
  const first = await clone("first");
  note("a fresh clone", tasks.join(" "), await run(first, all, client(server, key)), "all");
  const second = await clone("second, in another folder");
  note("a second fresh clone", tasks.join(" "), await run(second, all, client(server, key)), 0);
  const [one, other] = [built(first), built(second)];
  if (one.length === 0 || one.join() !== other.join()) {
    failed = true;
    console.error("what the second clone was given is not what the first one built");
  } else console.log(`${one.length} built files are the same in both`);

  const remote = ["@evalbridge/core#build", "--cache=local:,remote:r"];
  const again = async (what: string, signedWith: string, expected: number) =>
    note(what, "core#build", await run(second, remote, client(server, signedWith)), expected);
  await again("the same, from the server alone", key, 0);
  await again("signed with another key", randomBytes(32).toString("hex"), 1);
  for (const file of globSync(join(server.storage, "**/*"), { withFileTypes: true })) {
    if (!file.isFile()) continue;
    const path = join(file.parentPath, file.name);
    const bytes = readFileSync(path);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    writeFileSync(path, bytes);
  }
  await again("one bit of it changed", key, 1);
}

let server: CacheServer | undefined;
try {
  server = await startCacheServer(join(folder, "server"), token);
  console.log(`${server.name} at ${server.url}`);
  await prove(server);
  for (const line of tableLines(["RUN", "TASKS", "EXECUTED", "CACHED", "SECONDS"], rows)) console.log(line);
} catch (error) {
  failed = true;
  console.error(`the remote cache was not proven: ${(error as Error).message}`);
} finally {
  server?.close();
  rmSync(folder, { recursive: true, force: true });
}
if (failed) process.exitCode = 1;
