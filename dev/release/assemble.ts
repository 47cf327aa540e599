import { createHash } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { releaseNotes } from "./notes.ts";
import type { Sbom } from "./sbom.ts";
import { filesIn, type Tarball } from "./tarball.ts";

/**
 * Leaves all that a release consists of in `packed/`: tarballs, SBOMs, notes; `packages.txt`, a line for each package
 * (name, version, folder) in the order in which they are published; and `SHA256SUMS` over all of it.
 */
export function assemble(root: string, tarballs: readonly Tarball[], sboms: ReadonlyMap<string, Sbom>): void {
  const release = join(root, "packed");
  const beside = mkdtempSync(join(root, "packed-"));
  try {
    for (const name of ["tarballs", "sboms", "notes"]) mkdirSync(join(beside, name));
    for (const tarball of tarballs) put(root, beside, tarball, sboms.get(tarball.folder));
    const lines = tarballs.map(({ folder, manifest }) => `${manifest.name} ${manifest.version} ${folder}\n`);
    writeFileSync(join(beside, "packages.txt"), lines.join(""));
    writeFileSync(join(beside, "SHA256SUMS"), sums(beside));
    rmSync(release, { recursive: true, force: true });
    renameSync(beside, release);
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
}

function put(root: string, release: string, { path, folder, manifest }: Tarball, sbom: Sbom | undefined): void {
  const changelog = join(root, "packages", folder, "CHANGELOG.md");
  const text = existsSync(changelog) ? readFileSync(changelog, "utf8") : undefined;
  copyFileSync(path, join(release, "tarballs", `${folder}.tgz`));
  writeFileSync(join(release, "notes", `${folder}.md`), `${releaseNotes(text, manifest.version)}\n`);
  writeFileSync(join(release, "sboms", `${folder}.cdx.json`), `${JSON.stringify(sbom, undefined, 2)}\n`);
}

/** As `sha256sum` writes and reads it. */
function sums(folder: string): string {
  const line = (file: string) =>
    `${createHash("sha256")
      .update(readFileSync(join(folder, file)))
      .digest("hex")}  ${file}\n`;
  return filesIn(folder).map(line).join("");
}
