import { readFileSync } from "node:fs";
import { join } from "node:path";
import { complaint, run } from "./child.ts";
import { proofProblems } from "./proof.ts";
import type { Row } from "./row.ts";
import { pinnedVersion, tools } from "./tools.ts";

/** Texts by which a part is known in any bundle: where a provider is, and a word of its paths; what only the transport says. */
const marks = {
  vogent: ["api.vogent.ai", "eval_runs"],
  "other operations of vogent": ["eval_configs"],
  humanloop: ["api.humanloop.com", "/evaluations"],
  feather: ["api-sandbox.featherhq.com", "evaluator"],
  bland: ["api.bland.ai", "/v1/evals"],
  "openapi-fetch": ["Middleware must be an object"],
  "the transport": ["AbortController", "retry-after"],
} as const;
type Part = keyof typeof marks;
const parts = Object.keys(marks) as Part[];

/** What each program of programs/shaken leaves out. */
const absent: Readonly<Record<string, readonly Part[]>> = {
  everything: [],
  "one-provider": ["humanloop", "feather", "bland"],
  "one-operation": ["other operations of vogent", "humanloop", "feather", "bland", "openapi-fetch"],
  error: parts,
  reference: parts,
};

const programs = Object.keys(absent);

export const bundlerRows: readonly Row[] = ["esbuild", "rollup", "rolldown", "webpack"].map((name) => ({
  id: name,
  name,
  version: pinnedVersion(name),
  proves:
    "the bundle runs; one provider brings no other, one operation no other and no openapi-fetch, an error class or a reference no transport",
  async run({ clients, stage }) {
    const own = clients.place(name);
    const entries = ["run.mjs", ...programs.map((program) => `shaken/${program}.mjs`)];
    const bundling = await run(process.execPath, [join(tools, "bundle.mjs"), name, "out", ...entries], own);
    if (bundling.code !== 0) return { problems: [`bundling: ${complaint(bundling)}`] };
    const ran = proofProblems("bundle", await run(process.execPath, ["out/run.mjs", stage.address], own));
    return { problems: [...ran, ...programs.flatMap((program) => shakenProblems(own, program))] };
  },
}));

/** Marks that have to be there and are not would let those that must not be there go unseen: both are looked for. */
function shakenProblems(folder: string, program: string): string[] {
  const text = readFileSync(join(folder, "out", `${program}.mjs`), "utf8");
  return parts.flatMap((part) =>
    marks[part].flatMap((mark) => {
      const isThere = text.includes(mark);
      if (absent[program]?.includes(part))
        return isThere ? [`shaken/${program}.mjs: the bundle has "${mark}", which is of ${part}`] : [];
      return isThere ? [] : [`shaken/${program}.mjs: the bundle lacks "${mark}", by which ${part} is known`];
    }),
  );
}
