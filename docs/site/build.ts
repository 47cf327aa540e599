/** `npm run site`: builds the documentation into docs/site/dist. The only program here that needs nothing installed beforehand. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const began = performance.now();
const pnpm = join(import.meta.dirname, "../../dev/node_modules/.bin/pnpm");
const { status, stdout, stderr } = spawnSync(pnpm, ["install", "--frozen-lockfile"], {
  cwd: import.meta.dirname,
  encoding: "utf8",
});
if (status === 0) {
  // What it imports is there only now.
  const { buildSite } = await import("./site.ts");
  process.exitCode = await buildSite(process.argv.slice(2), began);
} else {
  console.error(`docs/site cannot be installed; in that folder, run: pnpm install\n${stdout ?? ""}${stderr ?? ""}`);
  process.exitCode = 1;
}
