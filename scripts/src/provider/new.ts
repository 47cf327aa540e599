import { parseArgs } from "node:util";
import { escaped } from "../emit/escaped.ts";
import { SpecError } from "../spec/problem.ts";
import { defaultRoot } from "../workspace.ts";
import { createProvider } from "./create.ts";
import { install } from "./install.ts";
import { nameProblem } from "./names.ts";

const usage = `provider:new <name> --spec <file or URL> [--only <tag, path or operationId>]… [--runs [operations]] [--no-install]`;

/** `provider:new <name> --spec <file|url>`: answers the exit code. */
export async function newProvider(
  words: readonly string[],
  root: string = defaultRoot,
  out: Pick<Console, "log" | "error"> = console,
): Promise<number> {
  const refuse = (why: string) => {
    out.error(`${escaped(`provider:new: ${why}`)}\nusage: ${usage}`);
    return 2;
  };
  let asked: ReturnType<typeof read>;
  try {
    asked = read(words);
  } catch (error) {
    return refuse((error as Error).message.split("\n")[0] ?? "");
  }
  const { values, positionals } = asked;
  const [name, ...more] = positionals;
  const problem = nameProblem(name, root);
  if (problem !== undefined) return refuse(problem);
  if (more.length > 0) return refuse(`one name, not ${positionals.length} (${positionals.join(", ")})`);
  if (values.spec === undefined) return refuse("no --spec; give the provider's OpenAPI document, a file or a URL");
  try {
    const made = await createProvider(root, {
      name: name as string,
      spec: values.spec,
      only: values.only ?? [],
      runs: values.runs,
    });
    for (const line of made.lines) out.log(line);
    if (values["no-install"]) {
      out.log("\nNot installed. Next: npx pnpm install, then npm run codegen");
      return 0;
    }
    return await install(root, out);
  } catch (error) {
    if (!(error instanceof SpecError)) throw error;
    for (const line of error.problems) out.error(line);
    return 1;
  }
}

function read(words: readonly string[]) {
  // `--runs` alone means: those that are proposed.
  const args = words.map((word, index) => (word === "--runs" && !isValue(words[index + 1]) ? "--runs=" : word));
  return parseArgs({
    args,
    allowPositionals: true,
    options: {
      spec: { type: "string" },
      only: { type: "string", multiple: true },
      runs: { type: "string" },
      "no-install": { type: "boolean", default: false },
    },
  });
}

const isValue = (word: string | undefined) => word !== undefined && /^[a-z][A-Za-z0-9]*[=,:]/.test(word);

if (import.meta.main) process.exitCode = await newProvider(process.argv.slice(2));
