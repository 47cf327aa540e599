import type { JsonObject } from "../json.ts";
import { schemaAt } from "../model/follow.ts";
import type { Operation, Spec } from "../model/operation.ts";
import { itemOf, payloadOf } from "../model/payload.ts";
import { isPointer } from "./document-rules.ts";
import type { Rule } from "./report.ts";

/** Whether a pointer leads to one of an operation's own flat arguments, or into its body. */
function isArgument(spec: Spec, { parameters, body }: Operation, pointer: string): boolean {
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

const leadsSomewhere: Rule = (operation, spec, report) => {
  const { reconcile } = operation;
  if (!reconcile) return;
  const at = [...operation.at, "x-reconcile"];
  const say = (key: string, problem: string) => report([...at, key], operation, `x-reconcile ${key}: ${problem}`);

  const look = spec.operations.find(({ id }) => id === reconcile.look);
  if (!look) return say("look", `there is no operation "${reconcile.look}"; name one that reads`);
  for (const [name, pointer] of Object.entries(reconcile.with)) {
    if (!look.parameters.some((parameter) => parameter.name === name))
      say("with", `${look.id} has no argument "${name}"; name one that it has`);
    if (!isPointer(pointer) || !isArgument(spec, operation, pointer))
      say("with", `${pointer} is none of the arguments; write /name or /body/name`);
  }
  const item = candidate(spec, look, reconcile.items);
  if (!item) return say("items", `${look.id} has no list at ${reconcile.items}; point at an array`);
  for (const [found, sent] of Object.entries(reconcile.match)) {
    if (!isPointer(sent) || !isArgument(spec, operation, sent))
      say("match", `${sent} is none of the arguments; write /name or /body/name`);
    if (!schemaAt(spec.document, item, found))
      say("match", `an item of ${look.id} has no ${found}; point at a property`);
  }
  const { created, marker, proof, pages } = reconcile;
  if (marker !== undefined && !isArgument(spec, operation, marker))
    say("marker", `${marker} is none of the arguments; write /body/name`);
  if (proof !== undefined && !schemaAt(spec.document, item, proof))
    say("proof", `an item of ${look.id} has no ${proof}; point at a property`);
  if (created !== undefined && !schemaAt(spec.document, item, created))
    say("created", `an item of ${look.id} has no ${created}; point at a property`);
  if ((marker === undefined) !== (proof === undefined))
    say("marker", "marker and proof go together; give both or none");
  if (pages !== undefined && !(Number.isInteger(pages) && pages > 0))
    say("pages", `${pages} is no number of pages; give a whole one above 0`);
};

export const reconcileRules: readonly Rule[] = [belongsToTheClass, leadsSomewhere];
