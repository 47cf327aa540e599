import { propertyKey } from "../emit/names.ts";
import { type JsonObject, objectOf } from "../json.ts";
import { typesOf } from "../model/follow.ts";
import type { Operation, Spec } from "../model/operation.ts";
import type { NewFacts } from "./facts.ts";
import { importFrom, interfaceOf, pickOf } from "./formatted.ts";
import { codeNames } from "./names.ts";
import { page, parentsMethod, scopes } from "./run-methods.ts";
import { type RunOperations, runOperations, runSchema } from "./run-operations.ts";

/** The files of a scaffolded run source. Its status table does not compile until a person has filled it. */
export function runFiles(facts: NewFacts, spec: Spec, asked: string): [string, string][] {
  const operations = runOperations(spec, asked);
  const folder = `packages/${facts.name}/src`;
  return [[`${folder}/runs.ts`, source(facts, spec, operations)]];
}

function source({ name }: NewFacts, spec: Spec, operations: RunOperations): string {
  const { facts, type, create } = codeNames(name);
  const { list, get, start, cancel, parents } = operations;
  const asked = [...new Set([list, get, start, cancel, parents].flatMap((one) => (one ? [one.id] : [])))];
  const schema = runSchema(spec, operations);
  const fields = new Set(Object.keys(objectOf(schema.properties)));
  const id = ["id", "run_id", "runId", "uuid", "_id"].find((one) => fields.has(one)) ?? "id";
  const status = ["status", "state"].find((one) => fields.has(one)) ?? "status";
  const created = ["created_at", "createdAt", "created", "start_time"].find(
    (one) => fields.has(one) && isText(spec, schema, one),
  );
  const within = parameterOf(list);
  const single = (operation: Operation) =>
    `{ ${propertyKey(parameterOf(operation) ?? "id")}: soleId(${facts}.name, address) }`;
  const capabilities = [
    ...(start ? [`Starts<Parameters<${type}Client["${start.id}"]>[0], ${type}Run>`] : []),
    ...(cancel ? [`Cancels<${type}Run>`] : []),
    ...(parents ? ["HasParents"] : []),
  ];
  const imports = [
    ...(cancel ? ["type Cancels", "cancelUnlessEnded"] : []),
    ...(within && !parents ? ["ArgumentError"] : []),
    ...(parents ? ["type HasParents"] : []),
    ...(list.paging || parents?.paging ? ["mapPage"] : []),
    ...(start ? ["mapResult", "type Starts"] : []),
    ...["type RunRecord", "type RunSource", "type RunStatus", "runRecord", "soleId", "statusOf"],
    ...(created === undefined ? [] : ["utc"]),
  ];
  return `${importFrom("@evalbridge/core", imports)}
import { ${create}Of } from "./client.ts";
import type { ${type}Client } from "./operations.gen.ts";
import { ${facts} } from "./provider.ts";
import * as $table from "./table.gen.ts";

/** One run, as it is read alone. */
export type ${type}Run = Awaited<ReturnType<${type}Client["${get.id}"]>>;

/** What these runs are asked of: a whole client, or one that has these operations. */
${pickOf(`${type}RunsClient`, `${type}Client`, asked)}

${interfaceOf(`${type}Runs`, [`RunSource<${type}Run, Record<string, never>>`, ...capabilities])}

/**
 * Each word of a run's ${status}, and what it means here: pending, running, completed, partial, failed or cancelled. Nobody but a person can
 * say: until this is filled in, it does not compile.${wordsHint(schema, status)}
 */
const statuses = {} as const satisfies Record<Word, RunStatus>;
type Word = ${wordsOf(schema, status, type)};

/** Makes the run source of an account. */
export function create${type}Runs(
  client: ${type}RunsClient = ${create}Of({
${asked.map((id) => `    ${id}: $table.${id},\n`).join("")}  }),
): ${type}Runs {
  return {
    provider: ${facts},
    // "server" where the provider narrows the list by itself, by a filter whose meaning is documented as equal.
    filters: { parent: "${within ? "server" : "client"}", status: "client", createdAt: "client", verdict: "client" },
    ${scopes(within, parents, facts)}
    ${page(spec, list, within)}
    async get(address, call) {
      return toRecord(await client.${get.id}(${single(get)}, call));
    },${
      start
        ? `
    start: (input, call) => mapResult(client.${start.id}(input, call), toRecord),`
        : ""
    }${
      cancel
        ? `
    cancel(address, call) {
      const cancel = async () => toRecord(await client.${cancel.id}(${single(cancel)}, call));
      return cancelUnlessEnded(() => this.get(address, call), cancel);
    },`
        : ""
    }${parents ? parentsMethod(spec, parents) : ""}
  };
}

function toRecord(raw: ${type}Run): RunRecord<${type}Run> {
  return runRecord<${type}Run>({
    address: [raw.${id}],
    provider: ${facts}.name,
    id: raw.${id},
    status: statusOf(statuses, raw.${status}),
    rawStatus: raw.${status},
    // Only the provider's own rule gives a verdict.
    verdict: "none",${created === undefined ? "" : `\n    createdAt: utc(raw.${created}),`}
    raw,
  });
}
`;
}

function isText({ document }: Spec, schema: JsonObject, field: string): boolean {
  return typesOf(document, objectOf(objectOf(schema.properties)[field])).has("string");
}

/** The placeholder that names the run, or what its list is of: the last of the path. */
function parameterOf({ parameters }: Operation): string | undefined {
  return parameters.findLast((one) => one.in === "path")?.name;
}

function valuesOf(schema: JsonObject, status: string): readonly unknown[] {
  const { enum: values } = objectOf(objectOf(schema.properties)[status]);
  return Array.isArray(values) ? values : [];
}

function wordsHint(schema: JsonObject, status: string): string {
  return valuesOf(schema, status).length > 0
    ? ""
    : "\n * The description lists no words: write them into Word as well.";
}

function wordsOf(schema: JsonObject, status: string, type: string): string {
  return valuesOf(schema, status).length > 0
    ? `NonNullable<${type}Run["${status}"]>`
    : '"the words that the provider uses"';
}
