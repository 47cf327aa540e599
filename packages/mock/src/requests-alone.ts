import { type DocumentNode, follow, type MockDocument } from "./document.ts";

const data = new Set(["example", "examples", "default", "enum", "const"]);

/**
 * Takes what only answers have from what requests need: a field that is `readOnly` may be required in the answer alone. Prism does
 * so at a schema's outermost fields, and not in what `oneOf` and `allOf` hold.
 *
 * @param document one whose answers have no schemas any more; it is changed
 */
export function withoutReadOnly(document: MockDocument): void {
  const seen = new Set<object>();
  const open: unknown[] = [document.paths, document.components];
  while (open.length > 0) {
    const node = open.pop();
    if (typeof node !== "object" || node === null || seen.has(node)) continue;
    seen.add(node);
    const { properties, required } = node as DocumentNode;
    if (Array.isArray(required) && typeof properties === "object" && properties !== null) {
      const left = required.filter((name) => !isReadOnly(document, properties as DocumentNode, String(name)));
      if (left.length < required.length) Object.assign(node, { required: left });
    }
    for (const [key, value] of Object.entries(node)) if (!data.has(key)) open.push(value);
  }
}

function isReadOnly(document: MockDocument, properties: DocumentNode, name: string): boolean {
  return Object.hasOwn(properties, name) && follow(document, properties[name]).readOnly === true;
}
