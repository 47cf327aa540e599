/** So many of a list, spread evenly over it, the first among them; the same ones every time. */
export function evenly<Item>(items: readonly Item[], most: number): Item[] {
  const step = Math.max(items.length / most, 1);
  const count = Math.min(items.length, most);
  return Array.from({ length: count }, (_, index) => items[Math.floor(index * step)] as Item);
}
