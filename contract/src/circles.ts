/** What each file of a tree imports, by file. */
export type Imports = ReadonlyMap<string, readonly string[]>;

/** Files that cannot be read without reading them first: those of circles, and what stands between two of them. */
export function circles(imports: Imports): string[] {
  const left = new Map(imports);
  const drop = (isDone: (file: string, needs: readonly string[]) => boolean) => {
    for (let before = -1; before !== left.size; ) {
      before = left.size;
      for (const [file, needs] of left) if (isDone(file, needs)) left.delete(file);
    }
  };
  drop((_file, needs) => !needs.some((need) => left.has(need)));
  // What is left needs a circle or is in one; what nobody left needs is in none.
  drop((file) => ![...left.values()].some((needs) => needs.includes(file)));
  return [...left.keys()];
}

/** The files, told by their way from it, that a source names in its imports and exports. */
export function importsOf(file: string, text: string): string[] {
  return [...text.matchAll(/\bfrom "(\.[^"]+)"/g)].map(([, path = ""]) =>
    new URL(path, `file:///${file}`).pathname.slice(1),
  );
}
