// The made-up providers of these suites speak as the descriptions say: what is shown against them holds for those.
import { ConflictError } from "@evalbridge/core";
import { describe, expect, test } from "vitest";
import { type Subject, subjects } from "../../src/faults/subject.ts";
import type { Fields } from "../../src/faults/world/dialect.ts";
import type { WireAnswer } from "../../src/faults/world/wire.ts";
import { World } from "../../src/faults/world/world.ts";
import { createSchemaCheck } from "../../src/schema-check.ts";
import { specOf } from "../../src/specs.ts";

interface Exchange {
  readonly method: string;
  readonly pathname: string;
  readonly answer: WireAnswer;
}

/** All that the suites ask for. */
const asked: Readonly<Record<string, readonly string[]>> = {
  vogent: ["getEvalRun 200", "listEvalConfigRuns 200", "listEvalConfigs 200", "listEvalConfigs 401", "runEval 200"],
  humanloop: ["createRun 200", "listEvaluations 200", "listEvaluations 401", "listRunsForEvaluation 200"],
  "feather-kb": [
    "createKBEvalRun 201",
    "createKBEvalRun 409",
    "getKBEvalRun 200",
    "listKBEvalRunsForOrg 200",
    "listKBEvalSuites 200",
    "listKBEvalSuites 401",
  ],
  bland: ["createRun 200", "getRun 200", "listRuns 200", "listWorkbenchSetups 200", "listWorkbenchSetups 401"],
};

/** Starts, lists and reads runs, and keeps all that is answered. */
async function exchanges({ dialect, inputs, other, open, key }: Subject): Promise<Exchange[]> {
  const all: Exchange[] = [];
  const parents = [1, 2, 3].map((number) => ({ id: `${number}0000000-1111-4111-8111-111111111111`, name: "a" }));
  const world = new World(dialect, { key: "key", mostOnPage: 2, parents });
  const fetch = async (address: string, init: RequestInit) => {
    const url = new URL(address);
    url.pathname = url.pathname.slice(dialect.root.length);
    const method = init.method ?? "GET";
    const headers = new Headers(init.headers);
    const answer = world.answer({ method, url, headers, body: String(init.body ?? "") }, "us");
    all.push({ method, pathname: url.pathname, answer });
    return new Response(answer.body, answer);
  };
  const { start, source, walk } = open({ apiKey: "key", fetch, onWarning: () => {} });
  const ids: string[] = [];
  for (const input of [...inputs, other]) ids.push(await start.client(input));
  const again = start.client(inputs[0] as Fields);
  if (dialect.conflict) await expect(again).rejects.toThrow(ConflictError);
  else await again;
  // One that has ended, and one that is under way.
  const { body, ...named } = inputs[0] as Fields;
  const parent = String(Object.values(named)[0]);
  const ended = { owner: "us", parent, input: body as Fields, madeMs: Date.now() - 60_000 };
  ids.push(world.make(ended).id, world.make({ ...ended, madeMs: Date.now() - 5_000 }).id);
  for await (const _ of walk(1, undefined));
  for (const id of ids) await source.get(key === "humanloop" ? [parent, id] : [id]);
  await source.parents?.(undefined);
  await expect(open({ apiKey: "another", fetch }).source.parents?.(undefined)).rejects.toThrow(/401/);
  return all;
}

describe.each(subjects)("the made-up $key", (subject) => {
  test("answers as the description says, in every part that the suites ask for", async () => {
    const spec = specOf(subject.dialect.provider);
    const check = createSchemaCheck(spec);
    const seen = new Set<string>();
    for (const { method, pathname, answer } of await exchanges(subject)) {
      const operation = spec.operations.find(
        (one) => one.method === method && new RegExp(`^${one.path.replace(/\{\w+\}/g, "[^/]+")}$`).test(pathname),
      );
      expect(operation, `${method} ${pathname}`).toBeDefined();
      const documented = [operation?.success, ...(operation?.errors ?? [])].find(
        (one) => one?.status === answer.status,
      );
      seen.add(`${operation?.id} ${answer.status}`);
      if (answer.status < 300) expect(documented?.schema, `${operation?.id} ${answer.status}`).toBeDefined();
      if (documented?.schema) expect(check(documented.at, JSON.parse(answer.body))).toEqual([]);
    }
    expect([...seen].sort()).toEqual(asked[subject.key]);
  });
});
