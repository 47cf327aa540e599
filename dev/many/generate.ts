import { spawnSync } from "node:child_process";
import { globSync, statSync } from "node:fs";
import { join } from "node:path";

/** How code generation went in a workspace of many providers. */
export interface Generation {
  readonly code: number;
  /** Providers that it says it generated. */
  readonly generated: readonly string[];
  /** Generated files that are others than before, by their paths. */
  readonly written: readonly string[];
  readonly errors: string;
  readonly seconds: number;
  /** Of them those in which the process itself worked: what other programs do at the time shows less here. */
  readonly cpuSeconds: number;
  /** The most memory that the process held, in MiB. */
  readonly memory: number;
}

/** Tells, on a line of its own, what a program took. */
const watch = `data:text/javascript,${encodeURIComponent(
  `process.on("exit", () => {
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
    console.error("took " + maxRSS + " " + (userCPUTime + systemCPUTime));
  });`,
)}`;

/** Runs a workspace's own `codegen` there. */
export function generateIn(folder: string, ...words: string[]): Generation {
  const before = fileTimes(folder);
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", watch, "scripts/src/codegen.ts", ...words],
    { cwd: folder, encoding: "utf8" },
  );
  const seconds = (performance.now() - started) / 1000;
  const lines = stdout.split("\n").filter(Boolean);
  const [, memory = "0", cpu = "0"] = /^took (\d+) (\d+)$/m.exec(stderr) ?? [];
  return {
    code: status ?? 1,
    generated: lines.filter((line) => !line.endsWith("unchanged")).map((line) => line.split(" ")[0] ?? ""),
    written: [...fileTimes(folder)].filter(([file, time]) => before.get(file) !== time).map(([file]) => file),
    errors: stderr.replace(/^took .*\n/m, ""),
    seconds,
    cpuSeconds: Number(cpu) / 1e6,
    memory: Number(memory) / 1024,
  };
}

/** When each generated file was put where it is, and which file it is: a new one takes the place of the old. */
function fileTimes(folder: string): Map<string, string> {
  return new Map(
    globSync("packages/*/{src,documents}/*.gen.*", { cwd: folder })
      .sort()
      .map((file) => {
        const { mtimeNs, ino } = statSync(join(folder, file), { bigint: true });
        return [file, `${ino} ${mtimeNs}`];
      }),
  );
}
