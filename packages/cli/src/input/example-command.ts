import { quoted, shellCommand } from "../text/shell-command.ts";
import { isSchema, listOf, partsOf, type Schema, schemasAt } from "./schema.ts";

/**
 * A command that starts such a run, over several lines: the arguments of the provider's own example, else those that are required, each
 * as its name in capitals.
 */
export function exampleCommand(source: string, schema: Schema, width: number): readonly string[] {
  const [example] = listOf(schema.examples);
  const sets = isSchema(example) ? setsOf(example, []) : requiredOf(schema, [schema], []);
  // An example may go over several lines, of which each would be read as a command.
  const words = sets.map((set) => `--set ${quoted(set.replace(/\p{Cc}/gu, " "))}`);
  const lines = [shellCommand("runs", "start", source)];
  for (const word of words) {
    const last = lines.at(-1) as string;
    // A line that goes on ends with a space and a backslash.
    if (`${last} ${word} \\`.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(`  ${word}`);
  }
  return lines.map((line, index) => (index < lines.length - 1 ? `${line} \\` : line));
}

/** Each value by its path; of a list the first item: one is enough to see how it is written. */
function setsOf(value: unknown, path: readonly string[]): readonly string[] {
  if (Array.isArray(value)) return value.slice(0, 1).flatMap((item) => setsOf(item, [...path, "0"]));
  if (isSchema(value)) return Object.entries(value).flatMap(([name, inner]) => setsOf(inner, [...path, name]));
  // A name with a dot is none that a path can hold.
  return path.some((name) => name.includes(".")) ? [] : [`${path.join(".")}=${value}`];
}

function requiredOf(root: Schema, schemas: readonly unknown[], path: readonly string[]): readonly string[] {
  const parts = partsOf(root, schemas);
  const names = [...new Set(parts.flatMap(({ required }) => listOf(required).map(String)))];
  // A schema that asks for itself has no example that ends.
  if (names.length === 0 || path.length > 8) return path.length > 0 ? [`${path.join(".")}=${placeholder(path)}`] : [];
  return names.flatMap((name) => requiredOf(root, schemasAt(parts, name), [...path, name]));
}

function placeholder(path: readonly string[]): string {
  const name = path.at(-1) ?? "";
  return name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, "_").toUpperCase();
}
