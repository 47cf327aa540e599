import { runStatuses } from "@evalbridge/bridge";
import type { RunStatus } from "@evalbridge/core";
import { follow, isObject, type JsonObject, payloadOf, schemaAt } from "@evalbridge-internal/scripts";
import { code, table } from "../html.ts";
import { over } from "./example-fetch.ts";
import { type Kind, sourceFor, type World } from "./world.ts";

/** Where each kind of run has its status word: in the answer that holds one run, and in the filter of its list. */
const places: Readonly<Record<Kind, { readonly read: string; readonly at: string; readonly list: string }>> = {
  vogent: { read: "getEvalRun", at: "/status", list: "listEvalConfigRuns" },
  humanloop: { read: "listRunsForEvaluation", at: "/runs/0/status", list: "listRunsForEvaluation" },
  feather: { read: "getEvalRun", at: "/status", list: "listEvalRuns" },
  "feather-kb": { read: "getKBEvalRun", at: "/status", list: "listKBEvalRunsForOrg" },
  bland: { read: "getRun", at: "/status", list: "listRuns" },
};

/** What each source makes of each word, asked of the adapters themselves: a row for each status, a column for each source. */
export async function statusTable(worlds: readonly World[]): Promise<string> {
  const documented = new Map(worlds.map((world) => [world.kind, documentedWords(world)]));
  const seen = worlds.flatMap(({ runs }) => runs.map(({ rawStatus }) => rawStatus));
  const words = [...new Set([...[...documented.values()].flat(), ...seen])];
  const read = await Promise.all(worlds.map((world) => readings(world, words)));
  const rows = runStatuses.map((status) => [
    code(status),
    ...worlds.map(({ kind }, index) => cell(status, documented.get(kind) ?? [], read[index] ?? new Map())),
  ]);
  return table(["", ...worlds.map(({ kind }) => kind)], rows, "matrix");
}

/** Words of the description; one that is documented and not understood is a mistake of the adapter. */
function documentedWords({ kind, spec }: World): string[] {
  const { read, at, list } = places[kind];
  const operation = (id: string) => {
    const found = spec.operations.find((one) => one.id === id);
    if (!found) throw new Error(`${kind}: the description has no ${id}; docs/site/model/status-table.ts names it`);
    return found;
  };
  const inRecord = schemaAt(spec.document, payloadOf(spec, operation(read)) ?? {}, at);
  const inFilter = operation(list).parameters.find(({ name }) => name === "status")?.schema;
  return [...new Set([...wordsOf(spec.document, inRecord), ...wordsOf(spec.document, inFilter)])];
}

/** Also those of a list's items, and of what may be null. */
function wordsOf(document: JsonObject, schema: JsonObject | undefined): string[] {
  if (!schema) return [];
  const { value } = follow(document, schema, []);
  if (Array.isArray(value.enum)) return value.enum.filter((word) => typeof word === "string");
  const inside = [value.items, value.anyOf, value.oneOf, value.allOf].flat();
  return inside.flatMap((part) => (isObject(part) ? wordsOf(document, part) : []));
}

async function readings({ kind, spec, runs }: World, words: readonly string[]): Promise<Map<string, RunStatus>> {
  const [run] = runs;
  if (!run) throw new Error(`${kind}: the description has no run to read`);
  const address = run.ref
    .slice(kind.length + 1)
    .split("/")
    .map(decodeURIComponent);
  const read = words.map(async (word) => {
    const source = sourceFor(kind, spec, (_operation, body) => over(body, run.id, { status: word }));
    return [word, (await source.get(address)).status] as const;
  });
  return new Map(await Promise.all(read));
}

/** Documented words first; then, in italics, those that are understood though this provider does not document them. */
function cell(status: RunStatus, documented: readonly string[], read: ReadonlyMap<string, RunStatus>): string {
  if (status === "unknown") return "any other word";
  const meant = [...read].filter(([, meaning]) => meaning === status).map(([word]) => word);
  const own = meant.filter((word) => documented.includes(word));
  const folded = new Set(documented.map((word) => word.toLowerCase()));
  const others = meant.filter((word) => !folded.has(word.toLowerCase()));
  const once = new Map(others.map((word) => [word.toLowerCase(), word]));
  return [...own.map(code), ...[...once.values()].map((word) => `<i>${code(word)}</i>`)].join(" ") || "–";
}
