import stringWidth from "string-width";
import { plain } from "../text/plain.ts";
import { exampleCommand } from "./example-command.ts";
import { isSchema, listOf, namesIn, partsOf, type Schema, schemasAt, target } from "./schema.ts";
import { shownPath, shownValue } from "./shown.ts";
import { takes } from "./takes.ts";

export interface DescribeOptions {
  /** The source as it is typed in the example. */
  readonly source: string;
  /** Columns. */
  readonly width: number;
}

/** One argument, or one part of one, as it is set. */
interface Row {
  readonly path: string;
  /** What it takes, whether it has to be there, what it is when it is not. */
  readonly facts: string;
  readonly description: string;
}

const indent = "    ";

/** What an operation takes, for a person: a paragraph for each argument, and a command as an example. */
export function describeArguments(schema: Schema, { source, width }: DescribeOptions): readonly string[] {
  const described = rowsOf(schema).flatMap(({ path, facts, description }) => [
    ...wrapped(`${path}  ${facts}`, width, indent),
    ...(description === "" ? [] : wrapped(`${indent}${description}`, width, indent)),
  ]);
  return [...described, "", "Example:", ...exampleCommand(source, schema, width - 2).map((line) => `  ${line}`)];
}

function rowsOf(root: Schema): readonly Row[] {
  const walk = (
    schemas: readonly unknown[],
    path: readonly string[],
    isNeeded: boolean,
    within: readonly unknown[],
  ): readonly Row[] => {
    const parts = partsOf(root, schemas);
    // A schema that holds itself is shown once.
    if (parts.some((part) => within.includes(part))) return [];
    const required = new Set(schemas.flatMap((one) => requiredIn(root, one)));
    const inside = [...within, ...parts];
    return namesIn(parts).flatMap((name) => {
      const held = schemasAt(parts, name);
      const here = [...path, name];
      const isRequired = required.has(name);
      const need = isRequired ? `required${isNeeded ? "" : ` with ${shownPath(path)}`}` : "";
      const row: Row = { path: shownPath(here), ...aboutOf(root, held, here, need) };
      const items = partsOf(root, held).flatMap(({ items: one }) => (isSchema(one) ? [one] : []));
      return [
        row,
        ...walk(held, here, isNeeded && isRequired, inside),
        ...(namesIn(partsOf(root, items)).length > 0 ? walk(items, [...here, "0"], false, inside) : []),
      ];
    });
  };
  return walk([root], [], true, []);
}

/** What has to be there whichever alternative is taken. */
function requiredIn(root: Schema, schema: unknown, depth = 0): readonly string[] {
  if (!isSchema(schema) || depth > 32) return [];
  const others = [target(root, schema.$ref), ...listOf(schema.allOf)];
  return [...listOf(schema.required).map(String), ...others.flatMap((one) => requiredIn(root, one, depth + 1))];
}

function aboutOf(
  root: Schema,
  schemas: readonly unknown[],
  path: readonly string[],
  need: string,
): Pick<Row, "facts" | "description"> {
  const all = schemas.filter(isSchema);
  const parts = partsOf(root, all);
  const types = all.length > 1 ? takes(root, { anyOf: all }) : takes(root, all[0]);
  const value = all.find((one) => one.default !== undefined)?.default;
  const facts = [types, need, value === undefined ? "" : `default ${shownValue(value, path)}`];
  const description = parts.find((part) => typeof part.description === "string")?.description;
  return {
    facts: plain(facts.filter(Boolean).join("; ")),
    description: firstSentence(plain(String(description ?? ""))),
  };
}

function firstSentence(text: string): string {
  return /^.*?[.!?](?=\s+[\p{Lu}`]|$)/u.exec(text.trim())?.[0] ?? text.trim();
}

/** Lines no wider than a width, as far as words allow; those after the first are indented. */
function wrapped(text: string, width: number, hanging: string): readonly string[] {
  const lines: string[] = [];
  const [lead = ""] = /^ */.exec(text) ?? [];
  for (const word of text.trim().split(/ (?! )/)) {
    const last = lines.at(-1);
    if (last !== undefined && stringWidth(`${last} ${word}`) <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(`${lines.length === 0 ? lead : hanging}${word}`);
  }
  return lines;
}
