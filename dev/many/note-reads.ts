/**
 * Loaded before a program (`--import`): appends each file of the repository that it reads, once, to the file that
 * EVALBRIDGE_READS names. What a process starts inherits it; what is no Node is not seen.
 */
import fs, { appendFileSync } from "node:fs";
import { registerHooks, syncBuiltinESMExports } from "node:module";
import { join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(import.meta.dirname, "../..");
const list = process.env["EVALBRIDGE_READS"];
const seen = new Set<string>();
const append = appendFileSync;

function note(path: unknown): void {
  const isPath = typeof path === "string" || path instanceof URL;
  if (!isPath || list === undefined || (path instanceof URL && path.protocol !== "file:")) return;
  const file = relative(root, typeof path === "string" ? resolve(path) : fileURLToPath(path))
    .split(sep)
    .join("/");
  if (seen.has(file) || file.startsWith("../")) return;
  seen.add(file);
  append(list, `${file}\n`);
}

type Reader = (path: unknown, ...rest: unknown[]) => unknown;

/** Puts in place of each function one that notes the path first. */
function watch(owner: object, names: readonly string[]): void {
  const functions = owner as Record<string, Reader>;
  for (const name of names) {
    const original = functions[name];
    if (!original) continue;
    functions[name] = (path, ...rest) => {
      note(path);
      return Reflect.apply(original, owner, [path, ...rest]);
    };
  }
}

watch(fs, ["readFile", "readFileSync", "createReadStream", "cpSync", "copyFileSync"]);
watch(fs.promises, ["readFile", "cp", "copyFile"]);
syncBuiltinESMExports();
registerHooks({
  load(url, context, next) {
    if (url.startsWith("file:")) note(new URL(url.replace(/[?#].*$/, "")));
    return next(url, context);
  },
});
