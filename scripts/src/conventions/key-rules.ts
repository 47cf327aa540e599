import { argumentAt, takesText } from "../model/argument.ts";
import { hasItsForm } from "./extension-rules.ts";
import type { Rule } from "./report.ts";

/** A `keyed` operation says where its key goes, and no other does. */
const keysHaveAPlace: Rule = (operation, spec, report) => {
  const { class: kind, key, parameters, at } = operation;
  const say = (problem: string) => report(key ? [...at, "x-idempotency-key"] : at, operation, problem);
  if (kind === "keyed" && !key)
    return say("keyed, but x-idempotency-key is missing; say where the key goes: { header: Idempotency-Key }");
  if (!key || !hasItsForm("x-idempotency-key", key)) return;
  if (kind !== "keyed") return say(`x-idempotency-key, but the class is ${kind}; take one away`);
  if ("header" in key === "argument" in key) return say("x-idempotency-key takes one of header and argument");
  if ("argument" in key) {
    const { argument } = key;
    if (!argumentAt(spec, operation, argument))
      say(`x-idempotency-key: ${argument} is none of the arguments; write /body/name or /X-Header`);
    else if (!takesText(spec, operation, argument))
      say(`x-idempotency-key: ${argument} takes no key; point at a text in the body or at a header parameter`);
    return;
  }
  const { header } = key;
  const declared = parameters.find(
    ({ in: place, name }) => place === "header" && name.toLowerCase() === header.toLowerCase(),
  );
  // One header would then have two values: the caller's argument, and our key.
  if (declared) say(`x-idempotency-key: ${header} is a parameter already; write { argument: /${declared.name} }`);
  if (!/^[\w!#$%&'*+.^`|~-]+$/.test(header))
    say(`x-idempotency-key: "${header}" is no name of a header; write it like Idempotency-Key`);
};

export const keyRules: readonly Rule[] = [keysHaveAPlace];
