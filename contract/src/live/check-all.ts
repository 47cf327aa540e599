import type { Operation, Spec } from "@evalbridge-internal/scripts";
import { type Args, environmentArguments, type Heard, itemsOf, pathArguments, ways } from "./discover.ts";
import { type Drift, isNews } from "./finding.ts";
import { afterStop, type Checked } from "./live-report.ts";
import { isReadable, safeOperations } from "./safe-operations.ts";
import type { Visit } from "./visit.ts";

export interface CheckedAll {
  readonly checked: readonly Checked[];
  readonly drifts: readonly Omit<Drift, "times">[];
  readonly stopped?: string;
}

/** A list under the first id may be empty where that under the next is not. */
const mostTries = 3;

interface Ready {
  readonly operation: Operation;
  readonly calls: readonly Args[];
}

/** Calls every safe operation, each once the ids that it needs were seen in the answers of others. */
export async function checkAll(
  spec: Spec,
  visit: Visit,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<CheckedAll> {
  const checked: Checked[] = [];
  const drifts: Omit<Drift, "times">[] = [];
  const heard: Heard[] = [];
  const told = ({ id, method, path }: Operation, outcome: Checked["outcome"], reason?: string) =>
    checked.push({ operation: id, method, path, outcome, ...(reason !== undefined && { reason }) });

  let open: Operation[] = [];
  for (const operation of safeOperations(spec)) {
    const { missing } = environmentArguments(spec.provider, operation, environment);
    if (!isReadable(operation)) told(operation, "not run", `${operation.method}: only GET is sent`);
    else if (missing !== undefined) told(operation, "not run", `${missing} is not set`);
    else open.push(operation);
  }

  /** The next to call: by the surest way of finding ids that leads to any. */
  const next = (): Ready | undefined => {
    for (const way of ways) {
      for (const operation of open) {
        const { args } = environmentArguments(spec.provider, operation, environment);
        const found = pathArguments(operation, heard, way).slice(0, mostTries);
        if (found.length > 0) return { operation, calls: found.map((one) => ({ ...args, ...one })) };
      }
    }
    return undefined;
  };

  for (let ready = next(); ready; ready = next()) {
    const { operation, calls } = ready;
    open = open.filter((one) => one !== operation);
    let unchecked: string | undefined;
    const before = drifts.length;
    for (const args of calls) {
      const visited = await visit(operation, args);
      drifts.push(...visited.drifts);
      heard.push(...visited.heard);
      if (visited.stop !== undefined) {
        for (const one of [operation, ...open]) told(one, "not run", afterStop);
        return { checked, drifts, stopped: visited.stop };
      }
      unchecked = visited.unchecked;
      if (unchecked === undefined && !visited.heard.some((one) => isEmptyList(one))) break;
    }
    if (drifts.slice(before).some((drift) => !isNews({ ...drift }))) told(operation, "drifts");
    else told(operation, unchecked === undefined ? "agrees" : "not checked", unchecked);
  }
  for (const operation of open) told(operation, "not run", `no ${lastParameter(operation)} was found`);
  return { checked, drifts };
}

function isEmptyList({ operation, payload }: Heard): boolean {
  return operation.paging !== undefined && itemsOf(operation, payload).length === 0;
}

/** As it reads in a sentence: `run_id`, and `id of eval_runs` where the name alone says nothing. */
function lastParameter({ path }: Operation): string {
  const [, collection = "", name = ""] = /([^/]+)\/\{([^}]+)\}[^{]*$/.exec(path) ?? [];
  return name === "id" ? `id of ${collection}` : name;
}
