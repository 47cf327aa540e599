/** `versions.ts <file>`: turns the changesets into versions and changelogs, and writes what changes into the file, as Markdown. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root, run } from "./github.ts";
import { releaseNotes } from "./notes.ts";
import { type PublishablePackage, publishablePackages } from "./publishable.ts";

function sectionOf({ folder, manifest: { name, version } }: PublishablePackage): string {
  const changelog = join(root, "packages", folder, "CHANGELOG.md");
  const notes = releaseNotes(existsSync(changelog) ? readFileSync(changelog, "utf8") : undefined, version);
  return `## ${name} ${version}\n\n${notes.replace(/^(#+) /gm, "#$1 ")}\n`;
}

/** core tells providers its version without reading a file, since it runs where there are none. */
function takeCoreVersion(version: string): void {
  const file = join(root, "packages/core/src/version.ts");
  writeFileSync(file, readFileSync(file, "utf8").replace(/(export const version = )"[^"]*"/, `$1"${version}"`));
}

const [body] = process.argv.slice(2);
if (body === undefined) throw new Error("name the file that the changes are written to");
const before = new Map(publishablePackages(root).map(({ folder, manifest }) => [folder, manifest.version]));
run("npm", "run", "--silent", "changeset", "--", "version");
const raised = publishablePackages(root).filter(({ folder, manifest }) => manifest.version !== before.get(folder));
const core = raised.find(({ folder }) => folder === "core");
if (core) takeCoreVersion(core.manifest.version);
const head = "Merging this publishes these versions, once a person has approved the job.\n";
writeFileSync(body, [head, ...raised.map(sectionOf)].join("\n"));
