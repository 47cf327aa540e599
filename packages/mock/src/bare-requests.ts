import { follow, isNode, type MockDocument, nodeAt } from "./document.ts";

/** Keywords that hold things by name: what is called `example` or `x-ray` there is a field, or a schema. */
const named = new Set(["properties", "patternProperties", "$defs", "definitions", "dependentSchemas", "content"]);
const untold = new Set(["example", "examples", "default"]);

/**
 * Takes from a document's requests all but what they are validated by.
 *
 * What only shows or explains goes: Prism follows what looks like a reference in it. A field that is `readOnly` may be required in the
 * answer alone: Prism knows that of a schema's outermost fields, and not of what `oneOf` and `allOf` hold.
 *
 * @param document one whose answers have lost their schemas already; it is changed
 */
export function bareRequests(document: MockDocument): void {
  const { schemas, requestBodies } = nodeAt(document, "components");
  const operations = Object.values(document.paths).flatMap((item) => Object.values(isNode(item) ? item : {}));
  const seen = new Set<object>();
  const open = [
    ...[schemas, requestBodies].map((node) => ({ node, isMap: true })),
    ...operations.map((operation) => ({ node: nodeAt(operation, "requestBody") as unknown, isMap: false })),
    ...operations.map((operation) => ({ node: nodeAt(operation, "parameters") as unknown, isMap: true })),
  ];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    const { node, isMap } = one;
    if (!isNode(node) || seen.has(node)) continue;
    seen.add(node);
    if (!isMap) strip(document, node as Record<string, unknown>);
    for (const [key, value] of Object.entries(node)) {
      if (!isMap && (key === "enum" || key === "const")) continue;
      open.push({ node: value, isMap: !isMap && named.has(key) });
    }
  }
}

function strip(document: MockDocument, node: Record<string, unknown>): void {
  for (const key of Object.keys(node)) if (key.startsWith("x-") || untold.has(key)) delete node[key];
  const { properties, required } = node;
  if (!Array.isArray(required) || !isNode(properties)) return;
  const isReadOnly = (name: string) =>
    Object.hasOwn(properties, name) && follow(document, properties[name]).readOnly === true;
  node.required = required.filter((name) => !isReadOnly(String(name)));
}
