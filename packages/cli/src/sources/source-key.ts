/** The key of the source that a reference, of a run or a parent, begins with; nothing where it begins with none. */
export function sourceKeyOf(ref: string): string {
  return ref.slice(0, Math.max(0, ref.indexOf(":")));
}
