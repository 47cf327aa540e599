import fc from "fast-check";
import { expect, test } from "vitest";
import { buildArguments } from "../../src/input/build-arguments.ts";
import { checkArguments } from "../../src/input/check-arguments.ts";
import { readInputs } from "../../src/input/read-inputs.ts";
import type { Schema } from "../../src/input/schema.ts";
import { problemsOf } from "./problems-of.ts";

/** Every path that each source takes, as its provider's reference has it, written down apart from the schemas. */
const taken = {
  vogent: [/^id$/, /^body$/, /^body\.(versionedPromptId|callAgentId)$/, /^body\.evalRecordIds(\.\d+)?$/],
  humanloop: [
    /^id$/,
    /^body$/,
    /^body\.(dataset|version)(\.(version_id|id|path|environment))?$/,
    /^body\.(orchestrated|use_existing_logs)$/,
  ],
  "feather-kb": [
    /^suite_id$/,
    /^body$/,
    /^body\.kb_ids(\.\d+)?$/,
    /^body\.(prefer_draft|generator_model_override|judge_model_override)$/,
    /^body\.version_overrides(\.[0-9a-f-]{36})?$/,
  ],
  bland: [
    /^body$/,
    /^body\.call_ids(\.\d+)?$/,
    /^body\.attached_agents(\.\d+(\.(eval_agent_id|eval_agent_version_id|weight|target_level_keys(\.\d+)?))?)?$/,
    /^body\.(run_mode|pass_threshold_pct|workbench_setup_id|workbench_setup_version_id|triggered_by)$/,
    /^body\.metadata(\.[^.]+)?$/,
  ],
} as const;
const kinds = Object.keys(taken) as (keyof typeof taken)[];
const schemas = new Map(kinds.map((kind) => [kind, readInputs(kind).start?.arguments as Schema]));

const words = [
  ...[
    "id",
    "suite_id",
    "body",
    "versionedPromptId",
    "callAgentId",
    "evalRecordIds",
    "dataset",
    "version",
    "version_id",
  ],
  ...["environment", "path", "orchestrated", "kb_ids", "version_overrides", "call_ids", "attached_agents", "metadata"],
  ...["weight", "target_level_keys", "run_mode", "0", "1", "2", "__proto__", "constructor", "prototype", "toString"],
  ...["5017e000-0000-4000-8000-000000000001", "hasOwnProperty", "length", "$ref", "a b", "\u001b[31m", "bodi", ""],
];
const path = fc.array(fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...words) }, fc.string()), { maxLength: 6 });
const value = fc.oneof(
  fc.constantFrom(
    "",
    "5",
    "true",
    "null",
    "text",
    "[]",
    '["a"]',
    "{}",
    '{"id":"x"}',
    '{"__proto__":{"p":1}}',
    '[{"q":1}]',
  ),
  fc.json(),
  fc.string(),
);
const begun = fc.tuple(
  fc.constantFrom("body.", "body.metadata.", "body.dataset.", "body.attached_agents.0.", ""),
  path,
  value,
);
const sets = fc.array(
  begun.map(([start, names, text]) => `${start}${names.join(".")}=${text}`),
  { maxLength: 3 },
);

/** The paths of everything inside a value. */
function* pathsIn(held: unknown, under = ""): Generator<string> {
  if (typeof held !== "object" || held === null) return;
  for (const [name, inner] of Object.entries(held)) {
    const here = under === "" ? name : `${under}.${name}`;
    yield here;
    yield* pathsIn(inner, here);
  }
}

test.each(kinds)("whatever is typed for %s over what is right, nothing that it does not take gets past", (kind) => {
  const schema = schemas.get(kind) as Schema;
  const [input] = schema.examples as readonly unknown[];
  const seen = { right: 0, strange: 0 };
  fc.assert(
    fc.property(sets, (given) => {
      let built: unknown;
      const refused = problemsOf(() => {
        built = buildArguments(schema, { input, sets: given });
      });
      if (refused.length > 0) return;
      const found = problemsOf(() => checkArguments(schema, built));
      const strange = [...pathsIn(built)].filter((one) => !taken[kind].some((pattern) => pattern.test(one)));
      seen.right += found.length === 0 ? 1 : 0;
      seen.strange += strange.length > 0 ? 1 : 0;
      if (strange.length > 0) expect(found, strange.join()).not.toEqual([]);
      for (const line of found) expect(line).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
    }),
    { numRuns: 2000 },
  );
  // Neither side of it is empty.
  expect(seen.right).toBeGreaterThan(50);
  expect(seen.strange).toBeGreaterThan(200);
  expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain("p");
});

test.each(kinds)("what is set for %s and passes is what was set: read back at its path", (kind) => {
  const schema = schemas.get(kind) as Schema;
  const leaf = fc.constantFrom(
    "id",
    "suite_id",
    "body.callAgentId",
    "body.metadata.x",
    "body.dataset.id",
    "body.run_mode",
  );
  fc.assert(
    fc.property(leaf, fc.string(), (at, text) => {
      const built = buildArguments(schema, { sets: [`${at}=${text}`] });
      const read = at.split(".").reduce<unknown>((here, name) => (here as Record<string, unknown>)[name], built);
      const about = problemsOf(() => checkArguments(schema, built)).filter(
        (line) => line.includes(` ${at}`) || line.startsWith(at),
      );
      if (about.length === 0) expect(read).toBe(text);
    }),
    { numRuns: 300 },
  );
});
