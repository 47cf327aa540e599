import { type DocumentNode, follow, type MockDocument } from "./document.ts";
import { referencesFrom } from "./references.ts";

/** A body that Prism does not get to see, since it is not JSON or too large: its media type, and whether there has to be one. */
export interface OtherBody {
  readonly type: string;
  readonly required: boolean;
  readonly isLarge: boolean;
}

/** The body of an operation, if it is of that kind. */
export function otherBodyOf(document: MockDocument, operation: DocumentNode): OtherBody | undefined {
  const { required, content } = follow(document, operation.requestBody);
  const [type] = Object.keys(follow(document, content));
  const large = type !== undefined && isJson(type) && isLarge(document, operation.requestBody);
  if (type === undefined || (isJson(type) && !large)) return undefined;
  return { type, required: required === true, isLarge: large };
}

/**
 * Components that the schema of a body or parameter may be made of for Prism to look at it. It writes out every reference of a schema at its start,
 * and compiles the result at each request: the 771 components of an index template of Elasticsearch keep it busy for minutes.
 */
const mostComponents = 100;

/** Whether a node is made of so many components. */
export function isLarge(document: MockDocument, node: unknown): boolean {
  let count = 0;
  for (const _ of referencesFrom(document, node)) if (++count > mostComponents) return true;
  return false;
}

export function isJson(type: string): boolean {
  return /^[^;]*[/+]json\b/i.test(type);
}
