import type { OperationClass } from "@evalbridge/core";
import type { Rule } from "./report.ts";

/** What `isSourceKey` of the core takes: nothing else can name a source. */
const sourceKey = /^[a-z][a-z0-9-]*$/;

/** What may start a run: a class that allows repeating it in whatever state would start several. */
const startClasses: readonly OperationClass[] = ["keyed", "reconcilable", "never-retry"];

/** What the command starts and prices runs by: one operation each for a source, and of a class that fits. */
const nameASource: Rule = (operation, { operations }, report) => {
  const { starts, estimates, class: kind, body } = operation;
  const given = [
    { name: "x-starts", key: starts, first: operations.find((one) => one.starts === starts), verb: "starts" },
    {
      name: "x-estimates",
      key: estimates,
      first: operations.find((one) => one.estimates === estimates),
      verb: "prices",
    },
  ];
  for (const { name, key, first, verb } of given) {
    if (key === undefined) continue;
    const say = (problem: string) => report([...operation.at, name], operation, problem);
    if (!sourceKey.test(key))
      say(`${name}: "${key}" cannot name a source; write lower-case letters, digits and dashes, a letter first`);
    if (first !== operation) say(`${name}: ${first?.id} ${verb} ${key} already; take one away`);
    if (body && body.form !== "json") say(`${name}: its body is ${body.media}; only JSON can be typed and checked`);
  }
  if (starts !== undefined && !startClasses.includes(kind))
    report(
      [...operation.at, "x-starts"],
      operation,
      `x-starts, but the class is ${kind}; what starts a run is ${startClasses.join(", ")}`,
    );
  if (estimates === undefined) return;
  const say = (problem: string) => report([...operation.at, "x-estimates"], operation, problem);
  if (kind !== "safe") say(`x-estimates, but the class is ${kind}; what only tells a price is safe`);
  if (!operations.some((one) => one.starts === estimates))
    say(`x-estimates: nothing starts ${estimates}; write x-starts: ${estimates} at the operation that does`);
};

export const startRules: readonly Rule[] = [nameASource];
