import { isArgument } from "./reconcile-rules.ts";
import type { Rule } from "./report.ts";

/** A `keyed` operation says where its key goes, and no other does. */
const keysHaveAPlace: Rule = (operation, spec, report) => {
  const { class: kind, key, parameters, at } = operation;
  const say = (problem: string) => report(key ? [...at, "x-idempotency-key"] : at, operation, problem);
  if (kind === "keyed" && !key)
    return say("keyed, but x-idempotency-key is missing; say where the key goes: { header: Idempotency-Key }");
  if (!key) return;
  if (kind !== "keyed") return say(`x-idempotency-key, but the class is ${kind}; take one away`);
  if ("header" in key === "argument" in key) return say("x-idempotency-key takes one of header and argument");
  if ("argument" in key && !isArgument(spec, operation, key.argument))
    say(`x-idempotency-key: ${key.argument} is none of the arguments; write /name or /body/name`);
  if (
    "header" in key &&
    parameters.some(({ in: place, name }) => place === "header" && name.toLowerCase() === key.header.toLowerCase())
  )
    say(`x-idempotency-key: ${key.header} is a parameter already; write { argument: /${key.header} }`);
};

export const keyRules: readonly Rule[] = [keysHaveAPlace];
