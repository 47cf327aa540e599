import { type DocumentNode, follow, isNode, type MockDocument } from "./document.ts";
import { type OtherBody, otherBodyOf } from "./other-body.ts";
import { fixedQuery, matchSegment, pathOf } from "./template.ts";

/** Arguments of a request by name: path and query parameters, as they were sent. */
export type Arguments = ReadonlyMap<string, string>;

/** An operation of the document, as far as the mock looks at it itself. */
export interface Route {
  /** Its operationId, where it has one. */
  readonly name?: string;
  readonly method: string;
  /** The path template. */
  readonly path: string;
  readonly query: readonly string[];
  /** Of those, the ones that are written as several: `a[b]=1`, or each property as a parameter of its own. */
  readonly several: readonly string[];
  /** Whether there is one of the latter kind: a query may then hold any name. */
  readonly spread: boolean;
  readonly other?: OtherBody;
  /** By status, in the document's own words (`200`, `2XX`, `default`). */
  readonly responses: DocumentNode;
}

/** The operation that a request is for, and its path arguments. */
export interface FoundRoute {
  readonly route: Route;
  readonly path: Arguments;
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** All operations; a path without parameters stands before one that has some at the same place. */
export function readRoutes(document: MockDocument): Route[] {
  const routes: Route[] = [];
  const keys = queryKeys(document);
  for (const [path, node] of Object.entries(document.paths)) {
    const item = follow(document, node);
    for (const method of methods.filter((name) => name in item)) {
      const operation = follow(document, item[method]);
      const parameters = [...listOf(item.parameters), ...listOf(operation.parameters)];
      const other = otherBodyOf(document, operation);
      const query = parameters.map((parameter) => follow(document, parameter)).filter((one) => one.in === "query");
      const { operationId, responses } = operation;
      routes.push({
        ...(typeof operationId === "string" && { name: operationId }),
        method,
        path,
        query: [...query.map((one) => String(one.name)), ...keys],
        several: query.filter((one) => isSeveral(document, one)).map((one) => String(one.name)),
        spread: query.some((one) => one.style !== "deepObject" && isSeveral(document, one)),
        ...(other && { other }),
        responses: follow(document, responses),
      });
    }
  }
  // As Prism does it: the template that says more of the path in plain words wins.
  return routes.sort(
    (one, other) => placeholders(one.path) - placeholders(other.path) || queryLength(other) - queryLength(one),
  );
}

/** One that always has a certain query stands before the one that has none. */
function queryLength({ path }: Route): number {
  return [...fixedQuery(path)].length;
}

/** Query parameters that carry a key, which no operation lists. */
function queryKeys(document: MockDocument): string[] {
  const schemes = Object.values(follow(document, follow(document, document.components).securitySchemes));
  return schemes
    .map((scheme) => follow(document, scheme))
    .filter((scheme) => scheme.type === "apiKey" && scheme.in === "query")
    .map((scheme) => String(scheme.name));
}

/** Whether a parameter takes an object apart. */
function isSeveral(document: MockDocument, { style, explode, schema }: DocumentNode): boolean {
  const { items } = follow(document, schema);
  return style === "deepObject" || holdsObject(document, explode === false ? items : schema, new Set());
}

/** `seen` are the schemas that were looked into: they may lead to each other. */
function holdsObject(document: MockDocument, schema: unknown, seen: Set<object>): boolean {
  const node = follow(document, schema);
  if (seen.has(node)) return false;
  seen.add(node);
  const { type, properties, allOf, anyOf, oneOf, items } = node;
  const parts = [allOf, anyOf, oneOf, items].flat().filter(isNode);
  return (
    [type].flat().includes("object") ||
    properties !== undefined ||
    parts.some((part) => holdsObject(document, part, seen))
  );
}

/**
 * The operation that a request is for, and its path arguments; none when there is no such path or method. Where it may be for several
 * (`/runs/{id}`, `/runs/{name}`), the first, or the one that is `wished`.
 */
export function findRoute(
  routes: readonly Route[],
  method: string,
  pathname: string,
  query: URLSearchParams = new URLSearchParams(),
  wished?: string,
): FoundRoute | undefined {
  let first: FoundRoute | undefined;
  for (const route of routes) {
    if (route.method !== method) continue;
    const path = matchPath(route.path, pathname);
    if (!path || ![...fixedQuery(route.path)].every(([name, value]) => query.getAll(name).includes(value))) continue;
    if (wished === undefined || route.name === wished) return { route, path };
    first ??= { route, path };
  }
  return first;
}

function matchPath(template: string, pathname: string): Arguments | undefined {
  const wanted = pathOf(template).split("/");
  const sent = pathname.split("/");
  if (wanted.length !== sent.length) return undefined;
  const found = new Map<string, string>();
  for (const [index, segment] of wanted.entries()) {
    const text = decode(sent[index] ?? "");
    const held = matchSegment(segment, text);
    if (!held) return undefined;
    for (const [name, value] of held) found.set(name, value);
  }
  return found;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function placeholders(path: string): number {
  return path.split("{").length;
}

export function listOf(node: unknown): readonly unknown[] {
  return Array.isArray(node) ? node : [];
}
