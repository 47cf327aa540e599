import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Tarball } from "./tarball.ts";

const everywhere = [/^LICENSE$/, /^README\.md$/, /^package\.json$/, /^dist\/[\w/.-]+(?<!\.test)\.(d\.ts|js|js\.map)$/];

/** What one package ships beyond the rest. */
const beyond: Readonly<Record<string, readonly RegExp[]>> = {
  mock: [/^documents\/[\w-]+\.gen\.json$/],
  cli: [/^documents\/[\w-]+\.gen\.json$/, /^config\.schema\.json$/],
};

const needed = ["LICENSE", "README.md", "dist/index.js", "dist/index.d.ts"];

/** What is wrong with the files of a tarball, a line each: one too many, one missing, a source map that leads nowhere. */
export function contentProblems(tarball: Tarball): string[] {
  const allowed = [...everywhere, ...(beyond[tarball.folder] ?? [])];
  const surplus = tarball.files.filter((file) => !allowed.some((pattern) => pattern.test(file)));
  const missing = needed.filter((file) => !tarball.files.includes(file));
  return [
    ...surplus.map((file) => `${file} must not be published; dev/release/contents.ts says what may`),
    ...missing.map((file) => `the tarball lacks ${file}`),
    ...tarball.files.filter((file) => file.endsWith(".map")).flatMap((file) => mapProblems(tarball, file)),
    ...manifestProblems(tarball),
  ];
}

function mapProblems({ contents }: Tarball, file: string): string[] {
  const { sources = [], sourcesContent = [] } = JSON.parse(readFileSync(join(contents, file), "utf8"));
  const lost = (sources as string[]).filter((_, index) => typeof sourcesContent[index] !== "string");
  return lost.map((source) => `${file} points to ${source}, which is not published; the build has to inline it`);
}

/** What only a workspace understands, and what would send a package to another registry than it is published to. */
function manifestProblems({ contents, manifest }: Tarball): string[] {
  const text = readFileSync(join(contents, "package.json"), "utf8");
  const words = [...text.matchAll(/"([^"]+)": "((?:workspace|catalog|link|file):[^"]*)"/g)];
  const registry = manifest.publishConfig?.["registry"];
  return [
    ...words.map(([, name, range]) => `package.json in the tarball still asks for ${name} as ${range}`),
    ...(registry === undefined ? [] : [`package.json names a registry, ${registry}; npm's own settings decide that`]),
  ];
}

/** The files that name a folder of the machine which built them. */
export function strayPaths({ contents, files }: Tarball, folders: readonly string[]): string[] {
  return files.flatMap((file) => {
    const text = readFileSync(join(contents, file), "utf8");
    return folders.some((folder) => text.includes(folder)) ? [`${file} names the folder that it was built in`] : [];
  });
}
