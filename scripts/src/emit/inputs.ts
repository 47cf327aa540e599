import { isObject, type Json, type JsonObject, objectOf, placeOf } from "../json.ts";
import type { Example, Operation, Spec } from "../model/operation.ts";
import { SpecError } from "../spec/problem.ts";
import { referencesOf } from "../spec/references.ts";
import { bareSchema, referring } from "./bare-schema.ts";

/**
 * What the command types and checks the arguments of starts and estimates by, source by source, with each schema that they lead to
 * once.
 * @throws {SpecError} where an argument leads to anything but a schema of the components
 */
export function emitInputs(spec: Spec): JsonObject {
  const components = new Map(Object.entries(objectOf(objectOf(spec.document.components).schemas)));
  const used = new Set<string>();
  const take = (operation: Operation, schema: Json) => {
    for (const { target } of referencesOf({ schema })) {
      const [root, kind, name = ""] = placeOf(decodeURIComponent(String(target)));
      const found = root === "components" && kind === "schemas" ? components.get(name) : undefined;
      if (found === undefined)
        throw new SpecError(
          `${spec.where(operation.at)} ${operation.id}: an argument leads to ${target}; move that to components/schemas`,
        );
      if (used.has(name)) continue;
      used.add(name);
      take(operation, bareSchema(found));
    }
  };
  const sources: Record<string, Record<string, Json>> = {};
  for (const operation of spec.operations) {
    const { starts, estimates } = operation;
    for (const [use, key] of Object.entries({ start: starts, estimate: estimates })) {
      if (key === undefined) continue;
      const schema = argumentsOf(operation);
      take(operation, schema);
      const { id, method, path, summary, docs } = operation;
      const about = { operation: id, method, path, summary, ...(docs !== undefined && { docs }) };
      sources[key] = { ...sources[key], [use]: { ...about, arguments: referring(schema) } };
    }
  }
  const defs = [...components].filter(([name]) => used.has(name));
  return {
    sources: Object.fromEntries(Object.entries(sources).sort(([one], [other]) => (one < other ? -1 : 1))),
    $defs: Object.fromEntries(defs.map(([name, schema]) => [name, referring(bareSchema(schema))])),
  };
}

/** The schema of an operation's one flat object of arguments. */
function argumentsOf(operation: Operation): JsonObject {
  const order = { path: 0, query: 1, header: 2 };
  const parameters = operation.parameters.toSorted((one, other) => order[one.in] - order[other.in]);
  const { body } = operation;
  const properties = parameters.map(({ name, schema, description }): [string, Json] => {
    const bare = bareSchema(schema) as JsonObject;
    return [name, description === undefined ? bare : { ...bare, description }];
  });
  const required = [
    ...parameters.filter((one) => one.required).map(({ name }) => name),
    ...(body?.required ? ["body"] : []),
  ];
  const examples = (body?.examples ?? []).map((example) => exampleOf(operation, example));
  return {
    type: "object",
    properties: Object.fromEntries([...properties, ...(body ? [["body", bareSchema(body.schema)] as const] : [])]),
    required,
    additionalProperties: false,
    ...(examples.length > 0 && { examples }),
  };
}

/** A body that is shown, with the arguments that its answer is shown for: of the same name where there is one, else of any. */
function exampleOf({ parameters, success, reconcile }: Operation, { name, value }: Example): Json {
  const matches = [...success.examples.filter((one) => one.name === name), ...success.examples].map((one) => one.match);
  const given = parameters.flatMap((parameter): [string, Json][] => {
    const match = parameter.required ? matches.find((one) => one?.[parameter.name] !== undefined) : undefined;
    return match ? [[parameter.name, match[parameter.name] as string]] : [];
  });
  // A client writes its marker itself: a user who copied it would have a run taken for another.
  return without({ ...Object.fromEntries(given), body: value }, placeOf(reconcile?.proof?.marker ?? ""));
}

function without(value: Json, [key, ...more]: readonly string[]): Json {
  if (key === undefined || !isObject(value) || !Object.hasOwn(value, key)) return value;
  const { [key]: held = null, ...rest } = value;
  return more.length === 0 ? rest : { ...value, [key]: without(held, more) };
}
