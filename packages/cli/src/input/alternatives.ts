import type { ErrorObject } from "ajv/dist/2020.js";
import { isSchema, listOf, partsOf, type Schema, target } from "./schema.ts";

export function isUnion({ keyword }: ErrorObject): boolean {
  return keyword === "anyOf" || keyword === "oneOf";
}

/**
 * The errors that a person is told: of alternatives none of which fits, those of the one that was meant, where that is to be seen;
 * else only that none fits.
 */
export function toldApart(errors: readonly ErrorObject[], root: Schema): readonly ErrorObject[] {
  const unions = errors.filter(isUnion).map((error) => ({ error, inside: reachOf(error.schema, root) }));
  const covers = (union: (typeof unions)[number], error: ErrorObject) =>
    error !== union.error && isUnder(error, union.error) && union.inside.has(error.parentSchema);
  const outer = unions.filter((one) => !unions.some((other) => covers(other, one.error)));
  return errors.flatMap((error) => {
    const union = outer.find((one) => one.error === error);
    if (union)
      return ofUnion(
        error,
        errors.filter((one) => covers(union, one)),
        root,
      );
    return outer.some((one) => covers(one, error)) ? [] : [error];
  });
}

/** The alternative that was meant is the only one that has nothing against the value itself, but against something in it. */
function ofUnion(union: ErrorObject, errors: readonly ErrorObject[], root: Schema): readonly ErrorObject[] {
  const branches = listOf(union.schema).map((branch) => {
    // A schema may hold itself: what is against the value itself is of the alternative that speaks of that value.
    const here: ReadonlySet<unknown> = new Set(partsOf(root, [branch]));
    const inside = reachOf(branch, root);
    return errors.filter((error) => (isAbout(error, union) ? here : inside).has(error.parentSchema));
  });
  const fitting = branches.filter((found) => found.length > 0 && found.every((error) => !isAbout(error, union)));
  const ofKind = branches.filter((found) => found.length > 0 && !found.some((error) => isOfOtherKind(error, union)));
  const [meant, ...others] = fitting.length > 0 ? fitting : ofKind;
  return meant && others.length === 0 ? toldApart(meant, root) : [union];
}

function isUnder(error: ErrorObject, union: ErrorObject): boolean {
  return error.instancePath === union.instancePath || error.instancePath.startsWith(`${union.instancePath}/`);
}

/** What is against a name in an object is against something in it. */
const ofNames = new Set(["additionalProperties", "propertyNames", "unevaluatedProperties"]);

function isAbout(error: ErrorObject, union: ErrorObject): boolean {
  const isOfName = ofNames.has(error.keyword) || error.propertyName !== undefined;
  return error.instancePath === union.instancePath && !isOfName;
}

function isOfOtherKind(error: ErrorObject, union: ErrorObject): boolean {
  return isAbout(error, union) && ["type", "const", "enum"].includes(error.keyword);
}

/** All schemas inside something, and those that they refer to. */
function reachOf(value: unknown, root: Schema): ReadonlySet<unknown> {
  const reached = new Set<unknown>([value]);
  // A set may grow while it is walked.
  for (const one of reached) {
    if (Array.isArray(one)) for (const item of one) reached.add(item);
    if (!isSchema(one)) continue;
    for (const item of Object.values(one)) if (typeof item === "object" && item !== null) reached.add(item);
    const referred = target(root, one.$ref);
    if (referred) reached.add(referred);
  }
  return reached;
}
