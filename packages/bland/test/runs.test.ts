import { ContractError, NotFoundError, RateLimitError } from "@evalbridge/core";
import { describe, expect, test } from "vitest";
import { complete, result, whole } from "./records.ts";
import { list, refusal, server } from "./server.ts";

describe("the list of Bland runs", () => {
  const empty = { "GET /v1/evals/runs": list([]) };

  /** Walks a query's scopes and tells what went over the wire. */
  async function requests(query: Parameters<ReturnType<typeof server>["runs"]["scopes"]>[0]) {
    const { runs, sent } = server(empty);
    const { items, next } = await runs.scopes(query, undefined);
    expect(next).toBeUndefined();
    expect(sent).toEqual([]);
    expect(new Set(items.map(({ key }) => key)).size).toBe(items.length);
    for (const scope of items) await runs.page(scope, query, undefined, 10);
    return sent.map((line) => line.replace("GET /v1/evals/runs?", ""));
  }

  test("is one, of the whole organisation", async () => {
    expect(await requests({})).toEqual(["limit=10"]);
  });

  test("of given setups is one each, whatever their ids", async () => {
    const ids = ["setup_1", 'a"b/c', "ü, [null]"];
    const sent = await requests({ parents: ids });
    expect(sent.map((query) => new URLSearchParams(query).get("workbench_setup_id"))).toEqual(ids);
  });

  test.each([
    ["pending", ["PENDING", "QUEUED"]],
    ["running", ["RUNNING"]],
    ["completed", ["COMPLETE"]],
    ["partial", ["PARTIAL"]],
    ["failed", ["FAILED"]],
    ["cancelled", ["CANCELLED"]],
  ] as const)("of runs that are %s is asked for by the words %j", async (status, words) => {
    expect(await requests({ status: [status] })).toEqual(words.map((word) => `status=${word}&limit=10`));
  });

  test("of several statuses is one for each word, for each setup", async () => {
    expect(await requests({ parents: ["a", "b"], status: ["failed", "pending"] })).toEqual(
      ["a", "b"].flatMap((setup) =>
        ["PENDING", "QUEUED", "FAILED"].map((word) => `workbench_setup_id=${setup}&status=${word}&limit=10`),
      ),
    );
  });

  test("asked for unknown statuses is not filtered by Bland, which has no word for them", async () => {
    expect(await requests({ status: ["unknown", "failed"] })).toEqual(["limit=10"]);
  });

  test("takes Bland's own filters; times and verdicts stay here", async () => {
    const native = { eval_agent_id: "agent_1", triggered_by: "auto" } as const;
    const times = { since: "2026-01-01T00:00:00.000Z", until: "2026-02-01T00:00:00.000Z" };
    expect(await requests({ native, verdict: ["passed"], ...times })).toEqual([
      "eval_agent_id=agent_1&triggered_by=auto&limit=10",
    ]);
    expect(server({}).runs.filters).toEqual({
      parent: "server",
      status: "server",
      createdAt: "client",
      verdict: "client",
    });
  });

  test("goes on after the cursor, in pages of at most 100", async () => {
    const { runs, sent } = server({ "GET /v1/evals/runs": list([complete], complete.id) });
    const [scope = { key: "" }] = (await runs.scopes({}, undefined)).items;
    expect(await runs.page(scope, {}, "run_0", 500)).toMatchObject({ items: [{ id: complete.id }], next: complete.id });
    await runs.page(scope, {}, undefined, 7);
    expect(sent).toEqual(["GET /v1/evals/runs?limit=100&starting_after=run_0", "GET /v1/evals/runs?limit=7"]);
  });

  test("has no next page where Bland says there is none", async () => {
    const { runs } = server({ "GET /v1/evals/runs": list([complete]) });
    expect(await runs.page({ key: "{}" }, {}, undefined, 7)).not.toHaveProperty("next");
  });
});

test("the parents of Bland runs are the workbench setups, by name, page by page", async () => {
  const setups = (url: URL) =>
    url.searchParams.has("starting_after")
      ? list([{ id: "setup_2", name: "Booking line" }])
      : list([{ id: "setup_1", name: "Refund line" }], "setup_1");
  const { runs, sent } = server({ "GET /v1/evals/workbench-setups": setups });
  expect(await runs.parents(undefined)).toEqual({ items: [{ key: "setup_1", name: "Refund line" }], next: "setup_1" });
  expect(await runs.parents("setup_1")).toEqual({ items: [{ key: "setup_2", name: "Booking line" }] });
  expect(sent).toEqual([
    "GET /v1/evals/workbench-setups?limit=100",
    "GET /v1/evals/workbench-setups?limit=100&starting_after=setup_1",
  ]);
});

test("a Bland run that is not there is a NotFoundError", async () => {
  await expect(server({}).runs.get(["run_9"])).rejects.toThrow(NotFoundError);
});

test("the cases of a Bland run come page by page, 100 at a time", async () => {
  const { runs, sent } = server({ "GET /v1/evals/runs/run_1/agent-results": list([result], "result_1") });
  expect(await runs.cases(["run_1"], "result_0")).toMatchObject({ items: [{ outcome: "passed" }], next: "result_1" });
  expect(sent).toEqual(["GET /v1/evals/runs/run_1/agent-results?limit=100&starting_after=result_0"]);
});

const body = {
  call_ids: ["call_1"],
  attached_agents: [{ eval_agent_id: "7f3c2b1a-0000-4000-8000-000000000001" }],
  pass_threshold_pct: 75,
};

test("starting a Bland run sends the operation's own arguments once", async () => {
  const pending = { ...whole, status: "PENDING", summary: null, completed_atom_count: 0, completed_at: null };
  const { runs, sent } = server({ "POST /v1/evals/runs": pending });
  expect(await runs.start({ body })).toMatchObject({ address: ["run_1"], status: "pending", verdict: "none" });
  const [, , text = ""] = sent[0]?.split(" ") ?? [];
  const { metadata, ...rest } = JSON.parse(text);
  expect(rest).toEqual(body);
  // By which the run is found when the answer is lost.
  expect(metadata).toEqual({ evalbridge_start: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/) });
  await runs.start({ body }, { startMarker: false });
  expect(sent.slice(1)).toEqual([`POST /v1/evals/runs ${JSON.stringify(body)}`]);
});

test("a start whose value for evalbridge_start is the caller's is refused, and sends nothing", async () => {
  const { runs, sent } = server({});
  const mine = { body: { ...body, metadata: { evalbridge_start: "mine" } } };
  await expect(runs.start(mine)).rejects.toThrow(
    "bland POST /v1/evals/runs: /body/metadata/evalbridge_start is what evalbridge marks a start with; leave it out, or give { startMarker: false }",
  );
  expect(sent).toEqual([]);
});

describe("an estimate", () => {
  const estimate = { resolved_atom_count: 150, estimated_input_tokens: 9, estimated_output_tokens: 9 };
  const ask = (fields: object) => {
    const { runs, sent } = server({ "POST /v1/evals/runs/estimates": { ...estimate, ...fields } });
    return runs.estimate({ body }).then((answer) => ({ answer, sent }));
  };

  test("is in dollars, of Bland's cents, with the evaluations as cases", async () => {
    const { answer, sent } = await ask({ estimated_cost_usd_cents: 87.5 });
    expect(answer).toMatchObject({ costUsd: 0.875, cases: 150, raw: { estimated_cost_usd_cents: 87.5 } });
    expect(sent).toEqual([`POST /v1/evals/runs/estimates ${JSON.stringify(body)}`]);
    expect((await ask({ estimated_cost_usd_cents: 0 })).answer.costUsd).toBe(0);
  });

  test("without a usable number of evaluations has no cases", async () => {
    const { answer } = await ask({ estimated_cost_usd_cents: 1, resolved_atom_count: -1 });
    expect(answer).not.toHaveProperty("cases");
  });

  test.each([null, -1, "87.5", undefined])("whose price is %j is a ContractError, not a price", async (cents) => {
    const refused = expect(ask({ estimated_cost_usd_cents: cents })).rejects;
    await refused.toThrow(ContractError);
    await expect(ask({ estimated_cost_usd_cents: cents })).rejects.toThrow(
      "bland POST /v1/evals/runs/estimates → estimated_cost_usd_cents is no amount",
    );
  });
});

describe("cancelling a Bland run", () => {
  const path = "/v1/evals/runs/run_1";
  const run = (status: string) => ({ ...whole, status });
  const cancelled = run("CANCELLED");

  /** Answers each read with the next of some statuses. */
  const reads = (...statuses: string[]) => {
    const left = [...statuses];
    return () => run(left.shift() ?? "none left");
  };

  test.each(["PENDING", "QUEUED", "RUNNING"])("that is %s gives it as Bland then has it", async (status) => {
    const { runs, sent } = server({ [`GET ${path}`]: run(status), [`POST ${path}/cancellations`]: cancelled });
    expect(await runs.cancel(["run_1"])).toMatchObject({ status: "cancelled", verdict: "none", raw: cancelled });
    expect(sent).toEqual([`GET ${path}`, `POST ${path}/cancellations`]);
  });

  test.each(["COMPLETE", "PARTIAL", "FAILED", "CANCELLED"])(
    "that is %s gives it unchanged, and cancels nothing",
    async (status) => {
      const { runs, sent } = server({ [`GET ${path}`]: run(status) });
      expect(await runs.cancel(["run_1"])).toEqual(await runs.get(["run_1"]));
      expect(sent).toEqual([`GET ${path}`, `GET ${path}`]);
    },
  );

  test("that ends meanwhile, so that Bland refuses, gives it as it ended", async () => {
    const refuse = () => refusal(409, "not cancellable");
    const { runs, sent } = server({
      [`GET ${path}`]: reads("RUNNING", "COMPLETE"),
      [`POST ${path}/cancellations`]: refuse,
    });
    expect(await runs.cancel(["run_1"])).toMatchObject({ status: "completed", verdict: "passed" });
    expect(sent).toEqual([`GET ${path}`, `POST ${path}/cancellations`, `GET ${path}`]);
  });

  test("that ends meanwhile, refused inside an envelope with status 200, gives it as it ended", async () => {
    const { runs } = server({
      [`GET ${path}`]: reads("RUNNING", "CANCELLED"),
      [`POST ${path}/cancellations`]: () => refusal(200, "not cancellable"),
    });
    expect((await runs.cancel(["run_1"])).status).toBe("cancelled");
  });

  test("refused while it still runs is Bland's own error", async () => {
    const { runs } = server({
      [`GET ${path}`]: run("RUNNING"),
      [`POST ${path}/cancellations`]: () => refusal(429, "slow down"),
    });
    const refused = runs.cancel(["run_1"], { retry: { attempts: 1 } });
    await expect(refused).rejects.toThrow(RateLimitError);
    await expect(refused).rejects.toThrow("429: slow down");
  });

  test("that fails at Bland is not looked into", async () => {
    const { runs, sent } = server({
      [`GET ${path}`]: run("RUNNING"),
      [`POST ${path}/cancellations`]: () => refusal(500, "down"),
    });
    await expect(runs.cancel(["run_1"], { retry: { attempts: 1 } })).rejects.toThrow("500");
    expect(sent).toHaveLength(2);
  });

  test("that is not there is a NotFoundError, and cancels nothing", async () => {
    const { runs, sent } = server({});
    await expect(runs.cancel(["run_1"])).rejects.toThrow(NotFoundError);
    expect(sent).toEqual([`GET ${path}`]);
  });
});
