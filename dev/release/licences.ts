import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Component, Sbom } from "./sbom.ts";

/** Licences under which a dependency may be handed on with nothing asked but its notice. */
const allowed: ReadonlySet<string> = new Set([
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "CC0-1.0",
  "ISC",
  "MIT",
  "Python-2.0",
  "Unlicense",
]);

/** Fills in the licences that a package.json tells in the way of 2013, `licenses: [{ type }]`, which pnpm does not read. */
export function withOldLicences(sbom: Sbom, installed: ReadonlyMap<string, string>): Sbom {
  const components = sbom.components.map((component) => {
    const folder = installed.get(component.purl ?? "");
    if (wordings(component).length > 0 || folder === undefined) return component;
    const { licenses = [] } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const told = (Array.isArray(licenses) ? licenses : []).filter(({ type }) => typeof type === "string");
    return { ...component, licenses: told.map(({ type }) => ({ license: { id: type } })) };
  });
  return { ...sbom, components };
}

/** Dependencies under a licence that is not allowed, a line each, with the path that brings them. */
export function licenceProblems(sbom: Sbom): string[] {
  return sbom.components
    .filter((component) => !wordings(component).some(isAllowed))
    .map((component) => {
      const licence = wordings(component).join(", ") || "no licence";
      return `${pathTo(sbom, component["bom-ref"]).map(shortName).join(" → ")} is under ${licence}, which dev/release/licences.ts does not allow`;
    });
}

function wordings({ licenses = [] }: Component): string[] {
  return licenses.flatMap(({ license, expression }) => expression ?? license?.id ?? license?.name ?? []);
}

/** `(MIT OR GPL-2.0)` leaves a choice, `MIT AND GPL-2.0` does not. Nested brackets are for a person to judge. */
function isAllowed(wording: string): boolean {
  const plain = wording.trim().replace(/^\(([^()]*)\)$/, "$1");
  return plain.split(/ OR /i).some((choice) => choice.split(/ AND /i).every((one) => allowed.has(one.trim())));
}

/** The shortest way from the package to one that it brings; only the last, where the document does not tell. */
function pathTo({ metadata, dependencies }: Sbom, wanted: string): string[] {
  const below = new Map(dependencies.map(({ ref, dependsOn = [] }) => [ref, dependsOn]));
  const queue: string[][] = [[metadata.component["bom-ref"]]];
  const seen = new Set<string>();
  for (const path of queue) {
    const last = path.at(-1) ?? "";
    if (last === wanted) return path;
    if (seen.has(last)) continue;
    seen.add(last);
    queue.push(...(below.get(last) ?? []).map((next) => [...path, next]));
  }
  return [wanted];
}

function shortName(reference: string): string {
  return decodeURIComponent(reference.replace(/^pkg:npm\//, ""));
}
