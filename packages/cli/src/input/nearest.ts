/** The one of some names that was probably meant; `undefined` where none is near. */
export function nearest(name: string, names: readonly string[]): string | undefined {
  const bare = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  const same = names.find((one) => bare(one) === bare(name));
  if (same !== undefined) return same;
  // A longer one is nobody's slip, and each of its signs costs a row of work.
  if (name.length > 100) return undefined;
  const near = names
    .map((one) => ({ one, edits: editsBetween(name.toLowerCase(), one.toLowerCase()) }))
    // Of two signs or one, any other is near.
    .filter(({ one, edits }) => one.length > 2 && edits <= Math.max(1, Math.floor(one.length / 4)))
    .sort((a, b) => a.edits - b.edits);
  return near[0]?.one;
}

/** How many signs have to be put in, taken out, changed, or swapped with the next. */
function editsBetween(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row++) {
    const here = [row];
    for (let column = 1; column <= to.length; column++) {
      const isSame = from[row - 1] === to[column - 1];
      const isSwap = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      here[column] = Math.min(
        (last[column] ?? 0) + 1,
        (here[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
        isSwap ? (beforeLast[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    beforeLast = last;
    last = here;
  }
  return last.at(-1) ?? 0;
}
