import { type DriftCase, edits, sets } from "./change.ts";

const summary = "/components/schemas/EvalRunSummary/properties";
const inRun = (name: string) => `/data/data/0/${name}`;

/** Bland's list of runs, with other bodies than it is described to have. */
export const bodyCases: Readonly<Record<string, DriftCase>> = {
  "a required field is missing": {
    change: edits((body) => delete body.data?.data?.[0]?.run_mode),
    told: { kind: "missing field", instance: inRun("run_mode"), spec: `${summary}/run_mode` },
  },
  "a field has another type": {
    change: sets("resolved_call_count", "50"),
    told: {
      kind: "other type",
      instance: inRun("resolved_call_count"),
      spec: `${summary}/resolved_call_count/type`,
      detail: "string, not integer",
    },
  },
  "a field has a type of no branch of its union": {
    change: sets("summary", "fine"),
    told: { kind: "other type", instance: inRun("summary"), spec: `${summary}/summary/anyOf` },
  },
  "a value under a free name has another type": {
    change: sets("metadata", { "somebody's own": 1 }),
    told: {
      kind: "other type",
      instance: inRun("metadata/*"),
      spec: "/components/schemas/Metadata/additionalProperties/type",
    },
  },
  "a status word is new": {
    change: sets("status", "PAUSED"),
    told: {
      kind: "unknown word",
      instance: inRun("status"),
      spec: "/components/schemas/RunStatus/enum",
      detail: "PAUSED",
    },
  },
  "a constant is another": {
    change: edits((body) => Object.assign(body.data ?? {}, { object: "page" })),
    told: { kind: "unknown word", instance: "/data/object", detail: "page" },
  },
  "a field is null that may not be": {
    change: sets("created_at", null),
    told: { kind: "null", instance: inRun("created_at"), spec: `${summary}/created_at/type` },
  },
  "a time is no time": {
    change: sets("created_at", "yesterday"),
    told: {
      kind: "broken format",
      instance: inRun("created_at"),
      spec: `${summary}/created_at/format`,
      detail: "date-time",
    },
  },
  "a field is new": {
    change: edits((body) => Object.assign(body.data?.data?.[0]?.summary ?? {}, { mood: "fine" })),
    told: { kind: "new field", instance: inRun("summary"), spec: "/components/schemas/RunSummary", detail: "mood" },
  },
};
