import { code, prose, table } from "../html.ts";
import { mark } from "./verdict-table.ts";
import type { World } from "./world.ts";

const yes = '<span class="yes">yes</span>';
const head = (worlds: readonly World[]) => ["", ...worlds.map(({ kind }) => kind)];

/** Which fields of a run each source fills in, over all examples of its description. */
export function fieldTable(worlds: readonly World[]): string {
  const fields = ["parent", "progress", "score", "createdAt", "startedAt", "endedAt", "costUsd", "error"] as const;
  const counts = ["passed", "failed", "errored", "undecided", "total"] as const;
  const row = (name: string, has: (run: World["runs"][number]) => boolean) => [
    code(name),
    ...worlds.map(({ runs }) => (runs.some(has) ? yes : "–")),
  ];
  const rows = [
    ...fields.map((field) => row(field, (run) => run[field] !== undefined)),
    ...counts.map((count) => row(`counts.${count}`, (run) => run.counts?.[count] !== undefined)),
  ];
  return table(head(worlds), rows, "matrix");
}

/** What each source can do: the methods that it has. */
export function capabilityTable(worlds: readonly World[]): string {
  const operation = ({ spec, kind }: World, what: "starts" | "estimates") => {
    const found = spec.operations.find((one) => one[what] === kind);
    return found ? ` <a href="/providers/${spec.provider}#${found.id}">${code(found.id)}</a>` : "";
  };
  const methods = ["start", "estimate", "cancel", "cases", "parents"] as const;
  const rows = methods.map((method) => [
    code(method),
    ...worlds.map((world) => {
      if (!world.source[method]) return "–";
      return method === "start"
        ? `${yes}${operation(world, "starts")}`
        : method === "estimate"
          ? `${yes}${operation(world, "estimates")}`
          : yes;
    }),
  ]);
  const term = ["belongs to a", ...worlds.map(({ source }) => source.parentTerm ?? "–")];
  return table(head(worlds), [term, ...rows], "matrix");
}

/** Where each filter of a query works: it holds everywhere, but narrows what is fetched only at the provider. */
export function filterTable(worlds: readonly World[]): string {
  const filters = ["parent", "status", "createdAt", "verdict"] as const;
  const places = { server: "at the provider", client: "after reading" };
  const rows = filters.map((filter) => [code(filter), ...worlds.map(({ source }) => places[source.filters[filter]])]);
  const natives = worlds.map(({ source }) => (source.natives ?? []).map(code).join(" ") || "–");
  return table(head(worlds), [...rows, [code("native"), ...natives]], "matrix");
}

/** Every example run of the descriptions, as it is read. */
export function runTable(worlds: readonly World[]): string {
  const rows = worlds.flatMap(({ runs }) =>
    runs.map(({ ref, rawStatus, status, verdict, counts, score }) => [
      code(ref),
      code(rawStatus),
      code(status),
      mark(verdict),
      Object.entries(counts ?? {})
        .map(([name, count]) => `${name} ${count}`)
        .join(", ") || "–",
      score === undefined ? "–" : score.toFixed(2),
    ]),
  );
  return table(["Run", "The provider’s word", "Status", "Verdict", "Counts", "Score"], rows, "runs");
}

/** For each source one judgement of each outcome that its examples have. */
export function caseTable(worlds: readonly World[]): string {
  const rows = worlds.flatMap(({ kind, cases }) => {
    const first = new Map([...cases].reverse().map((one) => [one.outcome, one]));
    const outcomes = (["passed", "failed", "errored", "undecided"] as const).filter((outcome) => first.has(outcome));
    return outcomes.map((outcome, index) => {
      const { key, name, rationale } = first.get(outcome) ?? {};
      const text = [name, rationale]
        .filter((part) => part !== undefined)
        .map(prose)
        .join(": ");
      return [index === 0 ? `<b>${kind}</b>` : "", mark(outcome), key === undefined ? "none" : code(key), text];
    });
  });
  return table(["Source", "Outcome", "Key", "Name and reason"], rows, "cases");
}
