/**
 * `node dev/many/remote-cache.ts [task…]` proves the remote cache with a server of its own on this machine: one clone fills
 * it, another, in another folder and without a cache, runs nothing; what was tampered with there, or signed with another
 * key, is not taken.
 */
import { randomBytes } from "node:crypto";
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { output } from "../release/command.ts";
import { tableLines } from "../release/table.ts";
import { type CacheServer, startCacheServer } from "./cache-server.ts";
import { copyRepository } from "./copy.ts";
import { temporaryFolder } from "./temporary.ts";
import { environment, machine, type Ran, run, tasks } from "./turbo.ts";

const asked = process.argv.slice(2);
const folder = temporaryFolder("remote");
const token = randomBytes(16).toString("hex");
const rows: [what: string, tasks: string, executed: number, cached: number, seconds: string][] = [];

async function clone(name: string): Promise<string> {
  const place = join(folder, name);
  await copyRepository(place);
  const words = ["install", "--frozen-lockfile", "--prefer-offline"];
  await output("pnpm", words, { cwd: place, env: environment({ CI: "1" }) });
  return place;
}

const client = ({ url }: CacheServer, key: string): NodeJS.ProcessEnv => ({
  TURBO_API: url,
  TURBO_TOKEN: token,
  TURBO_TEAM: "evalbridge",
  TURBO_REMOTE_CACHE_SIGNATURE_KEY: key,
  EVALBRIDGE_MACHINE: machine,
});

/** Notes a run. All of its tasks have to be executed, or all to come from the cache. */
function note(what: string, named: readonly string[], ran: Ran, expected: "executed" | "cached"): void {
  rows.push([what, named.join(" "), ran.executed, ran.cached, ran.seconds.toFixed(1)]);
  const isRight = ran.executed + ran.cached > 0 && (expected === "executed" ? ran.cached : ran.executed) === 0;
  if (ran.code === 0 && isRight) return;
  const failures = ran.code === 0 ? "" : `\n${ran.output.split("\n").slice(-60).join("\n")}`;
  throw new Error(`${what}: exit ${ran.code}, ${ran.executed} executed, ${ran.cached} cached${failures}`);
}

const built = (place: string) =>
  globSync("packages/*/dist/**/*.{js,ts,map}", { cwd: place })
    .sort()
    .map((file) => `${file}\n${readFileSync(join(place, file), "utf8")}`);

/** Changes one bit of each artifact that the server keeps, and none of its signature. */
function tamper({ storage }: CacheServer): void {
  for (const file of globSync(join(storage, "**/*"), { withFileTypes: true })) {
    if (!file.isFile() || file.name.endsWith(".tag")) continue;
    const path = join(file.parentPath, file.name);
    const bytes = readFileSync(path);
    const middle = bytes.length >> 1;
    bytes[middle] = (bytes[middle] ?? 0) ^ 1;
    writeFileSync(path, bytes);
  }
}

/** On a busy machine a test may run out of time. What failed is in no cache, and alone runs again, twice at most. */
async function mend(filled: Ran, named: readonly string[], again: () => Promise<Ran>): Promise<void> {
  let last = filled;
  rows.push([
    "a fresh clone, where something failed",
    named.join(" "),
    last.executed,
    last.cached,
    last.seconds.toFixed(1),
  ]);
  for (const what of ["what failed, again", "and again"]) {
    console.error(
      last.output
        .split("\n")
        .filter((line) => /\b(FAIL|Failed:)/.test(line))
        .join("\n"),
    );
    last = await again();
    rows.push([what, named.join(" "), last.executed, last.cached, last.seconds.toFixed(1)]);
    if (last.code === 0) return;
  }
  throw new Error(`tasks fail, so that not all can be cached\n${last.output.split("\n").slice(-60).join("\n")}`);
}

async function prove(server: CacheServer): Promise<void> {
  const key = randomBytes(32).toString("hex");
  const named = asked.length > 0 ? asked : tasks;
  const [first, second] = [await clone("first"), await clone("second, in another folder")];
  const runIn = (place: string) => run(place, [...named, "--concurrency=1", "--continue"], client(server, key));
  const filled = await runIn(first);
  if (filled.code === 0) note("a fresh clone", named, filled, "executed");
  else await mend(filled, named, () => runIn(first));
  note("a second one, in another folder", named, await runIn(second), "cached");
  const [one, other] = [built(first), built(second)];
  if (one.join() !== other.join()) throw new Error("what the second clone was given is not what the first one built");
  console.log(`${one.length} built files, the same in both`);

  const only = ["@evalbridge/core#build"];
  const alone = (signedWith: string) => run(second, [...only, "--cache=local:,remote:r"], client(server, signedWith));
  note("the second, from the server alone", only, await alone(key), "cached");
  note("its key is another one", only, await alone(randomBytes(32).toString("hex")), "executed");
  tamper(server);
  note("one bit of each artifact was changed", only, await alone(key), "executed");
}

let server: CacheServer | undefined;
try {
  server = await startCacheServer(join(folder, "server"), token);
  console.log(`${server.name} on this machine, signed artifacts; ${machine}`);
  await prove(server);
} catch (error) {
  process.exitCode = 1;
  console.error(`the remote cache was not proven: ${(error as Error).message}`);
} finally {
  server?.close();
  for (const line of tableLines(["RUN", "TASKS", "EXECUTED", "CACHED", "SECONDS"], rows)) console.log(line);
}
