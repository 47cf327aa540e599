import type { Rule } from "./report.ts";

/** Two of a success: a list that goes on and one that ends, a run that waits and one that is done. */
const least = { success: 2, error: 1 };

const areEnough: Rule = (operation, _spec, report) => {
  const { success, errors } = operation;
  for (const answer of [success, ...errors]) {
    const wanted = answer === success ? least.success : least.error;
    if (!answer.schema || answer.examples.length >= wanted) continue;
    const count = `${answer.examples.length} named example${answer.examples.length === 1 ? "" : "s"}`;
    report(answer.at, operation, `${answer.status} has ${count}; give at least ${wanted}`);
  }
};

const areDescribed: Rule = (operation, _spec, report) => {
  for (const { examples } of [operation.success, ...operation.errors]) {
    for (const { name, summary, at } of examples) {
      if (!/^[a-z][A-Za-z0-9]*$/.test(name))
        report(at, operation, `the example ${name} has a strange name; write it like firstPage`);
      if (summary === undefined) report(at, operation, `example ${name} has no summary; say in a line what it shows`);
    }
  }
};

const matchArguments: Rule = (operation, _spec, report) => {
  const names = operation.parameters.filter(({ in: place }) => place !== "header").map(({ name }) => name);
  for (const { examples } of [operation.success, ...operation.errors]) {
    for (const { match = {}, at } of examples) {
      const stranger = Object.keys(match).find((name) => !names.includes(name));
      if (stranger === undefined) continue;
      const known = names.length > 0 ? `one of ${names.join(", ")}` : "no name at all: there are no arguments";
      report([...at, "x-match"], operation, `x-match: there is no argument "${stranger}"; write ${known}`);
    }
  }
};

export const exampleRules: readonly Rule[] = [areEnough, areDescribed, matchArguments];
