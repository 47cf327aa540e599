import { parseArgs } from "node:util";
import { openWorkspace } from "../workspace.ts";

/** What was asked of spec:update. */
export interface Options {
  readonly providers: readonly string[];
  readonly from: string | undefined;
  readonly check: boolean;
  readonly accept: boolean;
  readonly reason: string | undefined;
  readonly markdown: string | undefined;
}

const usage =
  "usage: spec:update [provider…] [--from <file, folder or URL>] [--check] [--accept [--reason <why>]] [--markdown <file>]";

/** @throws {Error} in one line, when something else was asked */
export function optionsOf(words: readonly string[], root: string): Options {
  const { values, positionals } = parsed(words);
  const known = openWorkspace(root).providers;
  const stranger = positionals.find((name) => !known.includes(name));
  if (stranger !== undefined)
    throw new Error(`there is no provider ${JSON.stringify(stranger)}; there are: ${known.join(", ")}`);
  const providers = positionals.length > 0 ? [...new Set(positionals)] : known;
  const { from, check = false, accept = false, reason, markdown } = values;
  if (from !== undefined && positionals.length !== 1) throw new Error("--from is for one provider; name it");
  if (check && accept) throw new Error("--check writes nothing, --accept does; give one of them");
  if (reason !== undefined && !accept) throw new Error("--reason says why drift is accepted; give --accept too");
  return { providers, from, check, accept, reason, markdown };
}

function parsed(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        from: { type: "string" },
        check: { type: "boolean" },
        accept: { type: "boolean" },
        reason: { type: "string" },
        markdown: { type: "string" },
      },
    });
  } catch (error) {
    throw new Error(`${(error as Error).message.split(/[\n.]/)[0]}; ${usage}`);
  }
}
