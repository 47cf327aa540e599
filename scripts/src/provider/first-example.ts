import { sampleOf } from "../made/sample.ts";
import type { Operation, Spec } from "../model/operation.ts";
import { codeNames } from "./names.ts";
import { written } from "./plain-text.ts";

/** The lines of a first program: the simplest call that changes nothing. */
export function firstExample(name: string, spec: Spec): string[] {
  const { create, facts } = codeNames(name);
  const variable = facts === "client" ? "api" : "client";
  const head = [`import { ${create} } from "@evalbridge/${name}";`, "", `const ${variable} = ${create}();`];
  const [best] = spec.operations
    .filter((operation) => operation.class === "safe")
    .flatMap((operation) => {
      const args = argumentsOf(spec, operation);
      return args === undefined ? [] : [{ operation, args }];
    })
    .toSorted((a, b) => weight(a.operation) - weight(b.operation));
  if (!best) return [...head, `console.log(Object.keys(${variable})); // the methods`];
  const { operation, args } = best;
  const call = `await ${variable}.${operation.id}(${args})`;
  return [...head, operation.success.schema ? `console.log(${call});` : `${call};`];
}

/** Few arguments first, then lists, which show the most. */
function weight({ parameters, paging }: Operation): number {
  return parameters.filter(({ required }) => required).length * 2 - (paging ? 1 : 0);
}

/** The arguments that are needed, as they are written; `undefined` where nobody can make them up. */
function argumentsOf({ document }: Spec, { parameters, body }: Operation): string | undefined {
  if (body?.required) return undefined;
  const needed = parameters.filter(({ required }) => required);
  if (needed.length === 0) return "";
  const made = needed.map(({ name, schema }) => ({
    name,
    value: sampleOf(document, schema, { direction: "request" }),
  }));
  const plain = made.every(
    ({ name, value }) => /^[A-Za-z_]\w*$/.test(name) && /^(string|number|boolean)$/.test(typeof value),
  );
  return plain ? `{ ${made.map(({ name, value }) => `${name}: ${written(value)}`).join(", ")} }` : undefined;
}
