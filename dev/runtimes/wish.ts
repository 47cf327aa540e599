import { parseArgs } from "node:util";
import type { Row } from "./row.ts";
import { rows } from "./rows.ts";

/** What was asked for on the command line. */
export interface Wish {
  readonly rows: readonly Row[];
  /** A folder of tarballs, where they are not to be packed from the tree. */
  readonly tarballs: string | undefined;
  readonly check: boolean;
}

const options = { only: { type: "string" }, tarballs: { type: "string" }, check: { type: "boolean" } } as const;

/** The wish, or why it cannot be. */
export function wishOf(words: readonly string[]): Wish | string {
  try {
    const { only, tarballs, check = false } = parseArgs({ args: [...words], options }).values;
    if (only === undefined) return { rows, tarballs, check };
    if (check) return "--check is about all rows; leave --only out";
    const wanted = only.split(",").map(plain).filter(Boolean);
    const unknown = wanted.find((word) => !rows.some((row) => fits(row, word)));
    if (unknown !== undefined || wanted.length === 0)
      return `--only does not know ${unknown ?? "a row without a name"}; it knows ${rows.map(({ id }) => id).join(", ")}`;
    return { rows: rows.filter((row) => wanted.some((word) => fits(row, word))), tarballs, check };
  } catch (error) {
    return (error as Error).message.split("\n")[0] ?? "";
  }
}

/** `node24` is every Node 24, `typescript` every TypeScript. */
function fits({ id }: Row, word: string): boolean {
  return plain(id).startsWith(word);
}

function plain(text: string): string {
  return text.trim().toLowerCase().replaceAll("-", "");
}
