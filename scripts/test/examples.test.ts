import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { expect, test } from "vitest";
import { type Place, pointerOf } from "../src/json.ts";
import { loadSpec } from "../src/load-spec.ts";
import type { Example, Operation, Spec } from "../src/model/operation.ts";
import { openWorkspace } from "../src/workspace.ts";

/** Those whose examples were written here: what a provider's own document shows may be anything. */
const specs = openWorkspace()
  .providers.map((provider) => loadSpec(provider))
  .filter(({ origin }) => origin === "authored");

/** Compiles the schema at a place of a document; it sees the components it refers to. */
function validatorOf({ document, provider }: Spec): (at: Place) => ValidateFunction {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema({ $id: `spec:${provider}`, ...document });
  return (at) => ajv.compile({ $ref: `spec:${provider}#${encodeURI(pointerOf(at))}` });
}

const validators = new Map(specs.map((spec) => [spec.provider, validatorOf(spec)]));

function errorsOf(spec: Spec, at: Place, value: unknown): string[] {
  const validate = validators.get(spec.provider)?.(at) as ValidateFunction;
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

const bodies = specs.flatMap((spec) =>
  spec.operations.flatMap((operation) => partsOf(operation).map((part) => ({ spec, id: operation.id, ...part }))),
);

function partsOf({ body, success, errors }: Operation): { what: string; at: Place; examples: readonly Example[] }[] {
  const answers = [success, ...errors].map(({ status, at, examples }) => ({ what: String(status), at, examples }));
  return [...(body ? [{ what: "body", at: body.at, examples: body.examples }] : []), ...answers];
}

test.each(specs)("every example of $provider is what its schema says", (spec) => {
  const examples = bodies
    .filter((body) => body.spec === spec)
    .flatMap(({ id, what, at, examples }) => examples.map((example) => ({ id, what, at, example })));
  expect(examples.length).toBeGreaterThan(2 * spec.operations.filter(({ success }) => success.schema).length - 1);
  const wrong = examples.flatMap(({ id, what, at, example }) =>
    errorsOf(spec, at, example.value).map(
      (error) => `${spec.where(example.at)} ${id} ${what} ${example.name}: ${error}`,
    ),
  );
  expect(wrong).toEqual([]);
});

test.each([
  { provider: "bland", id: "listRuns", sample: "bland-list-runs.json" },
  { provider: "humanloop", id: "listRunsForEvaluation", sample: "humanloop-list-runs-for-evaluation.json" },
])("the answer that $provider's page shows for $id is what its schema says", ({ provider, id, sample }) => {
  const spec = specs.find((one) => one.provider === provider) as Spec;
  const { success } = spec.operations.find((one) => one.id === id) as Operation;
  const value = JSON.parse(readFileSync(join(import.meta.dirname, "fixtures/samples", sample), "utf8"));
  expect(errorsOf(spec, success.at, value)).toEqual([]);
  const text = JSON.stringify(value).replace(/"status":"\w+"/, '"status":7');
  expect(errorsOf(spec, success.at, JSON.parse(text))).not.toEqual([]);
});
