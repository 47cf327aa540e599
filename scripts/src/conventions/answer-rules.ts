import { objectOf, valueAt } from "../json.ts";
import { follow, schemaAt } from "../model/follow.ts";
import type { Rule } from "./report.ts";

const haveOneSuccess: Rule = (operation, { document }, report) => {
  const at = [...operation.at, "responses"];
  const statuses = Object.keys(objectOf(valueAt(document, at)));
  const successes = statuses.filter((status) => /^2/.test(status));
  if (successes.length !== 1)
    report(
      at,
      operation,
      `${successes.length} answers of 2xx (${successes.join(", ") || "none"}); exactly one gives the result`,
    );
  for (const status of statuses) {
    if (/^[245]\d\d$/.test(status)) continue;
    report(
      [...at, status],
      operation,
      `answers of status ${status} are not supported; name 2xx, 4xx and 5xx one by one`,
    );
  }
};

const areJson: Rule = (operation, { document }, report) => {
  for (const status of Object.keys(objectOf(valueAt(document, [...operation.at, "responses"])))) {
    const at = [...operation.at, "responses", status];
    const content = objectOf(follow(document, valueAt(document, at), at).value.content);
    const kinds = Object.keys(content);
    if (kinds.some((kind) => kind !== "application/json"))
      report(at, operation, `${status} answers ${kinds.join(", ")}; only application/json is supported`);
    else if (kinds.length > 0 && !Object.hasOwn(objectOf(content["application/json"]), "schema"))
      report(at, operation, `${status} answers a body without a schema; give it one`);
  }
};

const haveTheEnvelope: Rule = (operation, { document, envelope }, report) => {
  const { schema, at } = operation.success;
  if (!envelope || !schema) return;
  for (const pointer of [envelope.data, envelope.errors]) {
    if (!schemaAt(document, schema, pointer))
      report(at, operation, `the result has no ${pointer}, which x-envelope promises; add it to the schema`);
  }
};

export const answerRules: readonly Rule[] = [haveOneSuccess, areJson, haveTheEnvelope];
