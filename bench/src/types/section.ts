import { readFileSync } from "node:fs";
import { join } from "node:path";
import { typeFigures } from "../budget/figures.ts";
import { makeConsumer } from "../consumer/consumer.ts";
import { ratiosOf, spreadOf } from "../measure/quartiles.ts";
import { interleaved } from "../measure/rounds.ts";
import { type Bar, type Figure, figure, type Measured, type Table } from "../page/figure.ts";
import { readJson, specOf } from "../repository.ts";
import { rivalsFolder } from "../rivals/folder.ts";
import { callsFile } from "./calls.ts";
import { type Checked, type Compiler, checked, compilers } from "./compilers.ts";
import { type Contenders, contendersOf } from "./contenders.ts";
import { installNewProvider } from "./large-package.ts";
import { writeProject } from "./project.ts";

const counts = [1, 20, 200] as const;
const rounds = 7;
const github = join(rivalsFolder, "node_modules/@octokit/openapi/generated/api.github.com.json");

/** What an editor and a build pay for the types of a published package. */
export async function measureTypes(): Promise<Measured> {
  const consumer = makeConsumer("types");
  const small = readJson<unknown>("packages/mock/documents/feather.gen.json");
  const feather = await contendersOf(consumer, "feather", small, specOf("feather"));
  await installNewProvider(consumer, "github", github);
  const large = await contendersOf(consumer, "github", JSON.parse(readFileSync(github, "utf8")), github);
  const tables: Table[] = [];
  for (const [api, contenders] of [
    ["Feather", feather],
    ["GitHub", large],
  ] as const) {
    await insistOnTypes(contenders);
    for (const compiler of compilers) tables.push(await tableOf(api, contenders, compiler));
  }
  return {
    tables,
    exact: await typeFigures(consumer),
    notes: [
      `Calls of GET operations (${feather.gets.length} of Feather, ${large.gets.length} of GitHub to choose from), each reading a property of the answer.`,
      "Against declarations as published; skipLibCheck, strict, nodenext. A wrong property is an error with each, which is tried first.",
      `Instantiations as the compiler tells them; check time of 200 calls, ${rounds} rounds in turn, ratios by pair to openapi-fetch.`,
      "GitHub's description (13 MB, from @octokit/openapi) went through provider:new, as that of every provider would.",
    ],
  };
}

const projectOf = ({ folder }: Contenders, name: string, count: number | string) =>
  join(folder, name, `calls-${count}`);

/** Types that are `any` are the cheapest there are. */
async function insistOnTypes(contenders: Contenders): Promise<void> {
  for (const [name, calls] of Object.entries(contenders.calls)) {
    const folder = writeProject(
      projectOf(contenders, name, "wrong"),
      callsFile(inFolder(calls), contenders.gets, 1, true),
    );
    const compiler = compilers.at(-1) as Compiler;
    const said = await checked(compiler, folder).then(
      () => "nothing",
      (error: Error) => error.message,
    );
    if (!/TS2339|TS2551/.test(said))
      throw new Error(`${name} finds nothing wrong with a property that is not there: ${said}`);
  }
}

/** The files of a project are one folder further in than what its head imports. */
const inFolder = <Calls extends { readonly head: string }>(calls: Calls): Calls => ({
  ...calls,
  head: calls.head.replaceAll('from "./', 'from "../'),
});

async function tableOf(api: string, contenders: Contenders, compiler: Compiler): Promise<Table> {
  const isNewer = compiler === compilers.at(-1);
  const figures: Figure[] = [];
  const names = Object.keys(contenders.calls);
  for (const count of counts) {
    const few: Record<string, number> = {};
    for (const [name, calls] of Object.entries(contenders.calls)) {
      const text = callsFile(inFolder(calls), contenders.gets, count);
      const folder = writeProject(projectOf(contenders, name, count), text);
      few[name] = (await checked(compiler, folder)).instantiations;
      figures.push(figure(name, `inst. ${count}`, "count", few[name]));
    }
  }
  const all = new Map<string, Checked[]>(names.map((name) => [name, []]));
  const contender = (name: string) => async () => {
    const one = await checked(compiler, projectOf(contenders, name, 200));
    all.get(name)?.push(one);
    return one.checkMs;
  };
  await interleaved(rounds, Object.fromEntries(names.map((name) => [name, contender(name)])));
  const taken = (name: string, field: keyof Checked) => (all.get(name) ?? []).slice(1).map((one) => one[field]);
  for (const name of names) {
    const bar: Bar | undefined = name === "ours" && api === "GitHub" ? { most: isNewer ? 0.05 : 0.1 } : undefined;
    figures.push(
      figure(name, "check ms", "ms", spreadOf(taken(name, "checkMs")).median),
      figure(
        name,
        "× openapi-fetch",
        "ratio",
        ratiosOf(taken(name, "checkMs"), taken("openapi-fetch", "checkMs")),
        bar,
      ),
      figure(name, "× wall", "ratio", ratiosOf(taken(name, "wallMs"), taken("openapi-fetch", "wallMs")).median),
    );
  }
  return { title: `${api}, TypeScript ${compiler.version}`, figures };
}
