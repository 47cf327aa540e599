import {
  createBlandClient,
  createBlandRuns,
  createBridge,
  createFeatherClient,
  createFeatherKbRuns,
  createFeatherRuns,
  createHumanloopClient,
  createHumanloopRuns,
  createVogentClient,
  createVogentRuns,
} from "@evalbridge/bridge";
import type { ClientOptions, Run, RunRef, RunStatus } from "@evalbridge/core";
import { specOf } from "../specs.ts";

type Fields = Readonly<Record<string, unknown>>;

/** How a kind of run speaks on the wire, as far as waiting for it goes. */
export interface WaitSource {
  readonly key: string;
  readonly ref: RunRef;
  /** Its words, and what each means. */
  readonly words: Readonly<Record<string, RunStatus>>;
  /** The body of a good answer to a poll, for the run as it is then. */
  readonly body: (fields: Fields) => unknown;
  /** The field that tells when a run ended, where there is one. */
  readonly endField?: string;
  readonly bridge: (options: ClientOptions, onWarning: (message: string) => void) => WaitBridge;
}

/** The bridge over one source, as far as it is used here: the types of the sources are tested elsewhere. */
export interface WaitBridge {
  wait(run: RunRef | Run, options?: object): Promise<{ run: Run; reason: string; polls: number; elapsedMs: number }>;
  watch(run: RunRef, options?: object): AsyncIterable<{ run: Run; reason?: string; polls: number }>;
}

/** The first example of what an operation answers, as plain data. */
function exampleOf(provider: string, id: string): Fields {
  const operation = specOf(provider).operations.find((one) => one.id === id);
  return structuredClone(operation?.success.examples[0]?.value) as Fields;
}

const vogentRun = exampleOf("vogent", "getEvalRun");
const featherRun = exampleOf("feather", "getEvalRun");
const kbRun = exampleOf("feather", "getKBEvalRun");
const blandRun = exampleOf("bland", "getRun")["data"] as Fields;
const [evaluationRun] = exampleOf("humanloop", "listRunsForEvaluation")["runs"] as [Fields];

const common = { pending: "pending", running: "running", completed: "completed" } as const;
const asBridge = (bridge: unknown) => bridge as WaitBridge;

/** All five kinds of run. */
export const waitSources: readonly WaitSource[] = [
  {
    key: "vogent",
    ref: "vogent:run_1",
    words: { PENDING: "pending", RUNNING: "running", SUCCESS: "completed", FAILED: "failed", CANCELLED: "cancelled" },
    body: (fields) => ({ ...vogentRun, id: "run_1", ...fields }),
    bridge: (options, onWarning) =>
      asBridge(createBridge({ vogent: createVogentRuns(createVogentClient(options)) }, { onWarning })),
  },
  {
    key: "humanloop",
    ref: "humanloop:evr_1/run_1",
    words: { ...common, cancelled: "cancelled" },
    body: (fields) => ({ runs: [{ ...evaluationRun, id: "run_1", ...fields }] }),
    bridge: (options, onWarning) =>
      asBridge(createBridge({ humanloop: createHumanloopRuns(createHumanloopClient(options)) }, { onWarning })),
  },
  {
    key: "feather",
    ref: "feather:run_1",
    words: { ...common, failed: "failed", errored: "failed" },
    body: (fields) => ({ ...featherRun, id: "run_1", finished_at: null, ...fields }),
    endField: "finished_at",
    bridge: (options, onWarning) =>
      asBridge(createBridge({ feather: createFeatherRuns(createFeatherClient(options)) }, { onWarning })),
  },
  {
    key: "feather-kb",
    ref: "feather-kb:run_1",
    words: { ...common, queued: "pending", failed: "failed", errored: "failed", cancelled: "cancelled" },
    body: (fields) => ({ ...kbRun, id: "run_1", completed_at: null, ...fields }),
    endField: "completed_at",
    bridge: (options, onWarning) =>
      asBridge(createBridge({ "feather-kb": createFeatherKbRuns(createFeatherClient(options)) }, { onWarning })),
  },
  {
    key: "bland",
    ref: "bland:run_1",
    words: {
      PENDING: "pending",
      QUEUED: "pending",
      RUNNING: "running",
      COMPLETE: "completed",
      PARTIAL: "partial",
      FAILED: "failed",
      CANCELLED: "cancelled",
    },
    body: (fields) => ({ data: { ...blandRun, id: "run_1", completed_at: null, ...fields }, errors: null }),
    endField: "completed_at",
    bridge: (options, onWarning) =>
      asBridge(createBridge({ bland: createBlandRuns(createBlandClient(options)) }, { onWarning })),
  },
];
