/** What came of one provider's update, for people and for the exit code. */
export interface Outcome {
  readonly provider: string;
  /**
   * `none`: no source a machine can read. `same`: nothing new. `changed`: the provider's document is another one. `drift`: a
   * description of ours is no longer what the provider says. `failed`: could not be looked at, and nothing was written.
   */
  readonly state: "none" | "same" | "changed" | "drift" | "failed";
  /** Sentences, in order. */
  readonly told: readonly string[];
  readonly groups: readonly Group[];
  /** The commands that come next. */
  readonly next: readonly string[];
}

/** Findings of one kind. */
export interface Group {
  readonly title: string;
  readonly items: readonly Item[];
}

export interface Item {
  readonly name: string;
  readonly lines: readonly string[];
}

export function outcomeOf(
  provider: string,
  state: Outcome["state"],
  told: readonly string[],
  { groups = [], next = [] }: Partial<Pick<Outcome, "groups" | "next">> = {},
): Outcome {
  return { provider, state, told, groups: groups.filter(({ items }) => items.length > 0), next };
}

/** Lines about the same thing, under its name. */
export function itemsOf(
  list: readonly { readonly where: string; readonly difference: string; readonly reason?: string }[],
): Item[] {
  const line = ({ difference, reason }: (typeof list)[number]) => (reason ? `${difference} (${reason})` : difference);
  return [...Map.groupBy(list, ({ where }) => where)].map(([name, same]) => ({ name, lines: same.map(line) }));
}
