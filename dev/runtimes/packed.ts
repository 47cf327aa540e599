import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { cleanBuild } from "../release/clean-build.ts";
import { publishablePackages } from "../release/publishable.ts";

/** A package as it is published. */
export interface Packed {
  /** The name of the folder in `packages/`. */
  readonly folder: string;
  readonly version: string;
  readonly path: string;
}

const surroundings = { timeZone: "UTC", umask: 0o022, changed: new Date("2020-02-02T02:02:02Z") };

/** Builds and packs the tree as it stands, in a copy; or takes the tarballs that lie in `given`, as a release has them. */
export async function packed(root: string, into: string, given: string | undefined): Promise<Packed[]> {
  const packages = publishablePackages(root);
  if (given === undefined) {
    const tarballs = await cleanBuild(root, packages, into, surroundings);
    return tarballs.map(({ folder, manifest, path }) => ({ folder, version: manifest.version, path }));
  }
  return packages.map(({ folder, manifest }) => {
    const path = join(resolve(given), `${folder}.tgz`);
    if (!existsSync(path))
      throw new Error(`${given} has no ${folder}.tgz; \`npm run release:dry\` leaves them in packed/tarballs`);
    return { folder, version: manifest.version, path };
  });
}
