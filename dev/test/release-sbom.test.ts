import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { installedFor } from "../release/installed.ts";
import { licenceProblems, withOldLicences } from "../release/licences.ts";
import { type Component, type Sbom, sbomOf, sbomProblems } from "../release/sbom.ts";

const root = join(import.meta.dirname, "../..");
const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const reference = (name: string): string => `pkg:npm/${name}@1.0.0`;

function component(name: string, ...licenses: NonNullable<Component["licenses"]>): Component {
  return { "bom-ref": reference(name), purl: reference(name), licenses };
}

/** The bill of a package that needs `a`, which needs `b`. */
function billOf(...components: Component[]): Sbom {
  const dependencies = [
    { ref: reference("toy"), dependsOn: [reference("a")] },
    { ref: reference("a"), dependsOn: [reference("b")] },
  ];
  const metadata = { component: component("toy") };
  return { bomFormat: "CycloneDX", specVersion: "1.7", metadata, components, dependencies };
}

const mit = { license: { id: "MIT" } };

test("the bill of a package is the same each time, and holds everything that is installed for it", async () => {
  const [one, other] = [await sbomOf(root, "@evalbridge/mock"), await sbomOf(root, "@evalbridge/mock")];
  expect(JSON.stringify(one)).toBe(JSON.stringify(other));
  expect(Object.keys(one)).not.toContain("serialNumber");
  const installed = await installedFor(root, "@evalbridge/mock");
  expect(installed.size).toBeGreaterThan(100);
  const whole = withOldLicences(one, installed);
  expect([...sbomProblems(whole, installed.keys()), ...licenceProblems(whole)]).toEqual([]);
});

test("a bill without a package that is installed is refused by its name", () => {
  const sbom = billOf(component("a", mit));
  expect(sbomProblems(sbom, [reference("a"), reference("b")])).toEqual(["the SBOM lacks pkg:npm/b@1.0.0"]);
});

test("a bill whose part has no licence, or no name, is refused", () => {
  const nameless: Component = { "bom-ref": "x", licenses: [mit] };
  expect(sbomProblems(billOf(component("a"), nameless), [])).toEqual([
    "the SBOM does not say what x is",
    "pkg:npm/a@1.0.0 names no licence",
  ]);
});

test("what is not CycloneDX is refused", () => {
  expect(sbomProblems({ ...billOf(), bomFormat: "SPDX" }, [])).toEqual(["the SBOM is not a CycloneDX document"]);
});

test("a licence that is not allowed is told with the way by which it comes", () => {
  const sbom = billOf(component("a", mit), component("b", { license: { id: "AGPL-3.0-only" } }));
  expect(licenceProblems(sbom)).toEqual([
    "toy@1.0.0 → a@1.0.0 → b@1.0.0 is under AGPL-3.0-only, which dev/release/licences.ts does not allow",
  ]);
});

test.each([
  ["(MIT OR GPL-3.0-only)", true],
  ["GPL-2.0-only OR Apache-2.0", true],
  ["MIT AND ISC", true],
  ["MIT AND GPL-3.0-only", false],
  ["(MIT AND (GPL-3.0-only OR ISC))", false],
  ["SEE LICENSE IN FILE", false],
])("%s is allowed: %s", (expression, allowed) => {
  expect(licenceProblems(billOf(component("a", { expression }))).length).toBe(allowed ? 0 : 1);
});

test("a licence told as in 2013 is read from the installed package", () => {
  const folder = mkdtempSync(join(tmpdir(), "evalbridge-licence-"));
  folders.push(folder);
  mkdirSync(join(folder, "b"));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ licenses: [{ type: "MIT", url: "https://x.test" }] }));
  writeFileSync(join(folder, "b/package.json"), JSON.stringify({ licenses: "MIT, I think" }));
  const installed = new Map([
    [reference("a"), folder],
    [reference("b"), join(folder, "b")],
  ]);
  const sbom = withOldLicences(billOf(component("a"), component("b")), installed);
  expect(sbom.components.map(({ licenses }) => licenses)).toEqual([[mit], []]);
});
