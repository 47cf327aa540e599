/** `npm run many [-- --providers 200]`: measures code generation and builds in a workspace of many providers. */
import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { tableLines } from "../release/table.ts";
import { type Generation, generateIn } from "./generate.ts";
import { temporaryFolder } from "./temporary.ts";
import { machine, type Ran, run } from "./turbo.ts";
import { changeSpec, makeWorkspace, providerNames, seeds } from "./workspace.ts";

interface Row {
  readonly what: string;
  readonly seconds: number;
  readonly done: string;
  readonly own?: Generation;
}

/** How many providers were asked for, or why that cannot be. */
function providersAsked(words: readonly string[]): number | string {
  try {
    const { values } = parseArgs({ args: [...words], options: { providers: { type: "string", default: "200" } } });
    const count = Number(values.providers);
    return Number.isInteger(count) && count >= 2 && count <= 999
      ? count
      : "--providers is a whole number from 2 to 999";
  } catch (error) {
    return (error as Error).message.split("\n")[0] ?? "";
  }
}

/** Stops at the first measurement that is not of what it is said to be of. */
function insist(isSo: boolean, what: string, output: string): void {
  if (!isSo) throw new Error(`${what}: not as expected\n${output.split("\n").slice(-40).join("\n")}`);
}

/** What is generated of one provider: types, operations, table, and the documents of the mock and of the command. */
const filesEach = 5;

function ofCodegen(what: string, ran: Generation, generated: number): Row {
  const isSo = ran.code === 0 && ran.generated.length === generated && ran.written.length === filesEach * generated;
  insist(isSo, what, `exit ${ran.code}, generated ${ran.generated.length}, wrote ${ran.written.length}\n${ran.errors}`);
  return { what, seconds: ran.seconds, done: `${generated} generated`, own: ran };
}

function ofTurbo(what: string, ran: Ran, executed: number): Row {
  insist(ran.code === 0 && ran.executed === executed, what, ran.output);
  return { what, seconds: ran.seconds, done: `${ran.executed} executed, ${ran.cached} cached` };
}

async function measure(folder: string, count: number): Promise<Row[]> {
  const names = providerNames(count);
  const one = names[count >> 1] ?? "";
  await makeWorkspace(folder, names, seeds);
  const rows = [ofCodegen("codegen, from cold", generateIn(folder), count)];
  rows.push(ofCodegen("codegen, nothing changed", generateIn(folder), 0));
  rows.push(ofCodegen("codegen --check, nothing changed", generateIn(folder, "--check"), 0));

  const edited = join(folder, `packages/${one}/src/operations.gen.ts`);
  const text = readFileSync(edited, "utf8");
  appendFileSync(edited, "\n");
  const found = generateIn(folder, "--check");
  insist(found.code === 1 && found.written.length === 0, "codegen --check, one file edited", found.errors);
  rows.push({
    what: "codegen --check, one file edited",
    seconds: found.seconds,
    done: "1 found",
    own: found,
  });
  writeFileSync(edited, text);

  const both = ["codegen", "build", "--output-logs=errors-only"];
  rows.push(ofTurbo("turbo, from cold", await run(folder, both), 2 * count + 1));
  rows.push(ofTurbo("turbo, nothing changed", await run(folder, both), 0));
  changeSpec(folder, one);
  rows.push(ofCodegen("codegen, one spec changed", generateIn(folder), 1));
  rows.push(ofTurbo("turbo, one spec changed", await run(folder, both), 2));
  return rows;
}

const count = providersAsked(process.argv.slice(2));
if (typeof count === "string") {
  console.error(`many: ${count}`);
  process.exitCode = 2;
} else {
  try {
    const rows = await measure(temporaryFolder("many"), count);
    const cold = (what: string) => rows.find((row) => row.what === `${what.split(/[ ,]/)[0]}, from cold`)?.seconds ?? 0;
    const cells = rows.map(({ what, seconds, done, own }) => [
      ...[what, done, seconds.toFixed(2), `${((100 * seconds) / cold(what)).toFixed(1)} %`],
      ...[own?.cpuSeconds.toFixed(2) ?? "", own?.memory.toFixed(0) ?? ""],
    ]);
    console.log(`${count} providers, ${machine}`);
    for (const line of tableLines(["", "DONE", "SECONDS", "OF COLD", "CPU", "MIB"], cells)) console.log(line);
  } catch (error) {
    console.error(`many: ${(error as Error).message}`);
    process.exitCode = 1;
  }
}
