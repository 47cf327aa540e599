import type { Reconcile } from "@evalbridge/core";
import type { JsonObject } from "../json.ts";
import { follow, schemaAt, typesOf } from "../model/follow.ts";
import type { Operation, Spec } from "../model/operation.ts";
import { foundOf, payloadOf } from "../model/payload.ts";
import { isPointer } from "./document-rules.ts";
import { hasItsForm } from "./extension-rules.ts";
import { checkGiven } from "./reconcile-rules.ts";
import type { Rule } from "./report.ts";

/** What was found is handed out as the call's own result: it must have the type of it, or be made so. */
const becomesTheResult: Rule = (operation, spec, report) => {
  const { reconcile } = operation;
  if (!reconcile || !hasItsForm("x-reconcile", reconcile)) return;
  const { look: name, items, answer, effect, read, as } = reconcile;
  const say = (key: keyof Reconcile, problem: string) =>
    report([...operation.at, "x-reconcile", key], operation, `x-reconcile ${key}: ${problem}`);
  const look = spec.operations.find(({ id }) => id === name);
  const item = look && foundOf(spec, look, items);
  // A look that leads nowhere is told by its own rules.
  if (!item) return;

  const result = payloadOf(spec, operation) ?? {};
  if (answer !== undefined && !(isPointer(answer) && schemaAt(spec.document, result, answer)))
    say("answer", `the result of ${operation.id} has no ${answer}; point at a property`);
  for (const [key, made] of Object.entries({ read: read?.with, as }) as ["read" | "as", typeof as][])
    for (const pointer of Object.values(made ?? {}))
      if (!(isPointer(pointer) && schemaAt(spec.document, item, pointer)))
        say(key, `an item of ${name} has no ${pointer}; point at a property`);

  if (effect?.answers === false) {
    if (read || as) say("effect", "answers: false, but read or as makes a result; take one away");
  } else if (read && as) say("as", "read makes the result already; take one away");
  else if (read) readMakesIt(operation, read, spec, (problem) => say("read", problem));
  else if (as) fieldsMakeIt(operation.id, as, follow(spec.document, result, []).value, (problem) => say("as", problem));
  else if (!isSame(spec, item, result))
    say("look", `an item of ${name} is not what ${operation.id} answers; make it that by read or as`);
};

function readMakesIt(
  operation: Operation,
  { operation: name, with: row }: NonNullable<Reconcile["read"]>,
  spec: Spec,
  say: (problem: string) => void,
): void {
  const reader = spec.operations.find(({ id }) => id === name);
  if (!reader) {
    say(`there is no operation "${name}"; name one that reads`);
    return;
  }
  if (reader.class !== "safe") say(`${name} is not safe; name an operation that only reads`);
  checkGiven(reader, row, say);
  if (!isSame(spec, payloadOf(spec, reader) ?? {}, payloadOf(spec, operation) ?? {}))
    say(`${name} does not answer what ${operation.id} answers; name one that does`);
}

function fieldsMakeIt(id: string, as: object, result: JsonObject, say: (problem: string) => void): void {
  const { properties = {}, required = [] } = result;
  for (const key of Object.keys(as))
    if (!Object.hasOwn(properties as object, key)) say(`the result of ${id} has no ${key}; name a property`);
  for (const key of required as string[])
    if (!Object.hasOwn(as, key)) say(`the result of ${id} always has ${key}; say where it comes from`);
}

/** Whether one schema is the other; what may be anything is the same as all. */
function isSame({ document }: Spec, found: JsonObject, wanted: JsonObject): boolean {
  const written = (schema: JsonObject) => JSON.stringify(follow(document, schema, []).value);
  return typesOf(document, wanted).size === 0 || written(found) === written(wanted);
}

export const adoptionRules: readonly Rule[] = [becomesTheResult];
