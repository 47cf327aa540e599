/** Makes a release as it would be published, twice, looks at it as its users and reviewers would, and leaves it in `packed/`. */
import { mkdtempSync, rmSync } from "node:fs";
import { constants, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { assemble } from "./assemble.ts";
import { cleanBuild, type Surroundings } from "./clean-build.ts";
import { tarballProblems } from "./inspect.ts";
import { installedFor } from "./installed.ts";
import { licenceProblems, withOldLicences } from "./licences.ts";
import { type PublishablePackage, publishablePackages } from "./publishable.ts";
import { rehearse } from "./rehearse.ts";
import { differences } from "./same-bytes.ts";
import { type Sbom, sbomOf, sbomProblems } from "./sbom.ts";
import { kilobytes } from "./sizes.ts";
import { tableLines } from "./table.ts";
import type { Tarball } from "./tarball.ts";

const root = join(import.meta.dirname, "../..");
const here: Surroundings = { timeZone: "UTC", umask: 0o022, changed: new Date("2020-02-02T02:02:02Z") };
const elsewhere: Surroundings = { timeZone: "Asia/Kathmandu", umask: 0o077, changed: new Date("2031-03-03T03:03:03Z") };

/** The tarballs, and what is wrong with them. */
async function build(packages: readonly PublishablePackage[], folder: string): Promise<[Tarball[], string[]]> {
  const first = await cleanBuild(root, packages, join(folder, "first"), here);
  const second = await cleanBuild(root, packages, join(folder, "a second one"), elsewhere);
  const problems = await Promise.all(
    first.map(async (tarball, index) => {
      const again = second[index] ?? tarball;
      const found = [...(await tarballProblems(tarball, [root, folder])), ...(await differences(tarball, again))];
      return found.map((problem) => `packages/${tarball.folder}: ${problem}`);
    }),
  );
  return [first, problems.flat()];
}

async function bill({ folder, manifest }: PublishablePackage): Promise<[string, Sbom, string[]]> {
  const installed = await installedFor(root, manifest.name);
  const sbom = withOldLicences(await sbomOf(root, manifest.name), installed);
  const problems = [...sbomProblems(sbom, installed.keys()), ...licenceProblems(sbom)];
  return [folder, sbom, problems.map((problem) => `packages/${folder}: ${problem}`)];
}

function show(tarballs: readonly Tarball[], sboms: ReadonlyMap<string, Sbom>): void {
  const rows = tarballs.map(({ folder, manifest: { name, version }, size, unpackedSize, files }) => {
    const parts = sboms.get(folder)?.components.length ?? 0;
    return [name, version, kilobytes(size), kilobytes(unpackedSize), files.length, parts];
  });
  const head = ["package", "version", "tarball kB", "unpacked kB", "files", "dependencies"];
  console.log(tableLines(head, rows).join("\n"));
}

async function dryRun(publish: boolean, folder: string): Promise<void> {
  const packages = publishablePackages(root);
  const [tarballs, problems] = await build(packages, folder);
  const bills = await Promise.all(packages.map(bill));
  const sboms = new Map(bills.map(([name, sbom]) => [name, sbom]));
  problems.push(...bills.flatMap(([, , found]) => found));
  show(tarballs, sboms);
  if (problems.length > 0) throw new Error(problems.join("\n"));
  assemble(root, tarballs, sboms);
  console.log(
    `\n${packages.length} packages are ready to publish: built twice, the same bytes; all of it lies in packed/`,
  );
  if (publish) await rehearse(root, folder);
}

const folder = mkdtempSync(join(tmpdir(), "evalbridge-release-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.on(signal, () => process.exit(128 + constants.signals[signal]));
try {
  const { values } = parseArgs({ options: { publish: { type: "boolean", default: false } } });
  await dryRun(values.publish, folder);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
