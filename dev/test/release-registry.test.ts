import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { assemble } from "../release/assemble.ts";
import { loopback } from "../release/loopback.ts";
import { releaseNotes } from "../release/notes.ts";
import { readmePrograms } from "../release/readme-programs.ts";
import type { Sbom } from "../release/sbom.ts";
import type { Tarball } from "../release/tarball.ts";
import { temporaryFolders } from "./temporary-folders.ts";

const temporary = temporaryFolders("packed");

test.each(["http://127.0.0.1:4873/", "http://127.1.2.3/", "http://localhost:80", "http://[::1]:4873/"])(
  "a rehearsal publishes to %s",
  (address) => {
    expect(loopback(address)).toBe(address);
  },
);

test.each([
  "https://packages.example.org/",
  "http://packages.example.org/",
  "http://127.0.0.1.example.org/",
  "http://localhost.example.org/",
  "http://someone@10.0.0.1/",
  "https://127.0.0.1/",
  "http://localhost@example.org/",
])("a rehearsal never publishes to %s", (address) => {
  expect(() => loopback(address)).toThrow(/^a rehearsal publishes to a registry on this machine alone/);
});

const changelog = "# toy\n\n## 0.10.0\n\n- Ten.\n\n## 0.1.0\n\n### Minor Changes\n\n- One.\n";

test("the notes of a release are the part of the changelog about its version", () => {
  expect(releaseNotes(changelog, "0.1.0")).toBe("### Minor Changes\n\n- One.");
  expect(releaseNotes(changelog, "0.10.0")).toBe("- Ten.");
});

test("the notes of a version without a part of its own say that it is the first", () => {
  expect(releaseNotes(undefined, "0.1.0")).toBe("First release.");
});

/** A workspace whose one package is packed. */
function packedOnce(): { readonly root: string; readonly tarball: Tarball } {
  const root = temporary();
  mkdirSync(join(root, "packages/toy"), { recursive: true });
  writeFileSync(join(root, "packages/toy/CHANGELOG.md"), changelog);
  const path = join(root, "toy.tgz");
  writeFileSync(path, "not really an archive");
  const manifest = { name: "@evalbridge/toy", version: "0.10.0" };
  return {
    root,
    tarball: {
      path,
      folder: "toy",
      contents: "",
      files: [],
      manifest,
      size: 0,
      unpackedSize: 0,
      generatedSize: 0,
      sha256: "",
    },
  };
}

const sbom: Sbom = {
  bomFormat: "CycloneDX",
  specVersion: "1.7",
  metadata: { component: { "bom-ref": "x" } },
  components: [],
  dependencies: [],
};

test("a release holds tarballs, SBOMs, notes and the order of packages, all under sums that sha256sum takes", () => {
  const { root, tarball } = packedOnce();
  assemble(root, [tarball], new Map([["toy", sbom]]));
  const packed = join(root, "packed");
  expect(readFileSync(join(packed, "packages.txt"), "utf8")).toBe("@evalbridge/toy 0.10.0 toy\n");
  expect(readFileSync(join(packed, "notes/toy.md"), "utf8")).toBe("- Ten.\n");
  expect(JSON.parse(readFileSync(join(packed, "sboms/toy.cdx.json"), "utf8"))).toEqual(sbom);
  const { status, stdout } = spawnSync("sha256sum", ["--check", "--strict", "SHA256SUMS"], {
    cwd: packed,
    encoding: "utf8",
  });
  expect({ status, lines: stdout.trim().split("\n").length }).toEqual({ status: 0, lines: 4 });
});

test("a release that could not be put together leaves the one before as it was", () => {
  const { root, tarball } = packedOnce();
  assemble(root, [tarball], new Map([["toy", sbom]]));
  cpSync(join(root, "packed"), join(root, "before"), { recursive: true });
  expect(() => assemble(root, [tarball, { ...tarball, path: join(root, "absent.tgz") }], new Map())).toThrow("ENOENT");
  expect(readdirSync(root).sort()).toEqual(["before", "packages", "packed", "toy.tgz"]);
  const sums = (folder: string): string => readFileSync(join(root, folder, "SHA256SUMS"), "utf8");
  expect(sums("packed")).toBe(sums("before"));
});

test("a README's programs are its blocks of TypeScript, without tests and what is not run", () => {
  const root = temporary();
  mkdirSync(join(root, "packages/toy"), { recursive: true });
  const block = (info: string, text: string): string => `\`\`\`${info}\n${text}\n\`\`\`\n`;
  const text = [block("sh", "ls"), block("ts", "one();"), block("ts no-run", "two();"), block("ts", 'from "vitest"')];
  writeFileSync(join(root, "packages/toy/README.md"), text.join("\n"));
  expect(readmePrograms(root, "toy")).toEqual(["one();\n"]);
});
