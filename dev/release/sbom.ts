import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { output } from "./command.ts";

/** A part of a CycloneDX document: a package of some version. */
export interface Component {
  readonly "bom-ref": string;
  readonly purl?: string;
  readonly licenses?: readonly {
    readonly license?: { readonly id?: string; readonly name?: string };
    readonly expression?: string;
  }[];
}

/** What a package brings with it, as CycloneDX tells it. */
export interface Sbom {
  readonly bomFormat: string;
  readonly specVersion: string;
  readonly metadata: { readonly component: Component };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
}

/** The bill of what an installed package of the workspace needs in production, the same each time it is asked for. */
export async function sbomOf(root: string, name: string): Promise<Sbom> {
  const folder = mkdtempSync(join(tmpdir(), "evalbridge-sbom-"));
  try {
    const form = ["--sbom-format", "cyclonedx", "--prod", "--split", "--out", join(folder, "%s.json")];
    await output("pnpm", ["--dir", root, "--filter", name, "sbom", ...form]);
    const [file = ""] = readdirSync(folder);
    return settled(JSON.parse(readFileSync(join(folder, file), "utf8")));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Without the number and the time of its making, and in one order: two bills of the same things are the same bytes. */
function settled({ serialNumber: _, metadata: { timestamp: __, ...metadata }, ...rest }: MadeSbom): Sbom {
  const dependencies = rest.dependencies.map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: [...dependsOn].sort() }));
  return {
    ...rest,
    metadata,
    components: rest.components.toSorted(by("bom-ref")),
    dependencies: dependencies.toSorted(by("ref")),
  };
}

interface MadeSbom extends Sbom {
  readonly serialNumber?: string;
  readonly metadata: Sbom["metadata"] & { readonly timestamp?: string };
}

function by<Key extends string>(
  key: Key,
): (one: Readonly<Record<Key, string>>, other: Readonly<Record<Key, string>>) => number {
  return (one, other) => (one[key] < other[key] ? -1 : Number(one[key] > other[key]));
}

/** What a bill lacks: a form that readers know, a name and a licence of each part, a package that is installed. */
export function sbomProblems(sbom: Sbom, installed: Iterable<string>): string[] {
  const components = Array.isArray(sbom.components) ? sbom.components : [];
  const named = new Set(components.map(({ purl }) => purl));
  const wellFormed =
    sbom.bomFormat === "CycloneDX" && /^1\.\d+$/.test(sbom.specVersion) && Array.isArray(sbom.components);
  return [
    ...(wellFormed ? [] : ["the SBOM is not a CycloneDX document"]),
    ...components.filter(({ purl }) => !purl).map((one) => `the SBOM does not say what ${one["bom-ref"]} is`),
    ...components.filter(({ licenses = [] }) => licenses.length === 0).map((one) => `${one.purl} names no licence`),
    ...[...installed].filter((purl) => !named.has(purl)).map((purl) => `the SBOM lacks ${purl}`),
  ];
}
