import { noSuchName } from "./explain.ts";
import { kindsOf, kindsOfValue } from "./kinds.ts";
import { isOpen, isSchema, partsOf, type Schema, schemasAt } from "./schema.ts";
import { shownPath, shownValue } from "./shown.ts";
import { takes } from "./takes.ts";

/** What a validator lets through and nobody can have meant: the path that it is at, as it is shown, and the line that tells it. */
export interface Stray {
  readonly path: string;
  readonly line: string;
}

/**
 * Names in a value that its schema does not know. A schema that names properties is taken at its word even where it does not close
 * itself: a server passes over what it does not know, and a slip of the pen would go unseen. With them, values of a kind that no
 * alternative takes under that name: to a validator, the alternative that has no such name is open for anything.
 */
export function unknownNames(root: Schema, value: unknown): readonly Stray[] {
  const strays: Stray[] = [];
  const walk = (schemas: readonly unknown[], here: unknown, path: readonly string[]): void => {
    const parts = partsOf(root, schemas);
    const taken = new Set(schemas.flatMap((one) => [...kindsOf(root, one)]));
    // Of the whole there are no alternatives by name.
    if (path.length > 0 && !kindsOfValue(here).some((kind) => taken.has(kind))) {
      const what = takes(root, schemas.length > 1 ? { anyOf: schemas } : schemas[0]);
      strays.push({
        path: shownPath(path),
        line: `${shownPath(path)} is ${shownValue(here, path)}, and takes ${what}`,
      });
    } else if (Array.isArray(here)) {
      for (const [index, item] of here.entries()) visit(parts, String(index), item, path, true);
    } else if (isSchema(here)) {
      for (const [name, inner] of Object.entries(here)) visit(parts, name, inner, path, isOpen(parts));
    }
  };
  const visit = (
    parts: readonly Schema[],
    name: string,
    inner: unknown,
    path: readonly string[],
    isFree: boolean,
  ): void => {
    const known = schemasAt(parts, name);
    const here = [...path, name];
    if (known.length > 0) walk(known, inner, here);
    else if (!isFree) strays.push({ path: shownPath(here), line: noSuchName(root, parts, here) });
  };
  walk([root], value, []);
  return strays;
}
