import { spawnSync } from "node:child_process";

/** Links a new package into the workspace: pnpm's own install, which writes the lockfile too. Answers its exit code. */
export async function install(root: string, out: Pick<Console, "log" | "error">): Promise<number> {
  // Nothing new comes from outside: a package of ours is linked, and the rest is there.
  const { status, stdout, stderr, error } = spawnSync("pnpm", ["install", "--no-frozen-lockfile", "--prefer-offline"], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, CI: "" },
    shell: process.platform === "win32",
  });
  if (status === 0) {
    out.log("\nInstalled: the package is linked, and the lockfile knows it.");
    return 0;
  }
  out.error(
    `provider:new: the files are written, but the installation failed (${error?.message ?? `exit ${status}`}):`,
  );
  out.error(`${stdout}${stderr}`.trim().split("\n").slice(-5).join("\n"));
  out.error("Try again: npx pnpm install");
  return 1;
}
