import { type DocumentNode, follow, isNode, type MockDocument } from "./document.ts";
import { isLarge } from "./other-body.ts";

/** What a parameter's own keywords are, as far as a request is checked by them. Prism would write out what any other refers to. */
const own = new Set(["name", "in", "required", "style", "explode", "allowReserved", "deprecated"]);

/** A parameter that says what goes without saying: Prism 5.16 takes a query's list for one text unless `explode` stands there. */
export function outspoken(document: MockDocument, parameter: DocumentNode): DocumentNode {
  const { in: place, style = "form", explode = style === "form", schema, content } = parameter;
  const kept = Object.fromEntries(Object.entries(parameter).filter(([key]) => own.has(key)));
  const spoken = { ...kept, ...(place === "query" && { style, explode }) };
  if (isLarge(document, [schema, content])) return { ...spoken, schema: {} };
  return {
    ...spoken,
    ...(content !== undefined && { content }),
    ...(isNode(schema) && { schema: ofText(document, schema, 0) }),
  };
}

/** References in each other that a parameter may have; one that is a tree of any depth is written in one text by nobody. */
const deepest = 8;

/** A schema of what is written as text: that may be a number or a flag as well, so that more than one of several schemas fits. */
function ofText(document: MockDocument, written: unknown, depth: number): unknown {
  if (typeof written !== "object" || written === null || depth === deepest) return written;
  const { oneOf, anyOf, allOf, items, ...schema } = follow(document, written);
  const each = (list: readonly unknown[]) => list.map((one) => ofText(document, one, depth + 1));
  // No text is null. What is left as the only choice says what it is at once: Prism looks no further for a list.
  const unions = [anyOf, oneOf].filter(Array.isArray).map((list: unknown[]) => list.filter((one) => !isNull(one)));
  const [only] = unions.length === 1 && unions[0]?.length === 1 ? each(unions[0]) : [];
  const choices = only === undefined ? unions.map(each) : [];
  const parts = [
    ...(Array.isArray(allOf) ? each(allOf) : []),
    ...choices.slice(1).map((choice) => ({ anyOf: choice })),
  ];
  return {
    ...(only ?? {}),
    ...schema,
    ...(choices[0] && { anyOf: choices[0] }),
    ...(parts.length > 0 && { allOf: parts }),
    ...(items !== undefined && { items: ofText(document, items, depth + 1) }),
  };
}

function isNull(choice: unknown): boolean {
  return typeof choice === "object" && choice !== null && "type" in choice && choice.type === "null";
}
