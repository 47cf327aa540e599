import { noSuchName } from "./explain.ts";
import { isOpen, isSchema, partsOf, type Schema, schemasAt } from "./schema.ts";

/**
 * Names in a value that its schema does not know, in a line each. A schema that names properties is taken at its word even where it
 * does not close itself: a server passes over what it does not know, and a slip of the pen would go unseen.
 */
export function unknownNames(root: Schema, value: unknown): readonly string[] {
  const lines: string[] = [];
  const walk = (schemas: readonly unknown[], here: unknown, path: readonly string[]): void => {
    const parts = partsOf(root, schemas);
    if (Array.isArray(here)) {
      for (const [index, item] of here.entries()) walk(schemasAt(parts, String(index)), item, [...path, String(index)]);
    } else if (isSchema(here)) {
      for (const [name, inner] of Object.entries(here)) {
        const known = schemasAt(parts, name);
        if (known.length > 0) walk(known, inner, [...path, name]);
        else if (!isOpen(parts)) lines.push(noSuchName(root, parts, [...path, name]));
      }
    }
  };
  walk([root], value, []);
  return lines;
}
