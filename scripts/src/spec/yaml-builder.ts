/** Makes something of a YAML document's nodes: their values, or their places. */
export interface Builder<T> {
  /** @throws {Misplaced} where the text does not fit the tag */
  scalar(text: string, isPlain: boolean, tag: string | undefined, at: number): T;
  /** `keys` are told with where each begins. */
  map(keys: ReadonlyMap<string, number>, values: readonly T[], at: number): T;
  list(items: readonly T[], at: number): T;
  /** The same once more, where an alias or a merge key names it, `at` that place, `depth` deep. */
  again(value: T, at: number, depth: number): T;
  /** The entries of a map, or the items of a list, for a merge key. */
  partsOf(value: T): { readonly entries?: Iterable<readonly [string, T]>; readonly items?: readonly T[] };
}
