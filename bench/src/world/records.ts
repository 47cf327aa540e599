import { readFileSync } from "node:fs";
import { join } from "node:path";

export type JsonRecord = Readonly<Record<string, unknown>>;

const documents = join(import.meta.dirname, "../../../packages/mock/documents");

interface Example {
  readonly value?: unknown;
  readonly $ref?: string;
}
type Examples = Readonly<Record<string, Example>>;
interface Described {
  readonly paths: Readonly<Record<string, { readonly get: { readonly responses: Readonly<Record<string, Answer>> } }>>;
  readonly components: { readonly examples?: Examples };
}
interface Answer {
  readonly content: { readonly "application/json": { readonly examples: Examples } };
}

/** What lies at a path of names. */
function within(value: unknown, names: readonly string[]): unknown {
  return names.reduce<unknown>((here, name) => (here as Record<string, unknown> | undefined)?.[name], value);
}

/** The first record among a list's examples, as the provider's description has them; `items` is where an answer holds its records. */
export function exampleRecord(provider: string, path: string, ...items: readonly string[]): JsonRecord {
  const file = join(documents, `${provider}.gen.json`);
  const { paths, components } = JSON.parse(readFileSync(file, "utf8")) as Described;
  const examples = Object.values(paths[path]?.get.responses["200"]?.content["application/json"].examples ?? {});
  const values = examples.map(
    ({ $ref, value }) => value ?? components.examples?.[$ref?.split("/").at(-1) ?? ""]?.value,
  );
  const found = values.flatMap((value) => (within(value, items) ?? []) as JsonRecord[])[0];
  if (found !== undefined) return found;
  throw new Error(`${provider}: no example of GET ${path} has a record at ${items.join("/")}; see ${file}`);
}
