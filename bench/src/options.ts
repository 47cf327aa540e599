import { parseArgs } from "node:util";
import { sections } from "./sections.ts";

export interface Options {
  readonly names: readonly string[];
  /** Where to write the figures too. */
  readonly json?: string;
  /** Whether the README is to say what was found. */
  readonly isWritten: boolean;
}

/** What was asked for, or why that cannot be, in one line. */
export function readOptions(words: readonly string[]): Options | string {
  const known = Object.keys(sections);
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { json: { type: "string" }, write: { type: "boolean", default: false } },
    });
    const stray = positionals.find((name) => !known.includes(name));
    if (stray !== undefined) return `there is no section "${stray}"; there are: ${known.join(", ")}`;
    const whole = known.filter((name) => !sections[name]?.onlyWhenAsked);
    const names = positionals.length > 0 ? known.filter((name) => positionals.includes(name)) : whole;
    return { names, isWritten: values.write, ...(values.json !== undefined && { json: values.json }) };
  } catch (error) {
    return `${(error as Error).message.split("\n")[0]}; usage: bench [section…] [--json FILE] [--write]`;
  }
}
