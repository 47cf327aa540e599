import type { Reconcile } from "@evalbridge/core";
import type { JsonObject } from "../json.ts";
import { schemaAt } from "../model/follow.ts";
import type { Operation, Spec } from "../model/operation.ts";
import { itemOf, payloadOf } from "../model/payload.ts";
import { isPointer } from "./document-rules.ts";
import type { Rule } from "./report.ts";

/** Whether a pointer leads to one of an operation's own flat arguments, or into its body. */
export function isArgument(spec: Spec, { parameters, body }: Operation, pointer: string): boolean {
  if (!isPointer(pointer)) return false;
  const [name, ...rest] = pointer.split("/").slice(1);
  if (name !== "body") return rest.length === 0 && parameters.some((parameter) => parameter.name === name);
  return (
    body !== undefined &&
    (rest.length === 0 || schemaAt(spec.document, body.schema, `/${rest.join("/")}`) !== undefined)
  );
}

/** What is looked at: an item of a paged list, of an unpaged list at `items`, or the one thing that is read. */
function candidate(spec: Spec, look: Operation, items: string | undefined): JsonObject | undefined {
  const payload = payloadOf(spec, look) ?? {};
  if (items === undefined) return itemOf(spec, look) ?? payload;
  const list = schemaAt(spec.document, payload, items);
  return list && schemaAt(spec.document, list, "/0");
}

const belongsToTheClass: Rule = (operation, _spec, report) => {
  if (operation.class === "reconcilable" && !operation.reconcile)
    report(operation.at, operation, "reconcilable, but x-reconcile is missing; say how its result is looked for");
  if (operation.class !== "reconcilable" && operation.reconcile)
    report(
      [...operation.at, "x-reconcile"],
      operation,
      `x-reconcile, but the class is ${operation.class}; take one away`,
    );
};

/** Says what is wrong with one part of x-reconcile. */
type Say = (key: keyof Reconcile, problem: string) => void;

const leadsSomewhere: Rule = (operation, spec, report) => {
  const { reconcile } = operation;
  if (!reconcile) return;
  const say: Say = (key, problem) =>
    report([...operation.at, "x-reconcile", key], operation, `x-reconcile ${key}: ${problem}`);
  const look = spec.operations.find(({ id }) => id === reconcile.look);
  if (!look) return say("look", `there is no operation "${reconcile.look}"; name one that reads`);
  if (look.class !== "safe") say("look", `${look.id} is not safe; name an operation that only reads`);
  const item = candidate(spec, look, reconcile.items);
  if (!item) return say("items", `${look.id} has no list at ${reconcile.items}; point at an array`);

  const argument = (key: keyof Reconcile, pointer: string) => {
    if (!isArgument(spec, operation, pointer))
      say(key, `${pointer} is none of the arguments; write /name or /body/name`);
  };
  const found = (key: keyof Reconcile, pointer: string | undefined) => {
    if (pointer !== undefined && !(isPointer(pointer) && schemaAt(spec.document, item, pointer)))
      say(key, `an item of ${look.id} has no ${pointer}; point at a property`);
  };
  const taken = (key: keyof Reconcile, other: Operation, names: readonly string[]) => {
    for (const name of names)
      if (!other.parameters.some((parameter) => parameter.name === name))
        say(key, `${other.id} has no argument "${name}"; name one that it has`);
  };

  for (const row of reconcile.with) {
    taken("with", look, Object.keys(row));
    for (const pointer of Object.values(row)) argument("with", pointer);
  }
  for (const pointer of reconcile.needs ?? []) argument("needs", pointer);
  for (const [left, right] of Object.entries(reconcile.match)) {
    found("match", left);
    argument("match", right);
  }
  found("created", reconcile.created);
  found("id", reconcile.id);
  for (const pointer of Object.keys(reconcile.effect?.unless ?? {})) found("effect", pointer);
  for (const pointer of Object.values(reconcile.as ?? {})) found("as", pointer);
  if (reconcile.proof) {
    argument("proof", reconcile.proof.marker);
    found("proof", reconcile.proof.found);
  }
  const { pages, answer, read } = reconcile;
  if (pages !== undefined && !(Number.isInteger(pages) && pages > 0))
    say("pages", `${pages} is no number of pages; give a whole one above 0`);
  if (answer !== undefined && !schemaAt(spec.document, payloadOf(spec, operation) ?? {}, answer))
    say("answer", `the result of ${operation.id} has no ${answer}; point at a property`);
  if (!read) return;
  const reader = spec.operations.find(({ id }) => id === read.operation);
  if (!reader) return say("read", `there is no operation "${read.operation}"; name one that reads`);
  taken("read", reader, Object.keys(read.with));
  for (const pointer of Object.values(read.with)) found("read", pointer);
};

export const reconcileRules: readonly Rule[] = [belongsToTheClass, leadsSomewhere];
