/** What can be other than the description says. */
export type Kind =
  | "undocumented status"
  | "undocumented content type"
  | "not JSON"
  | "HTML"
  | "redirect"
  | "gone"
  | "refused"
  | "deprecated"
  | "envelope"
  | "paging"
  | "missing field"
  | "other type"
  | "null"
  | "unknown word"
  | "broken format"
  | "out of range"
  | "other constraint"
  | "new field";

/** What a reader of the report needs to know of each kind. */
export const kinds: Readonly<Record<Kind, string>> = {
  "undocumented status": "the description has no such status for this operation",
  "undocumented content type": "the description has no such content type for this status",
  "not JSON": "the body cannot be parsed",
  HTML: "a web page came: is the base URL right?",
  redirect: "the address has moved: is the base URL right?",
  gone: "the operation is not there any more",
  refused: "the description allows this request, the provider does not",
  deprecated: "the provider says that the operation will end",
  envelope: "payload and errors are not where the description has them",
  paging: "the list does not go on as the description says",
  "missing field": "required by the description",
  "other type": "the description has another type",
  null: "not nullable in the description",
  "unknown word": "none of the words in the description",
  "broken format": "not in the format of the description",
  "out of range": "outside the limits of the description",
  "other constraint": "against a rule of the description",
  "new field": "not in the description",
};

/** One way in which an answer differs. Nothing in it repeats a value of the answer, short words apart. */
export interface Finding {
  readonly kind: Kind;
  /** JSON pointer into the description. */
  readonly spec: string;
  /** JSON pointer into the answer's body, where it is about a part of one; a key that is data is written `*`. */
  readonly instance?: string;
  readonly detail?: string;
}

/** What was found, where, and how often. */
export interface Drift extends Finding {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly times: number;
}

/** Whether it is worth knowing but breaks nobody: what is new is no failure. */
export function isNews({ kind }: Finding): boolean {
  return kind === "new field";
}

/** The same thing in several items of a list is one drift, shown at the first. */
export function merged(drifts: readonly Omit<Drift, "times">[]): Drift[] {
  const found = new Map<string, Drift>();
  for (const drift of drifts) {
    const key = JSON.stringify([drift.kind, drift.operation, drift.status, drift.spec, drift.detail]);
    const before = found.get(key);
    found.set(key, before ? { ...before, times: before.times + 1 } : { ...drift, times: 1 });
  }
  return [...found.values()].sort((one, other) => Number(isNews(one)) - Number(isNews(other)));
}
