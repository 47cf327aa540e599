import { type MockDocument, target } from "./document.ts";

/** The local references that are reached from a node, directly or through others; each once. */
export function* referencesFrom(document: MockDocument, start: unknown): Generator<string> {
  const found = new Set<string>();
  const open: unknown[] = [start];
  while (open.length > 0) {
    const node = open.pop();
    if (typeof node !== "object" || node === null) continue;
    for (const [name, value] of Object.entries(node)) {
      if (name !== "$ref" || typeof value !== "string") open.push(value);
      else if (!found.has(value)) {
        found.add(value);
        yield value;
        open.push(target(document, value));
      }
    }
  }
}
