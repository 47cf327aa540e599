import { isObject, type Json } from "@evalbridge-internal/scripts";
import type { SchemaCheck } from "../schema-check.ts";
import { awkwardText, isAwkward, loneEmoji } from "./awkward.ts";
import { type Form, formsOf, jsonType } from "./forms.ts";
import { branchesOf, type RecordShape, type Shape, type TextShape } from "./shape.ts";

/** How a facet is written down: `/body/name max`. */
export function facetName({ at, facet }: Pick<Form, "at" | "facet">): string {
  return `${at} ${facet}`;
}

/** Everything about a shape that a test wants to see sent. */
export function facetsOf(shape: Shape): string[] {
  return [...new Set([...formsOf(shape)].map(facetName))];
}

/** What of that is to be seen in a value, judged by the value alone. */
export function facetsIn(check: SchemaCheck, shape: Shape, value: Json, at = ""): string[] {
  const found = (facet: string, is: boolean) => (is ? [facetName({ at, facet })] : []);
  switch (shape.kind) {
    case "null":
      return found("null", value === null);
    case "choice":
      return found(`enum:${JSON.stringify(value)}`, true);
    case "number":
      return [...found("min", value === shape.least), ...found("max", value === shape.most)];
    case "text":
      return textFacets(shape, String(value)).map((facet) => facetName({ at, facet }));
    case "any":
      return found(`any:${jsonType(value)}`, true);
    case "list": {
      const items: readonly Json[] = Array.isArray(value) ? value : [];
      const lengths = ["empty", "one", "two"].flatMap((facet, length) => found(facet, items.length === length));
      const inside = items.flatMap((item) => facetsIn(check, shape.items(), item, `${at}/*`));
      return [...lengths, ...found("max", items.length === shape.most), ...new Set(inside)];
    }
    case "union": {
      if (value === null) return found("null", true);
      const { branches } = branchesOf(shape);
      if (branches.length === 1) return branches.flatMap((branch) => facetsIn(check, branch, value, at));
      return branches
        .filter((branch) => isOf(check, branch, value))
        .flatMap((branch) => [
          ...found(`branch:${branch.name}`, true),
          ...facetsIn(check, branch, value, `${at}<${branch.name}>`),
        ]);
    }
    case "record":
      return isObject(value) ? recordFacets(check, shape, value, at) : [];
  }
}

function recordFacets(check: SchemaCheck, shape: RecordShape, value: Readonly<Record<string, Json>>, at: string) {
  const found = shape.properties.flatMap(({ name, required, shape: inner }) => {
    const { [name]: held } = value;
    const here = `${at}/${name}`;
    if (held === undefined) return required ? [] : [facetName({ at: here, facet: "absent" })];
    return [facetName({ at: here, facet: "present" }), ...facetsIn(check, inner(), held, here)];
  });
  const { rest, keyFormat } = shape;
  if (!rest || shape.properties.length > 0) return found;
  const keys = Object.keys(value);
  const some = keyFormat ? keys.length === 1 && "one" : keys.includes(awkwardText) && "awkward key";
  const facet = keys.length === 0 ? "empty" : some;
  const inside = Object.values(value).flatMap((held) => facetsIn(check, rest(), held, `${at}/*`));
  return [...found, ...(facet ? [facetName({ at, facet })] : []), ...new Set(inside)];
}

function textFacets(shape: TextShape, text: string): string[] {
  if (shape.format !== undefined) return [];
  const length = [...text].length;
  return [
    ...(isAwkward(text, shape) ? ["awkward"] : []),
    ...(text === loneEmoji.repeat(Math.max(1, shape.least)) ? ["emoji"] : []),
    ...(length === shape.least ? ["min"] : []),
    ...(length === shape.most ? ["max"] : []),
  ];
}

const typeOfKind = { null: "null", number: "number", text: "string", list: "list", record: "object" } as const;

/** Whether a value is of that branch: its schema takes it, and knows every key of it. */
export function isOf(check: SchemaCheck, branch: Shape, value: Json): boolean {
  if (branch.kind === "choice") return branch.values.includes(value);
  if (branch.kind in typeOfKind && typeOfKind[branch.kind as keyof typeof typeOfKind] !== jsonType(value)) return false;
  if (branch.kind === "record" && !branch.rest && isObject(value)) {
    const names = branch.properties.map(({ name }) => name);
    if (!Object.keys(value).every((key) => names.includes(key))) return false;
  }
  return check(branch.at, value).length === 0;
}
