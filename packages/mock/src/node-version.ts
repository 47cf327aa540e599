import { readFileSync } from "node:fs";

/** Refuses a Node that is too old for Prism. The number stands once, in `engines` of package.json. */
export function requireNode(version: string = process.versions.node): void {
  const { engines } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  const needed: string = engines.node.replace(/^>=\s*/, "");
  const [wantedMajor = 0, wantedMinor = 0] = needed.split(".").map(Number);
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return;
  throw new Error(
    `@evalbridge/mock needs Node ${needed} or newer, because Prism does; this is Node ${version}. Install a newer one (nodejs.org)`,
  );
}
