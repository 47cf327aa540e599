/** What a figure may be at the most, and what it is to become, where it is not there yet. */
export interface Limit {
  readonly limit: number;
  readonly goal?: number;
}
export type Budget = Readonly<Record<string, Limit>>;

export interface Judgement {
  readonly name: string;
  readonly line: string;
  readonly isOver: boolean;
}

/** Each figure beside its limit. A figure without a limit is over it, and so is a limit of which nothing is measured. */
export function judge(figures: Readonly<Record<string, number>>, budget: Budget): Judgement[] {
  const names = [...new Set([...Object.keys(budget), ...Object.keys(figures)])];
  const width = Math.max(...names.map(({ length }) => length));
  return names.map((name) => {
    const actual = Object.hasOwn(figures, name) ? figures[name] : undefined;
    const limit = Object.hasOwn(budget, name) ? budget[name] : undefined;
    const isOver = actual === undefined || limit === undefined || actual > limit.limit;
    const goal = limit?.goal === undefined ? "" : `, goal ${limit.goal}`;
    const said = limit === undefined ? "no limit" : `limit ${limit.limit}${goal}`;
    return { name, isOver, line: `${isOver ? "✗" : "✓"} ${name.padEnd(width)}  ${actual ?? "not measured"} (${said})` };
  });
}

const slack = 1.005;

/** The budget with limits brought down to what is measured now, and a little more where it is large; none is raised. */
export function tightened(figures: Readonly<Record<string, number>>, budget: Budget): Budget {
  return Object.fromEntries(
    Object.entries(figures).map(([name, actual]) => {
      const near = actual >= 1000 ? Math.ceil(actual * slack) : actual;
      const old = Object.hasOwn(budget, name) ? budget[name] : undefined;
      return [name, { ...old, limit: Math.min(near, old?.limit ?? near) }];
    }),
  );
}
