import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { complaint, type Ended, run } from "./child.ts";
import { versionProblems } from "./proof.ts";
import type { Row } from "./row.ts";
import { inTool, pinnedVersion } from "./tools.ts";

/** Before 5.8 TypeScript lets no CommonJS file require an ES module, whatever Node does: TS1479 at each import. */
const lines: readonly (readonly [line: string, requires: boolean])[] = [
  ["5.4", false],
  ["5.5", false],
  ["5.6", false],
  ["5.7", false],
  ["5.8", true],
  ["5.9", true],
  ["6.0", true],
  ["7.0", true],
];

interface Settings {
  readonly resolution: "nodenext" | "bundler";
  readonly suffixes: readonly ("mts" | "cts" | "ts")[];
  readonly strict: boolean;
  readonly platform: "browser" | "Node";
}

/** The mocks and the command are for Node. */
const programs = { browser: ["types"], Node: ["types", "types-on-node"] } as const;

/** Each setting of one kind meets each of every other, which takes half as long as all of them together. */
const settingsFor = (requires: boolean): readonly Settings[] => {
  const suffixes = requires ? (["mts", "cts"] as const) : (["mts"] as const);
  return [
    { resolution: "nodenext", suffixes, strict: true, platform: "browser" },
    { resolution: "nodenext", suffixes, strict: false, platform: "Node" },
    { resolution: "bundler", suffixes: ["ts"], strict: true, platform: "Node" },
    { resolution: "bundler", suffixes: ["ts"], strict: false, platform: "browser" },
  ];
};

export const compilerRows: readonly Row[] = lines.map(([line, requires]) => {
  const name = `typescript-${line}`;
  const compiler = inTool(name, "bin", "tsc");
  const files = requires ? "`.mts`, `.cts`" : "`.mts`; before 5.8 no `.cts` may require an ES module";
  return {
    id: name,
    name: "TypeScript",
    version: pinnedVersion(name),
    proves: `nodenext (${files}) and bundler, strict and not, for a browser and for Node, with \`isolatedModules\``,
    async run({ everything }) {
      const own = everything.place(name);
      for (const program of programs.Node)
        for (const suffix of ["mts", "cts", "ts"])
          writeFileSync(join(own, `${program}.${suffix}`), readFileSync(join(own, `${program}.ts.txt`)));
      const compile = async (settings: Settings): Promise<Ended> => {
        const names = programs[settings.platform].flatMap((program) =>
          settings.suffixes.map((suffix) => `${program}.${suffix}`),
        );
        const text = JSON.stringify({ compilerOptions: optionsOf(settings), files: names });
        writeFileSync(join(own, "tsconfig.json"), text);
        return run(process.execPath, [compiler, "--pretty", "false", "--project", own], own, 180_000);
      };
      const problems = await versionProblems(process.execPath, [compiler, "--version"], pinnedVersion(name));
      const all = settingsFor(requires);
      for (const settings of all) {
        const ended = await compile(settings);
        if (ended.code !== 0) problems.push(`${said(settings)}: ${complaint(ended)}`);
      }
      for (const settings of requires ? [] : all.slice(0, 1)) {
        const ended = await compile({ ...settings, suffixes: ["cts"] });
        if (!isRefusedAtImports(ended)) problems.push(`.cts is not refused by TS1479 alone: ${complaint(ended)}`);
      }
      return { problems };
    },
  };
});

function optionsOf({ resolution, strict, platform }: Settings): object {
  return {
    target: "es2022",
    lib: platform === "browser" ? ["es2022", "dom"] : ["es2022"],
    types: platform === "browser" ? [] : ["node"],
    typeRoots: [inTool("@types")],
    module: resolution === "nodenext" ? "nodenext" : "esnext",
    moduleResolution: resolution,
    strict,
    isolatedModules: true,
    skipLibCheck: false,
    noEmit: true,
  };
}

function said({ resolution, suffixes, strict, platform }: Settings): string {
  const place = platform === "Node" ? "for Node" : "for a browser";
  return `${resolution}, .${suffixes.join(" and .")}, ${strict ? "strict" : "not strict"}, ${place}`;
}

function isRefusedAtImports({ output }: Ended): boolean {
  const errors = [...output.matchAll(/ error (TS\d+):/g)].map(([, code]) => code);
  return errors.length > 0 && errors.every((code) => code === "TS1479");
}
