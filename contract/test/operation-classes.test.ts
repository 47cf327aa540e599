import { bland, createBlandClient } from "@evalbridge/bland";
import { createFeatherClient, feather } from "@evalbridge/feather";
import { createHumanloopClient, humanloop } from "@evalbridge/humanloop";
import { createVogentClient, vogent } from "@evalbridge/vogent";
import { describe, expect, test } from "vitest";
import { specOf } from "../src/specs.ts";

const words = (text: string): string[] => text.split(/\s+/).sort();

/**
 * What may be repeated when an answer is lost, decided operation by operation. It stands here a second time on purpose: a slip
 * in a spec would be a second run that somebody pays for.
 */
const decided: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  vogent: {
    safe: words(
      `getEvalConfig getEvalRecord getEvalResult getEvalRun listEvalConfigRecords listEvalConfigRuns listEvalConfigs listEvalRunResults`,
    ),
    idempotent: words(`deleteEvalRecord updateEvalConfig updateEvalRecord`),
    reconcilable: words(`runEval`),
    "never-retry": words(`createEvalConfig createEvalConfigRecord`),
  },
  humanloop: {
    safe: words(`getEvaluation getEvaluationStats getLogsForEvaluation listEvaluations listRunsForEvaluation`),
    idempotent: words(`deleteEvaluation removeEvaluator removeRun updateEvaluationRun`),
    reconcilable: words(`addExistingRun createEvaluation createRun`),
    "never-retry": words(`addEvaluators addLogsToRun`),
  },
  feather: {
    safe: words(
      `getAgentEvalConfig getEvalRun getEvalScore getEvaluator getEvaluatorBinding getKBEvalRun getKBEvalSuite listEvalRuns listEvalSignals listEvaluatorBindings listEvaluators listKBEvalRunResults listKBEvalRuns listKBEvalRunsForOrg listKBEvalSuites`,
    ),
    idempotent: words(
      `archiveEvaluator deleteEvalRun deleteEvaluatorBinding deleteKBEvalCase deleteKBEvalSuite setAgentEvalConfig updateEvaluator updateEvaluatorBinding updateKBEvalCase updateKBEvalSuite`,
    ),
    reconcilable: words(`createKBEvalRun retryEvalRun`),
    "never-retry": words(
      `createEvaluator createEvaluatorBinding createKBEvalCase createKBEvalSuite reevaluateSession reevaluateV2Conversation`,
    ),
  },
  bland: {
    safe: words(
      `estimateRun getAgent getAgentVersion getRun getStatus getUserTemplate getWorkbenchSetup getWorkbenchSetupVersion listAgentResults listAgentTemplates listAgentVersions listAgents listCallResults listRuns listUserTemplates listWorkbenchSetupVersions listWorkbenchSetups`,
    ),
    idempotent: words(
      `cancelRun deleteAgent deleteUserTemplate deleteWorkbenchSetup updateAgent updateAgentVersion updateUserTemplate updateWorkbenchSetup updateWorkbenchSetupVersion`,
    ),
    reconcilable: words(`createRun`),
    "never-retry": words(
      `createAgent createAgentVersion createUserTemplate createWorkbenchSetup createWorkbenchSetupVersion publishAgent publishWorkbenchSetup`,
    ),
  },
};
const facts = { vogent, humanloop, feather, bland };

describe.each(Object.keys(decided))("%s", (provider) => {
  const spec = specOf(provider);

  test("has each operation in the class that was decided", () => {
    const classes = Object.groupBy(spec.operations, (operation) => operation.class);
    const found = Object.entries(classes).map(([name, operations]) => [name, operations?.map(({ id }) => id).sort()]);
    expect(Object.fromEntries(found)).toEqual(decided[provider]);
  });

  test("is looked for where its description says, unless told otherwise", () => {
    const [server] = spec.document.servers as { url: string }[];
    expect(facts[provider as keyof typeof facts].baseUrl).toBe(server?.url);
  });
});

test("a request without a base URL goes to the documented address, base path included", async () => {
  const urls: string[] = [];
  const fetch = async (url: string) => {
    urls.push(url);
    return Response.json({}, { status: 404 });
  };
  const options = { apiKey: "key", fetch };
  await Promise.allSettled([
    createVogentClient(options).getEvalRun({ id: "1" }),
    createHumanloopClient(options).getEvaluation({ id: "1" }),
    createFeatherClient(options).getEvalRun({ run_id: "1" }),
    createBlandClient(options).getRun({ run_id: "1" }),
  ]);
  expect(urls.sort()).toEqual([
    "https://api-sandbox.featherhq.com/v1/eval-runs/1",
    "https://api.bland.ai/v1/evals/runs/1",
    "https://api.humanloop.com/v5/evaluations/1",
    "https://api.vogent.ai/api/eval_runs/1",
  ]);
});

test("Humanloop's logs have five minutes, as its own export gave them", () => {
  const slow = Object.keys(decided).flatMap((provider) =>
    specOf(provider).operations.flatMap(({ id, timeoutMs }) => (timeoutMs === undefined ? [] : [[id, timeoutMs]])),
  );
  expect(slow).toEqual([["getLogsForEvaluation", 300_000]]);
});
