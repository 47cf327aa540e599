/** What is still to be done at a node: its successors from here on. */
interface Visit {
  readonly node: string;
  readonly rest: Iterator<string>;
}

/**
 * A number for each node of a graph, the same for those that lead to one another and back (its strongly connected components, by Tarjan's
 * way through it, without recursion: a chain may be thousands long).
 */
export function groupsOf(next: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, number> {
  const groups = new Map<string, number>();
  /** When each node was met, and the earliest that is known to be reached from it. */
  const met = new Map<string, number>();
  const earliest = new Map<string, number>();
  const open: string[] = [];
  const visits: Visit[] = [];

  const enter = (node: string) => {
    met.set(node, met.size);
    earliest.set(node, met.size - 1);
    open.push(node);
    visits.push({ node, rest: (next.get(node) ?? []).values() });
  };
  const reaches = (node: string, other: number) => earliest.set(node, Math.min(earliest.get(node) as number, other));
  const leave = (node: string) => {
    visits.pop();
    const around = visits.at(-1);
    if (around) reaches(around.node, earliest.get(node) as number);
    if (earliest.get(node) !== met.get(node)) return;
    for (const member of open.splice(open.lastIndexOf(node))) groups.set(member, met.get(node) as number);
  };

  for (const start of next.keys()) {
    if (!met.has(start)) enter(start);
    for (let visit = visits.at(-1); visit; visit = visits.at(-1)) {
      const { done, value } = visit.rest.next();
      if (done) leave(visit.node);
      else if (!met.has(value)) enter(value);
      else if (!groups.has(value)) reaches(visit.node, met.get(value) as number);
    }
  }
  return groups;
}
