import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The programs in a package's README, as a reader would copy them: each block that is marked `ts` and is no test. */
export function readmePrograms(root: string, folder: string): string[] {
  const readme = readFileSync(join(root, "packages", folder, "README.md"), "utf8");
  const blocks = [...readme.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, text = ""]) => text);
  return blocks.filter((text) => !text.includes('from "vitest"'));
}
