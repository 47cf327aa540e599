// What a user does with a provider's client and with the bridge, once: the same text in every runtime and every bundle. Each
// fact is named as it is proven, so that a runtime which does less is found out.
import {
  createBlandClient,
  createBlandRuns,
  createBridge,
  createFeatherClient,
  createFeatherKbRuns,
  createFeatherRuns,
  createHumanloopClient,
  createHumanloopRuns,
  createVogentRuns,
} from "@evalbridge/bridge";
import { EvalbridgeError, NotFoundError } from "@evalbridge/core";
import { createVogentClient, createVogentClientOf, TimeoutError } from "@evalbridge/vogent";
import { getEvalRun } from "@evalbridge/vogent/operations";

const insist = (isSo, what) => {
  if (!isSo) throw new Error(what);
};

const failureOf = async (call) => {
  try {
    await call();
  } catch (error) {
    return error;
  }
  throw new Error("a call that has to fail went well");
};

/** `server` is where all providers are, each at a path of its name; `more` goes to every client. */
export async function use(server, more = {}) {
  const at = (name, own = {}) => ({ baseUrl: `${server}/${name}`, apiKey: "key-of-the-matrix", ...more, ...own });
  const vogent = createVogentClient(at("vogent"));
  const proven = [];

  const known = await vogent.getEvalRun({ id: "run_known" });
  insist(known.id === "run_known" && known.status === "SUCCESS", `run_known is ${JSON.stringify(known)}`);
  proven.push("get");

  const small = createVogentClientOf({ getEvalRun }, at("vogent"));
  insist(
    (await small.getEvalRun({ id: "run_known" })).id === "run_known",
    "a client of one operation gets another run",
  );
  insist(!("listEvalConfigs" in small), "a client of one operation has others");
  proven.push("one operation");

  const pages = [];
  for await (const page of vogent.listEvalConfigRuns.pages({ id: "cfg_pages", limit: 5 }))
    pages.push(page.items.length);
  insist(`${pages}` === "5,5,2", `the pages have ${pages} runs`);
  const ids = new Set();
  for await (const run of vogent.listEvalConfigRuns.all({ id: "cfg_pages", limit: 5 })) ids.add(run.id);
  insist(ids.size === 12, `${ids.size} runs in all pages`);
  proven.push("pages");

  // The class comes from one package and the error from another.
  const bland = createBlandClient(at("bland"));
  const absent = await failureOf(() => bland.getRun({ run_id: "e7a1ffff-9c2d-4b6e-8a52-6d0f3b8c2102" }));
  insist(absent instanceof NotFoundError && absent instanceof EvalbridgeError, `not a NotFoundError: ${absent}`);
  insist(absent.status === 404 && absent.message.includes("{run_id} → 404"), `the error says ${absent.message}`);
  proven.push("404");

  const patient = createVogentClient(at("silent", { timeoutMs: 300, retry: { attempts: 1 } }));
  const late = await failureOf(() => patient.getEvalRun({ id: "run_known" }));
  insist(late instanceof TimeoutError && late instanceof EvalbridgeError, `not a TimeoutError: ${late}`);
  proven.push("timeout");

  const feather = createFeatherClient(at("feather"));
  const bridge = createBridge({
    vogent: createVogentRuns(vogent),
    humanloop: createHumanloopRuns(createHumanloopClient(at("humanloop")), { fileId: "file_1" }),
    feather: createFeatherRuns(feather),
    "feather-kb": createFeatherKbRuns(feather),
    bland: createBlandRuns(bland),
  });
  const found = { vogent: 0, humanloop: 0, feather: 0, "feather-kb": 0, bland: 0 };
  for await (const run of bridge.list()) found[run.source]++;
  const short = Object.entries(found).filter(([source, runs]) => runs < (source === "vogent" ? 14 : 3));
  insist(short.length === 0, `the bridge lists too few runs: ${JSON.stringify(found)}`);
  proven.push("list");

  const body = { versionedPromptId: "prompt_1", callAgentId: "agent_1" };
  const started = await bridge.start("vogent", { id: "cfg_starts", body });
  insist(started.status === "pending", `a run just started is ${started.status}`);
  const { run, reason } = await bridge.wait(started, { timeoutMs: 30_000 });
  insist(reason === "ended" && run.status === "completed", `the wait: ${reason}, the run ${run.status}`);
  proven.push("start", "wait");
  return proven;
}
