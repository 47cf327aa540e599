import { readFileSync } from "node:fs";
import { join } from "node:path";
import { output } from "./command.ts";
import type { Tarball } from "./tarball.ts";

/** Whether two builds of a package are one and the same, byte for byte; if not, the first thing that differs. */
export async function differences(one: Tarball, other: Tarball): Promise<string[]> {
  if (one.sha256 === other.sha256) return [];
  const file = firstDifferentFile(one, other);
  const what = file ?? (await firstDifferentEntry(one, other)) ?? "the compression of the archive";
  return [`built twice, it is not the same bytes: ${what} differs (sha256 ${one.sha256} and ${other.sha256})`];
}

function firstDifferentFile(one: Tarball, other: Tarball): string | undefined {
  const all = [...new Set([...one.files, ...other.files])].sort();
  return all.find((file) => {
    if (!one.files.includes(file) || !other.files.includes(file)) return true;
    return !readFileSync(join(one.contents, file)).equals(readFileSync(join(other.contents, file)));
  });
}

/** Order, mode, owner and time of the entries stand in the archive too. */
async function firstDifferentEntry(one: Tarball, other: Tarball): Promise<string | undefined> {
  const [ones, others] = await Promise.all([one, other].map(async ({ path }) => (await entries(path)).split("\n")));
  const place = ones?.findIndex((line, index) => line !== others?.[index]) ?? -1;
  return place < 0 ? undefined : `the entry "${ones?.[place]}" of the archive`;
}

function entries(path: string): Promise<string> {
  return output("tar", ["--full-time", "--numeric-owner", "-tvzf", path]);
}
