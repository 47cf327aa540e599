import { join } from "node:path";
import { type Ran, ranProgram } from "../measure/program.ts";
import { ratiosOf, spreadOf } from "../measure/quartiles.ts";
import { interleaved } from "../measure/rounds.ts";
import { type Bar, type Figure, figure, type Measured, type Unit } from "../page/figure.ts";
import { providers, specOf } from "../repository.ts";
import { rivalsFolder } from "../rivals/folder.ts";
import { largeSpec } from "./large-spec.ts";
import { type CodegenWorkspace, codegenWorkspace } from "./workspace.ts";

const rounds = 9;
const largeOperations = 1000;
const openapiTypescript = join(rivalsFolder, "node_modules/openapi-typescript/bin/cli.js");

type Took = Pick<Ran, "ms" | "cpuMs" | "peakMiB">;

/** Whole processes of code generation, from their start to their end, in turn with openapi-typescript's. */
export async function measureCodegen(): Promise<Measured> {
  const four = codegenWorkspace(Object.fromEntries(providers.map((provider) => [provider, "ours"] as const)));
  const large = codegenWorkspace({ large: { text: JSON.stringify(largeSpec(largeOperations), null, 2) } });
  const ofFour = await measured({
    "openapi-typescript, four runs": () => openapiTypescripts(four, providers.map(specOf)),
    ...ways(four, providers.length),
    "ours, nothing changed": () => generated(four, 0),
  });
  const ofLarge = await measured({
    "openapi-typescript": () => openapiTypescripts(large, [join(large.folder, "specs/large/openapi.yaml")]),
    ...ways(large, 1),
  });
  const halfOfFour: Bar = { most: 0.5 };
  return {
    tables: [
      table(`four providers`, ofFour, {
        "ours, first run": { time: halfOfFour },
        "ours, again": { time: halfOfFour },
        "ours, nothing changed": { time: { most: 0.1 } },
      }),
      table(`${largeOperations} operations`, ofLarge, {
        "ours, first run": { time: { most: 1.3 }, memory: { most: 1.3 } },
        "ours, again": { time: { most: 1.3 }, memory: { most: 1.3 } },
      }),
    ],
    notes: [
      `Whole processes, ${rounds} rounds in turn; ratios by pair, to the first row. Memory is the peak of one process.`,
      "First run: nothing generated and no compile cache. Again: nothing generated, Node's compile cache as the first run left it.",
      `The ${largeOperations} operations are made by a program (3.4 MB of JSON), and generated as a provider's own document.`,
    ],
  };
}

/** From nothing, and with what Node kept of the compiling. */
function ways(workspace: CodegenWorkspace, count: number) {
  return {
    "ours, first run": () => {
      workspace.forgetOutputs();
      workspace.forgetCompiled();
      return generated(workspace, count);
    },
    "ours, again": () => {
      workspace.forgetOutputs();
      return generated(workspace, count);
    },
  };
}

async function generated(workspace: CodegenWorkspace, count: number): Promise<Took> {
  const ran = await workspace.run();
  if (ran.generated === count) return ran;
  throw new Error(`codegen generated ${ran.generated} providers instead of ${count}\n${ran.stdout}`);
}

async function openapiTypescripts({ folder }: CodegenWorkspace, specs: readonly string[]): Promise<Took> {
  const all = { ms: 0, cpuMs: 0, peakMiB: 0 };
  for (const spec of specs) {
    const ran = await ranProgram([openapiTypescript, spec, "--output", join(folder, "types.ts")], folder);
    all.ms += ran.ms;
    all.cpuMs += ran.cpuMs;
    all.peakMiB = Math.max(all.peakMiB, ran.peakMiB);
  }
  return all;
}

async function measured(ways: Readonly<Record<string, () => Promise<Took>>>): Promise<Map<string, Took[]>> {
  const took = new Map<string, Took[]>(Object.keys(ways).map((name) => [name, []]));
  const contenders = Object.entries(ways).map(([name, run]) => [
    name,
    async () => {
      const one = await run();
      took.get(name)?.push(one);
      return one.ms;
    },
  ]);
  await interleaved(rounds, Object.fromEntries(contenders));
  // The first round warmed the disk.
  return new Map([...took].map(([name, all]) => [name, all.slice(1)]));
}

type Bars = Readonly<Record<string, { readonly time?: Bar; readonly memory?: Bar }>>;

function table(title: string, took: ReadonlyMap<string, readonly Took[]>, bars: Bars) {
  const [first = []] = took.values();
  const figures = [...took].flatMap(([row, all]): Figure[] => {
    const column = (name: string, unit: Unit, field: keyof Took) =>
      figure(row, name, unit, spreadOf(all.map((one) => one[field])).median);
    const ratio = (name: string, field: keyof Took, bar?: Bar) =>
      figure(
        row,
        name,
        "ratio",
        ratiosOf(
          all.map((one) => one[field]),
          first.map((one) => one[field]),
        ),
        bar,
      );
    const own = [column("ms", "ms", "ms"), column("MiB", "MiB", "peakMiB")];
    if (all === first) return own;
    const { time, memory } = bars[row] ?? {};
    return [...own, ratio("× time", "ms", time), ratio("× CPU", "cpuMs"), ratio("× memory", "peakMiB", memory)];
  });
  return { title, figures };
}
