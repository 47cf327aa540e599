/** `npm run budget [-- --update]`: the figures that are the same on each machine, each within its limit, and as README.md says. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { codegenFigures, requestFigures, sizeFigures, typeFigures } from "./budget/figures.ts";
import { type Budget, judge, tightened } from "./budget/judge.ts";
import { makeConsumer } from "./consumer/consumer.ts";
import { staleCosts } from "./readme/table.ts";
import { root } from "./repository.ts";

const file = join(import.meta.dirname, "../budget.json");
const words = process.argv.slice(2);
const [stray] = words.filter((word) => word !== "--update");

if (stray !== undefined) {
  console.error(`budget: there is no option ${stray}; there is: --update`);
  process.exitCode = 2;
} else {
  try {
    process.exitCode = await compare(words.includes("--update"));
  } catch (error) {
    console.error(`budget: ${(error as Error).message}`);
    process.exitCode = 1;
  }
}

async function compare(isUpdate: boolean): Promise<number> {
  const consumer = makeConsumer("budget");
  const figures = {
    ...(await sizeFigures(consumer)),
    ...(await typeFigures(consumer)),
    ...(await requestFigures(consumer)),
    ...codegenFigures(),
  };
  const before = JSON.parse(readFileSync(file, "utf8")) as Budget;
  const budget = isUpdate ? tightened(figures, before) : before;
  if (isUpdate) writeFileSync(file, `${JSON.stringify(budget, undefined, 2)}\n`);
  const judgements = judge(figures, budget);
  for (const { line } of judgements) console.log(line);
  const stale = staleCosts(readFileSync(join(root, "README.md"), "utf8"), figures);
  for (const line of stale) console.error(`budget: ${line}`);
  const over = judgements.filter(({ isOver }) => isOver).map(({ name }) => name);
  if (over.length === 0) return stale.length === 0 ? 0 : 1;
  console.error(`budget: over it: ${over.join(", ")}.`);
  console.error(
    "Make it smaller, or raise its limit in bench/budget.json in a commit that says why. A new figure gets its limit by",
  );
  console.error("npm run budget -- --update, which lowers limits to what is measured and raises none.");
  return 1;
}
