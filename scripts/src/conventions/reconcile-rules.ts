import type { Reconcile } from "@evalbridge/core";
import { argumentAt, takesText } from "../model/argument.ts";
import { follow, schemaAt } from "../model/follow.ts";
import type { Operation, Spec } from "../model/operation.ts";
import { foundOf } from "../model/payload.ts";
import { isPointer } from "./document-rules.ts";
import { hasItsForm } from "./extension-rules.ts";
import type { Rule } from "./report.ts";

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
  if (!reconcile || !hasItsForm("x-reconcile", reconcile)) return;
  const say: Say = (key, problem) =>
    report([...operation.at, "x-reconcile", key], operation, `x-reconcile ${key}: ${problem}`);
  const look = spec.operations.find(({ id }) => id === reconcile.look);
  if (!look) return say("look", `there is no operation "${reconcile.look}"; name one that reads`);
  if (look.class !== "safe") say("look", `${look.id} is not safe; name an operation that only reads`);
  for (const row of reconcile.with) checkGiven(look, row, (problem) => say("with", problem));
  if (reconcile.with.length === 0) say("with", "is empty, so that nobody would look; write {} for no arguments");
  const item = foundOf(spec, look, reconcile.items);
  if (!item) return say("items", `${look.id} has no list at ${reconcile.items}; point at an array`);

  argumentsAreThere(operation, reconcile, spec, say);
  const found = (key: keyof Reconcile, pointer: string) => {
    const schema = isPointer(pointer) ? schemaAt(spec.document, item, pointer) : undefined;
    if (!schema) say(key, `an item of ${look.id} has no ${pointer}; point at a property`);
    return schema;
  };
  for (const pointer of Object.keys(reconcile.match)) found("match", pointer);
  if (reconcile.created !== undefined) found("created", reconcile.created);
  found("id", reconcile.id);
  if (reconcile.proof) found("proof", reconcile.proof.found);
  for (const [pointer, words] of Object.entries(reconcile.effect?.unless ?? {})) {
    const { enum: values } = follow(spec.document, found("effect", pointer), []).value;
    for (const word of words) {
      // What comes back is compared in lower case.
      const possible = (Array.isArray(values) ? values : [word]).map((value) => String(value).toLowerCase());
      if (!possible.includes(word)) say("effect", `${pointer} is never ${word}; write ${possible.join(", ")}`);
    }
  }
};

/** Each argument that an operation is given is one of its own, and none that it needs is left out. */
export function checkGiven({ id, parameters, body }: Operation, row: object, say: (problem: string) => void): void {
  for (const name of Object.keys(row))
    if (!parameters.some((parameter) => parameter.name === name))
      say(`${id} has no argument "${name}"; name one that it has`);
  const needed = [
    ...parameters.filter(({ required }) => required).map(({ name }) => name),
    ...(body?.required ? ["body"] : []),
  ];
  for (const name of needed) if (!Object.hasOwn(row, name)) say(`${id} needs ${name}; add it`);
}

function argumentsAreThere(
  operation: Operation,
  { with: rows, needs = [], match, proof, pages }: Reconcile,
  spec: Spec,
  say: Say,
): void {
  const argument = (key: keyof Reconcile, pointer: string) => {
    if (argumentAt(spec, operation, pointer)) return true;
    say(key, `${pointer} is none of the arguments; write /name or /body/name`);
    return false;
  };
  for (const pointer of rows.flatMap((row) => Object.values(row))) argument("with", pointer);
  for (const pointer of needs) argument("needs", pointer);
  for (const pointer of Object.values(match)) argument("match", pointer);
  if (proof && argument("proof", proof.marker) && !takesText(spec, operation, proof.marker))
    say("proof", `${proof.marker} takes no marker; point at a text in the body`);
  if (pages !== undefined && !(Number.isInteger(pages) && pages > 0))
    say("pages", `${pages} is no number of pages; give a whole one above 0`);
}

export const reconcileRules: readonly Rule[] = [belongsToTheClass, leadsSomewhere];
