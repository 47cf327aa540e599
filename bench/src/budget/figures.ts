import { join } from "node:path";
import { packagesLoaded } from "../codegen/loaded.ts";
import { codegenWorkspace } from "../codegen/workspace.ts";
import type { Consumer } from "../consumer/consumer.ts";
import { providers, readJson } from "../repository.ts";
import { bytesPerOperation } from "../size/growth.ts";
import { type OwnEntry, ownEntries, ownSizes } from "../size/own.ts";
import { callsFile, ourCalls } from "../types/calls.ts";
import { checked, compilers } from "../types/compilers.ts";
import { ourMethods } from "../types/contenders.ts";
import { simpleGets } from "../types/operations.ts";
import { writeProject } from "../types/project.ts";
import { makeWorld } from "../world/bridge.ts";

/** What is the same each time it is measured, by name: `size/one-get`. */
export type Figures = Readonly<Record<string, number>>;

/** Gzipped bytes of what users bundle. */
export async function sizeFigures(consumer: Consumer): Promise<Figures> {
  const sizes = await ownSizes(consumer);
  const each = Object.keys(ownEntries).map((name): [string, number] => [
    `size/${name}`,
    sizes[name as OwnEntry].gzipped,
  ]);
  const growth = Math.round(10 * (await bytesPerOperation(consumer))) / 10;
  return { ...Object.fromEntries(each), "size/each-further-operation": growth };
}

/** Instantiations that 200 calls of a provider's operations take beyond those of as many calls as there are operations. */
export async function typeFigures(consumer: Consumer): Promise<Figures> {
  const figures: Record<string, number> = {};
  for (const provider of providers) {
    const document = readJson<unknown>(`packages/mock/documents/${provider}.gen.json`);
    const methodAt = await ourMethods(consumer, provider);
    const gets = simpleGets(document, provider === "bland" ? "data" : undefined).filter(({ path }) =>
      methodAt.has(path),
    );
    if (gets.length < 2) throw new Error(`${provider} has no operations that could be called here`);
    for (const compiler of compilers) {
      const instantiations = async (count: number) => {
        const folder = join(consumer.folder, "budget", provider, `calls-${count}`);
        writeProject(folder, callsFile(ourCalls(provider, methodAt), gets, count));
        return (await checked(compiler, folder)).instantiations;
      };
      const first = await instantiations(gets.length);
      const [major] = compiler.version.split(".");
      figures[`types/${provider}/first-calls/typescript-${major}`] = first;
      figures[`types/${provider}/further-calls/typescript-${major}`] = (await instantiations(200)) - first;
    }
  }
  return figures;
}

/** Requests that the bridge makes. A list needs its pages, and the parents where a provider lists by parent: nothing more. */
export async function requestFigures(consumer: Consumer): Promise<Figures> {
  const figures: Record<string, number> = {};
  const asked = async (
    name: string,
    runs: number,
    use: (bridge: Awaited<ReturnType<typeof makeWorld>>["bridge"]) => Promise<unknown>,
  ) => {
    const { bridge, providers: fakes } = await makeWorld(consumer, { runs, runsPerParent: 250 });
    await use(bridge);
    figures[`requests/${name}`] = fakes.reduce((sum, { requests }) => sum + requests.count, 0);
  };
  const listed = async (list: AsyncIterable<unknown>) => {
    let count = 0;
    for await (const _run of list) count++;
    return count;
  };
  for (const runs of [100, 1000])
    await asked(`list-${4 * runs}-runs`, runs, async (bridge) => {
      const count = await listed(bridge.list());
      if (count !== 4 * runs) throw new Error(`the list has ${count} runs of ${4 * runs}`);
    });
  await asked("page-of-50-runs", 1000, (bridge) => bridge.page({ limit: 50 }));
  await asked("newest-20-of-4000-runs", 1000, (bridge) => bridge.sorted({}, { max: 20 }));
  await asked("wait-for-20-ended-runs", 1000, (bridge) => {
    const refs = Array.from({ length: 20 }, (_, index) => `bland:run_${index}`);
    return bridge.wait(refs as never);
  });
  return figures;
}

/** Whether the compiler is loaded to find that nothing has changed. */
export function codegenFigures(): Figures {
  const workspace = codegenWorkspace(Object.fromEntries(providers.map((provider) => [provider, "ours"] as const)));
  // The first run generates, so it does load it: were it not seen there, it would be seen nowhere.
  if (!packagesLoaded(workspace.folder).has("typescript")) throw new Error("the probe does not see what codegen loads");
  const loaded = packagesLoaded(workspace.folder);
  const heavy = ["typescript", "openapi-typescript"].filter((name) => loaded.has(name));
  return { "codegen/compilers-loaded-when-nothing-changed": heavy.length };
}
