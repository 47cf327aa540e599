import childProcess from "node:child_process";
import dns from "node:dns";
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import net from "node:net";
import { resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Loaded before everything else in a child: takes down each connection, each other process, and each file outside of the given folders that
 * the program asks Node for. What it asked for is refused.
 */
export const taken: string[] = [];

type Call = (...args: never[]) => unknown;

const folders = [import.meta.dirname, ...(process.env.HOSTILE_FOLDERS ?? "").split("\n")].map((folder) => folder + sep);

function watch(owner: object, names: readonly string[], what: (args: readonly unknown[]) => string | undefined): void {
  const target = owner as Record<string, Call>;
  for (const name of names) {
    const original = target[name] as Call;
    target[name] = function (this: unknown, ...args: never[]) {
      const asked = what(args);
      if (asked === undefined) return original.apply(this, args);
      taken.push(`${name} ${asked}`);
      throw new Error(`refused: ${name} ${asked}`);
    };
  }
}

const any = (args: readonly unknown[]) => String(args[0]);

function outside([path]: readonly unknown[]): string | undefined {
  if (typeof path === "number") return undefined;
  const file = resolve(path instanceof URL ? fileURLToPath(path) : String(path));
  return folders.some((folder) => `${file}${sep}`.startsWith(folder)) ? undefined : file;
}

watch(net.Socket.prototype, ["connect"], any);
watch(dns, ["lookup", "resolve", "resolve4", "resolve6"], any);
watch(dns.promises, ["lookup", "resolve", "resolve4", "resolve6"], any);
watch(globalThis, ["fetch"], any);
watch(childProcess, ["spawn", "spawnSync", "exec", "execSync", "execFile", "execFileSync", "fork"], any);
const files = ["open", "readFile", "writeFile", "appendFile", "rename", "mkdir", "rm", "unlink", "copyFile", "symlink"];
watch(fs, [...files, ...files.map((name) => `${name}Sync`), "createReadStream", "createWriteStream"], outside);
watch(fs.promises, files, outside);
syncBuiltinESMExports();
