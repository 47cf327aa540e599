import { type MockDocument, target } from "./document.ts";

/**
 * Components that a body's schema may be made of for Prism to look at the body. It writes out every reference of a schema at its start,
 * and compiles the result at each request: the 771 components of an index template of Elasticsearch keep it busy for minutes.
 */
const most = 100;

/** Whether a request body's schema is made of so many components that the mock looks at the body itself. */
export function isLarge(document: MockDocument, body: unknown): boolean {
  const reached = new Set<string>();
  const open: unknown[] = [body];
  while (open.length > 0 && reached.size <= most) {
    const node = open.pop();
    if (typeof node !== "object" || node === null) continue;
    for (const [key, value] of Object.entries(node)) {
      if (key !== "$ref" || typeof value !== "string") open.push(value);
      else if (!reached.has(value)) {
        reached.add(value);
        open.push(target(document, value));
      }
    }
  }
  return reached.size > most;
}
