import { readdirSync, readFileSync } from "node:fs";
import type { Schema } from "./schema.ts";

/** What an operation takes. */
export interface OperationInput {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  /** The provider's own page. */
  readonly docs?: string;
  /** The schema of its flat arguments, with the schemas that it leads to under `$defs`. */
  readonly arguments: Schema;
}

/** What starts a source's runs, and what prices a start. */
export interface SourceInputs {
  readonly start?: OperationInput;
  readonly estimate?: OperationInput;
}

interface Document {
  readonly sources: Readonly<Record<string, SourceInputs>>;
  readonly $defs: Schema;
}

/** Reached the same way from src and from dist. */
const shipped = new URL("../../documents/", import.meta.url);
const suffix = ".gen.json";

/** What starts and prices a kind of run (`feather-kb`): read when it is asked for. Neither, of a kind that nothing starts. */
export function readInputs(kind: string, folder: URL = shipped): SourceInputs {
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith(suffix))
    .sort()) {
    const { sources, $defs }: Document = JSON.parse(readFileSync(new URL(file, folder), "utf8"));
    if (!Object.hasOwn(sources, kind)) continue;
    const { start, estimate } = sources[kind] as SourceInputs;
    const whole = (input: OperationInput): OperationInput => ({ ...input, arguments: { ...input.arguments, $defs } });
    return { ...(start && { start: whole(start) }), ...(estimate && { estimate: whole(estimate) }) };
  }
  return {};
}
