import { follow, type Operation, type Spec } from "@evalbridge-internal/scripts";

/** Small, so that a second page comes soon. */
const pageSize = 3;

/** Whether an operation may be sent: safe by its class, and GET. What is safe and no GET writes nothing either, but looks like it. */
export function isReadable({ class: kind, method }: Operation): boolean {
  return kind === "safe" && method === "GET";
}

/** Operations that are safe, those among them first that say where others' ids are: by the length of the path. */
export function safeOperations({ operations }: Spec): Operation[] {
  const depth = ({ path }: Operation) => path.split("/").length;
  return operations.filter((one) => one.class === "safe").sort((one, other) => depth(one) - depth(other));
}

/** The argument that makes pages small, within the limits of the description; none where a list takes none. */
export function smallPage(spec: Spec, { paging, parameters }: Operation): Readonly<Record<string, number>> {
  const parameter = parameters.find(({ name }) => name === paging?.limit);
  if (!parameter) return {};
  const { minimum = 1, maximum = pageSize } = follow(spec.document, parameter.schema, []).value;
  return { [parameter.name]: Math.max(Number(minimum), Math.min(Number(maximum), pageSize)) };
}
