import type { Json } from "@evalbridge-internal/scripts";
import type { Came, Reply } from "./drifting-server.ts";
import type { Drift } from "./finding.ts";

/** What a provider that drifts makes of a good answer. */
export type Change = (reply: Reply, came: Came) => Reply;

/** A way of drifting, and how it is told. */
export interface DriftCase {
  readonly change: Change;
  readonly told: Partial<Drift>;
}

/** A body that is about to be changed: whatever is asked for is there. */
type Body = { [name: string]: Body } & { [index: number]: Body };

/** The list of Bland that the cases are about. */
export const runs = "/v1/evals/runs";

/** Changes the answers to one path, and leaves all others as they are. */
export function at(path: string, change: Change): Change {
  return (reply, came) => (came.target.split("?", 1)[0] === path ? change(reply, came) : reply);
}

export function edits(edit: (body: Body) => void): Change {
  return at(runs, (reply) => {
    const body: Body = JSON.parse(reply.body);
    edit(body);
    return { ...reply, body: JSON.stringify(body) };
  });
}

/** Sets a field of the first run in the list. */
export function sets(name: string, value: Json): Change {
  return edits((body) => Object.assign(body.data?.data?.[0] ?? {}, { [name]: value }));
}

/** Answers otherwise; what is left out is as it was. */
export function answers(other: Partial<Reply>): Change {
  return at(runs, (reply) => ({ ...reply, ...other, headers: { ...reply.headers, ...other.headers } }));
}

/** Answers whatever comes with the first answer. */
export function repeats(): Change {
  let first: Reply | undefined;
  return at(runs, (reply) => {
    first ??= reply;
    return first;
  });
}
