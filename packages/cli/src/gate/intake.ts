import { hasEnded, type Run, type RunCase, runStatuses } from "@evalbridge/bridge";
import { hasNoVerdicts, isOneCase, type Judge, judgeOf, unitOf } from "./grain.ts";
import type { GateRun } from "./input.ts";
import { type Fields, fieldsOf, readCounts, readShare, text, time, whole, wrongCounts } from "./reading.ts";

/** A run without its record, each field of it checked. */
export type PlainRun = Omit<Run, "raw">;

/** A case without its record. */
export interface TakenCase extends Omit<RunCase, "raw"> {
  readonly judge?: Judge;
}

/** A run as the gate judges it. Whoever calls from JavaScript may have given anything: from here on, types hold. */
export interface Taken {
  /** The run's own reference where it was read, else the one by which it was asked for. */
  readonly ref: string;
  /** The reference by which it was asked for, where that is another run's. */
  readonly askedFor?: string;
  readonly run?: PlainRun;
  /** Each judgement in it; of a run that is one case, that one. */
  readonly cases?: readonly TakenCase[];
  readonly error?: unknown;
  readonly ended: boolean;
  /** What its counts count. */
  readonly unit: string;
  /** Its provider never judges a run as a whole. */
  readonly noVerdicts: boolean;
  /** Whatever was given as its score, also where it is none. */
  readonly givenScore: unknown;
  /** What was given as its counts and is none: for its sake the others are not taken either. */
  readonly wrongCounts: ReturnType<typeof wrongCounts>;
}

export function take(given: GateRun): Taken {
  const { ref: asked, run: givenRun, cases, error } = fieldsOf(given);
  const fields = fieldsOf(givenRun);
  const read = typeof givenRun === "object" && givenRun !== null;
  const ref = (read && text(fields.ref)) || text(asked) || "a run without a reference";
  const run = read ? readRun(fields, ref) : undefined;
  const about = { provider: run?.provider ?? "", raw: fields.raw };
  const failed = error !== undefined && error !== null;
  // With an error, what there is of cases may be a part of them.
  const judged =
    run && !failed && Array.isArray(cases) ? Array.from(cases, (one) => readCase(one, about.provider)) : undefined;
  const taken = run && judged && isOneCase(about) ? asOneCase(run, judged) : judged;
  return {
    ref,
    ...(text(asked) !== "" && decoded(text(asked)) !== decoded(ref) && { askedFor: text(asked) }),
    ...(run && { run }),
    ...(taken && { cases: taken }),
    ...(failed && { error }),
    ended: run !== undefined && hasEnded(run),
    unit: unitOf(about),
    noVerdicts: hasNoVerdicts(about),
    givenScore: fields.score,
    wrongCounts: wrongCounts(fields.counts),
  };
}

/** A reference as it is compared: people may encode less, or more, of an id than we do. */
function decoded(ref: string): string {
  try {
    return decodeURIComponent(ref);
  } catch {
    return ref;
  }
}

const outcomes = ["passed", "failed", "errored", "undecided"] as const;

function readRun(fields: Fields, ref: string): PlainRun {
  const status = runStatuses.find((known) => known === fields.status) ?? "unknown";
  // As in the adapters: what did not complete was not judged, whatever a partial summary says.
  const judged = status === "completed" || status === "partial";
  const verdict = judged && (fields.verdict === "passed" || fields.verdict === "failed") ? fields.verdict : "none";
  const parent = fieldsOf(fields.parent);
  const [done, all] = [whole(fieldsOf(fields.progress).completed), whole(fieldsOf(fields.progress).total)];
  const { message, code } = fieldsOf(fields.error);
  const counts = readCounts(fields.counts);
  const cost = fields.costUsd;
  const optional = {
    parent: text(parent.id)
      ? { id: text(parent.id), ...(text(parent.name) && { name: text(parent.name) }) }
      : undefined,
    progress: done !== undefined && all !== undefined ? { completed: done, total: all } : undefined,
    counts: Object.keys(counts).length > 0 ? counts : undefined,
    score: readShare(fields.score),
    createdAt: time(fields.createdAt),
    startedAt: time(fields.startedAt),
    endedAt: time(fields.endedAt),
    costUsd: typeof cost === "number" && Number.isFinite(cost) && cost >= 0 ? cost : undefined,
    error: text(message) ? { ...(text(code) && { code: text(code) }), message: text(message) } : undefined,
  };
  const named = {
    ref: ref as Run["ref"],
    source: text(fields.source) || ref.replace(/:.*/s, ""),
    provider: text(fields.provider),
    id: text(fields.id),
    status,
    rawStatus: text(fields.rawStatus),
    verdict,
  };
  return { ...named, ...present(optional) } as PlainRun;
}

function readCase(given: unknown, provider: string): TakenCase {
  const { key, name, outcome, score, rationale, raw } = fieldsOf(given);
  const optional = {
    key: text(key) || undefined,
    name: text(name) || undefined,
    score: readShare(score),
    rationale: text(rationale) || undefined,
    judge: judgeOf(provider, { raw }),
  };
  return { outcome: outcomes.find((known) => known === outcome) ?? "undecided", ...present(optional) } as TakenCase;
}

/** One evaluator over one session: the same again is the same evaluator over that session, not over another. */
function asOneCase(run: PlainRun, scores: readonly TakenCase[]): readonly TakenCase[] {
  const [first] = scores;
  if (!first) return [];
  const outcome = run.status === "failed" ? "errored" : run.verdict === "none" ? "undecided" : run.verdict;
  const telling = scores.find((score) => score.outcome === outcome) ?? first;
  const { rationale, name } = telling;
  const key = first.key && run.parent ? `${run.parent.id}/${first.key}` : first.key;
  return [{ outcome, ...(present({ key, name, score: run.score, rationale }) as Partial<TakenCase>) }];
}

function present(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
