import {
  ArgumentError,
  AuthenticationError,
  BadRequestError,
  CredentialsError,
  NetworkError,
  NotFoundError,
  RunNotFoundError,
  RunRefError,
  TimeoutError,
  UnprocessableEntityError,
} from "@evalbridge/bridge";
import type { GateRun } from "../../../src/gate/input.ts";
import { blandRun } from "../records/bland.ts";
import { humanloopRun } from "../records/humanloop.ts";
import { vogentRun } from "../records/vogent.ts";
import { type Situation, situation } from "../situation.ts";

const down = new NetworkError(
  { provider: "bland", method: "GET", path: "/v1/evals/runs/{run_id}" },
  "the host\n  is down",
);
const lost: GateRun = { ref: "bland:run_9", error: down };
const without = async (run: Promise<GateRun>, error?: unknown): Promise<GateRun> => {
  const { ref, run: read } = await run;
  return { ref, run: read, ...(error !== undefined && { error }) };
};
const keyless = (cause: unknown) => new CredentialsError("vogent", "VOGENT_API_KEY", "the function failed", cause);
const as = async (ref: string, run: Promise<GateRun>): Promise<GateRun> => ({ ...(await run), ref });
const refused = { status: 401, headers: new Headers(), body: {} };
const unauthorised = new AuthenticationError({ provider: "vogent" }, refused);

export const unreadSituations: readonly Situation[] = [
  situation("no runs at all", () => ({ runs: [] }), "unanswerable", "readable", "no runs were given"),
  situation("an unreachable provider", () => ({ runs: [lost] }), "unreachable", "readable", "the host is down"),
  situation("one of two runs unreachable", () => ({ runs: [vogentRun(), lost] }), "unreachable", "readable", "is down"),
  situation(
    "one of two runs unreachable, the other one failed: the proof goes first",
    () => ({ runs: [vogentRun({ numFailing: 1 }), lost] }),
    "failed",
    "verdict",
    "verdict is failed",
  ),
  situation(
    "one of three runs unreachable, another unknown to its provider: the mistake goes first",
    () => ({
      runs: [
        vogentRun({ numFailing: 1 }),
        lost,
        { ref: "vogent:run_8", error: new RunNotFoundError("vogent", "vogent:run_8") },
      ],
    }),
    "unanswerable",
    "readable",
    "vogent has no run vogent:run_8; is there such a run?",
  ),
  situation(
    "one of two runs unreachable, the other one running",
    () => ({ runs: [vogentRun({ status: "RUNNING" }), lost] }),
    "unreachable",
    "readable",
  ),
  situation(
    "one of two runs unreachable: their cases cannot be pooled",
    () => ({ runs: [humanloopRun(), lost], policy: { perCase: true, minPassRate: 0.1 } }),
    "unreachable",
    "readable",
  ),
  situation(
    "a timeout",
    () => ({ runs: [{ ref: "bland:run_1", error: new TimeoutError({ provider: "bland" }, 30_000) }] }),
    "unreachable",
    "readable",
  ),
  situation(
    "a refused key",
    () => ({ runs: [{ ref: "vogent:run_1", error: unauthorised }] }),
    "unreachable",
    "readable",
    "401",
  ),
  ...[
    new BadRequestError({ provider: "vogent" }, { ...refused, status: 400 }),
    new UnprocessableEntityError({ provider: "vogent" }, { ...refused, status: 422 }),
  ].map((error) =>
    situation(
      `a run whose id its provider answers with ${error.status}`,
      () => ({ runs: [{ ref: "vogent:run_8", error }] }),
      "unanswerable",
      "readable",
      `${error.message}; is there such a run?`,
    ),
  ),
  situation(
    "a run that its provider answers with 404",
    () => ({
      runs: [{ ref: "vogent:run_8", error: new NotFoundError({ provider: "vogent" }, { ...refused, status: 404 }) }],
    }),
    "unreachable",
    "readable",
    "404; is there such a run?",
  ),
  situation(
    "a base whose id its provider answers with 400",
    () => ({
      runs: [blandRun()],
      base: {
        ref: "bland:run_9",
        error: new BadRequestError({ provider: "bland" }, { ...refused, status: 400 }),
      },
    }),
    "unanswerable",
    "base",
    "; is there such a run?",
  ),
  situation(
    "a run that is not the one asked for",
    () => ({ runs: [as("vogent:run_7", vogentRun())] }),
    "unanswerable",
    "readable",
    "asked for vogent:run_7, and vogent:run_1 was given",
  ),
  situation(
    "a run of another source than the one asked for",
    () => ({ runs: [as("vogent:run_1", vogentRun({ source: "vogent-eu" }))] }),
    "unanswerable",
    "readable",
    "asked for vogent:run_1, and vogent-eu:run_1 was given",
  ),
  situation(
    "a run that was asked for with more of its id encoded than we do",
    () => ({ runs: [as("vogent:%72un%5f1", vogentRun())] }),
    "passed",
  ),
  situation(
    "a run that was asked for by what no percent-encoding is",
    () => ({ runs: [as("vogent:100%", vogentRun())] }),
    "unanswerable",
    "readable",
    "asked for vogent:100%, and",
  ),
  situation(
    "a base that is not the one asked for",
    () => ({ runs: [vogentRun()], base: as("vogent:run_5", vogentRun({ id: "run_0" })) }),
    "unanswerable",
    "base",
    "asked for vogent:run_5, and vogent:run_0 was given",
  ),
  situation(
    "a key that a function could not give: its reason says more",
    () => ({ runs: [{ ref: "vogent:run_1", error: keyless(new Error("vogent: no key; set VOGENT_API_KEY")) }] }),
    "unanswerable",
    "readable",
    "could not be read: vogent: no key; set VOGENT_API_KEY",
  ),
  ...[undefined, new Error(""), { code: 1 }].map((cause, index) =>
    situation(
      `a key that a function could not give, without a reason (${index})`,
      () => ({ runs: [{ ref: "vogent:run_1", error: keyless(cause) }] }),
      "unanswerable",
      "readable",
      "could not be read: vogent: the function failed",
    ),
  ),
  situation(
    "a missing key",
    () => ({
      runs: [{ ref: "vogent:run_1", error: new CredentialsError("vogent", "VOGENT_API_KEY", "set VOGENT_API_KEY") }],
    }),
    "unanswerable",
    "readable",
    "set VOGENT_API_KEY",
  ),
  situation(
    "no reference of a run",
    () => ({ runs: [{ ref: "nonsense", error: new RunRefError("nonsense", "no colon") }] }),
    "unanswerable",
    "readable",
    "not a reference",
  ),
  situation(
    "an unknown source",
    () => ({ runs: [{ ref: "acme:run_1", error: new ArgumentError({}, "there is no source acme") }] }),
    "unanswerable",
    "readable",
    "there is no source acme",
  ),
  situation(
    "an error that says nothing",
    () => ({ runs: [{ ref: "acme:run_1", error: {} }] }),
    "unreachable",
    "readable",
    "no reason was given",
  ),
  situation(
    "neither a run nor an error",
    () => ({ runs: [{ ref: "acme:run_1" }] }),
    "unreachable",
    "readable",
    "could not be read",
  ),
  situation(
    "cases that could not be read, of a run whose counts say it all",
    () => ({ runs: [without(vogentRun(), down)] }),
    "unreachable",
    "readable",
    "its cases could not be read: ",
  ),
  situation(
    "cases that could not be read, which would have contradicted the counts",
    () => ({ runs: [without(vogentRun({ results: { rec_1: [true], rec_2: [true], rec_3: [false] } }), down)] }),
    "unreachable",
    "readable",
  ),
  situation(
    "cases whose run their provider does not know, though the run's counts say it all",
    () => ({ runs: [without(vogentRun(), new BadRequestError({ provider: "vogent" }, { ...refused, status: 400 }))] }),
    "unanswerable",
    "readable",
  ),
  situation("cases that were not given, and that nothing asks for", () => ({ runs: [without(vogentRun())] }), "passed"),
  situation(
    "cases that could not be read, but are pooled",
    () => ({ runs: [without(vogentRun(), down)], policy: { perCase: true, minPassRate: 0.5 } }),
    "unreachable",
    "readable",
    "its cases could not be read",
  ),
  situation(
    "cases that could not be read, of a run without counts",
    () => ({ runs: [without(humanloopRun(), down)], policy: { perCase: true, minPassRate: 0.5 } }),
    "unreachable",
    "readable",
    "is down",
  ),
  situation(
    "cases that could not be read, where only they say how many errored",
    () => ({ runs: [without(vogentRun(), down)], policy: { maxErrored: 0 } }),
    "unreachable",
    "readable",
    "is down",
  ),
  situation(
    "cases that could not be read, where only they say how many were left open",
    () => ({ runs: [without(vogentRun(), down)], policy: { maxUndecided: 0 } }),
    "unreachable",
    "readable",
    "is down",
  ),
  situation(
    "cases that could not be read, where the counts say how many were left open",
    () => ({ runs: [without(blandRun(), down)], policy: { maxUndecided: 1, maxErrored: 2 } }),
    "unreachable",
    "readable",
    "is down",
  ),
  situation(
    "cases that were not given, but are pooled",
    () => ({ runs: [blandRun({ withCases: false })], policy: { perCase: true, minPassRate: 0.5 } }),
    "unanswerable",
    "readable",
    "perCase is asked of its cases",
  ),
  situation(
    "cases that were not given, of a run without counts",
    () => ({ runs: [without(humanloopRun())], policy: { minPassRate: 0 } }),
    "failed",
    "zero-cases",
    "is not known",
  ),
  situation(
    "cases that were not given, but are compared",
    () => ({ runs: [without(vogentRun())], base: vogentRun({ id: "run_0" }) }),
    "unanswerable",
    "readable",
    "a comparison is asked of its cases",
  ),
  situation("a base that is unreachable", () => ({ runs: [blandRun()], base: lost }), "unreachable", "base", "is down"),
  situation(
    "a base that is unreachable, and a run that failed: the proof goes first",
    () => ({ runs: [blandRun({ summary: { overall_pass: false } })], base: lost }),
    "failed",
    "verdict",
  ),
  situation(
    "a base that its provider does not know",
    () => ({ runs: [blandRun()], base: { ref: "bland:run_9", error: new RunNotFoundError("bland", "bland:run_9") } }),
    "unanswerable",
    "base",
    "bland has no run bland:run_9",
  ),
  situation(
    "a base whose cases could not be read",
    () => ({ runs: [blandRun()], base: without(blandRun({ id: "run_9" }), down) }),
    "unreachable",
    "base",
    "the base's cases could not be read",
  ),
  situation(
    "a base whose cases were not given",
    () => ({ runs: [blandRun()], base: blandRun({ id: "run_9", withCases: false }) }),
    "unanswerable",
    "base",
    "were not given",
  ),
];
