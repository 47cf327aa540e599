import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { root } from "../repository.ts";
import { rivalsFolder } from "./folder.ts";

/** Installs what we are compared with, from its own lockfile; takes no time where that was done. */
export function installRivals(): void {
  // This project's own pnpm, whatever else the machine has.
  const pnpm = join(root, "dev/node_modules/.bin/pnpm");
  const { status, stdout, stderr, error } = spawnSync(pnpm, ["install", "--frozen-lockfile", "--prefer-offline"], {
    cwd: rivalsFolder,
    encoding: "utf8",
  });
  if (status === 0) return;
  const said = `${stdout ?? ""}${stderr ?? ""}${error?.message ?? ""}`.trim();
  throw new Error(
    `what bench/ compares with cannot be installed in bench/rivals; the section merge and the budget need none of it\n${said}`,
  );
}
