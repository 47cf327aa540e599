import { type DocumentNode, follow, type MockDocument } from "./document.ts";

/** A parameter that says what goes without saying: Prism 5.16 takes a query's list for one text unless `explode` stands there. */
export function outspoken(document: MockDocument, parameter: DocumentNode): DocumentNode {
  const { in: place, style = "form", explode = style === "form", schema } = parameter;
  return {
    ...parameter,
    ...(typeof schema === "object" && schema !== null && { schema: ofText(document, schema, 0) }),
    ...(place === "query" && { style, explode }),
  };
}

/** References in each other that a parameter may have; one that is a tree of any depth is written in one text by nobody. */
const deepest = 8;

/** A schema of what is written as text: that may be a number or a flag as well, so that more than one of several schemas fits. */
function ofText(document: MockDocument, written: unknown, depth: number): unknown {
  if (typeof written !== "object" || written === null || depth === deepest) return written;
  const { oneOf, anyOf, allOf, items, ...schema } = follow(document, written);
  const each = (list: unknown) => (list as unknown[]).map((one) => ofText(document, one, depth + 1));
  const choices = [...(Array.isArray(anyOf) ? [each(anyOf)] : []), ...(Array.isArray(oneOf) ? [each(oneOf)] : [])];
  const parts = [
    ...(Array.isArray(allOf) ? each(allOf) : []),
    ...choices.slice(1).map((choice) => ({ anyOf: choice })),
  ];
  return {
    ...schema,
    ...(choices[0] && { anyOf: choices[0] }),
    ...(parts.length > 0 && { allOf: parts }),
    ...(items !== undefined && { items: ofText(document, items, depth + 1) }),
  };
}
