import type { Operation, Parameter, Spec } from "@evalbridge-internal/scripts";
import { readShape } from "./read-shape.ts";
import { branchesOf, type Property, type RecordShape, type Shape } from "./shape.ts";

/** The arguments of a generated method: parameters by their names, the body under `body`. */
export function argumentsShape(spec: Spec, { id, at, parameters, body }: Operation): Shape & RecordShape {
  const properties: Property[] = parameters.map((parameter) => ({
    name: parameter.name,
    required: parameter.required,
    shape: () => parameterShape(spec, parameter),
  }));
  if (body)
    properties.push({ name: "body", required: body.required, shape: () => readShape(spec, body.schema, body.at) });
  return { kind: "record", properties, at, name: id };
}

/** What of a parameter's schema an address or a header can say: there is no null, and an empty list is none. */
export function parameterShape(spec: Spec, { schema, at, in: place, required }: Parameter): Shape {
  // An empty segment changes the path, and Prism takes an empty value for a missing one.
  return asText(readShape(spec, schema, [...at, "schema"]), place, required ? 1 : 0);
}

function asText(shape: Shape, place: Parameter["in"], least: number): Shape {
  switch (shape.kind) {
    case "text":
      return { ...shape, place, least: Math.max(least, shape.least) };
    case "list":
      return { ...shape, least: Math.max(1, shape.least), items: () => asText(shape.items(), place, least) };
    case "union": {
      const branches = branchesOf(shape).branches.map((branch) => asText(branch, place, least));
      const [only] = branches;
      return only && branches.length === 1 ? only : { ...shape, branches };
    }
    default:
      return shape;
  }
}
