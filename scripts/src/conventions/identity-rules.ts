import { evidences, type Operation, operationClasses } from "../model/operation.ts";
import type { Rule } from "./report.ts";

/** `await` would call `then`, JSON.stringify `toJSON`; `http` is the client's own. */
export const takenNames: ReadonlySet<string> = new Set([
  "http",
  "then",
  "toJSON",
  ...Object.getOwnPropertyNames(Object.prototype),
]);

const isMethodName: Rule = ({ id, at, path }, _spec, report) => {
  const place = [...at, "operationId"];
  if (id === "") report(at, undefined, `${String(at[2]).toUpperCase()} ${path} has no operationId; give it one`);
  else if (takenNames.has(id)) report(place, undefined, `no method may be called ${id}; give it another operationId`);
  else if (!/^[a-z][A-Za-z0-9]*$/.test(id))
    report(place, undefined, `operationId ${id} is no name for a method; write it like listRuns`);
};

const isUnique: Rule = (operation, { operations }, report) => {
  const first = operations.find(({ id }) => id === operation.id) as Operation;
  if (first !== operation)
    report(
      [...operation.at, "operationId"],
      operation,
      `${first.method} ${first.path} has this operationId too; rename one`,
    );
};

const isDescribed: Rule = (operation, _spec, report) => {
  if (operation.summary.trim() === "")
    report(operation.at, operation, "no summary; write the line that editors show for the method");
};

const isClassified: Rule = (operation, _spec, report) => {
  const { at, evidence, class: kind, timeoutMs } = operation;
  if (!evidences.includes(evidence))
    report([...at, "x-evidence"], operation, `x-evidence is ${evidence ?? "missing"}; one of ${evidences.join(", ")}`);
  if (!operationClasses.includes(kind)) {
    const choice = operationClasses.join(", ");
    report([...at, "x-operation-class"], operation, `x-operation-class is ${kind ?? "missing"}; one of ${choice}`);
  }
  if (timeoutMs !== undefined && !(Number.isInteger(timeoutMs) && timeoutMs > 0))
    report([...at, "x-timeout-ms"], operation, `x-timeout-ms is ${timeoutMs}; give whole milliseconds above 0`);
};

export const identityRules: readonly Rule[] = [isMethodName, isUnique, isDescribed];
export const classRules: readonly Rule[] = [isClassified];
