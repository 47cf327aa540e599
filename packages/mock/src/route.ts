import { type DocumentNode, follow, type MockDocument } from "./document.ts";

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
  /** By status, in the document's own words (`200`, `2XX`, `default`). */
  readonly responses: DocumentNode;
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** All operations; a path without parameters stands before one that has some at the same place. */
export function readRoutes(document: MockDocument): Route[] {
  const routes: Route[] = [];
  for (const [path, node] of Object.entries(document.paths)) {
    const item = follow(document, node);
    for (const method of methods.filter((name) => name in item)) {
      const operation = follow(document, item[method]);
      const parameters = [...listOf(item.parameters), ...listOf(operation.parameters)];
      const query = parameters.map((parameter) => follow(document, parameter)).filter((one) => one.in === "query");
      const { operationId, responses } = operation;
      routes.push({
        ...(typeof operationId === "string" && { name: operationId }),
        method,
        path,
        query: query.map((one) => String(one.name)),
        responses: follow(document, responses),
      });
    }
  }
  // As Prism does it: the template that says more of the path in plain words wins.
  return routes.sort((one, other) => placeholders(one.path) - placeholders(other.path));
}

/** The operation that a request is for, and its path arguments; none when there is no such path or method. */
export function findRoute(
  routes: readonly Route[],
  method: string,
  pathname: string,
): { readonly route: Route; readonly path: Arguments } | undefined {
  for (const route of routes) {
    if (route.method !== method) continue;
    const path = matchPath(route.path, pathname);
    if (path) return { route, path };
  }
  return undefined;
}

function matchPath(template: string, pathname: string): Arguments | undefined {
  const wanted = template.split("/");
  const sent = pathname.split("/");
  if (wanted.length !== sent.length) return undefined;
  const found = new Map<string, string>();
  for (const [index, segment] of wanted.entries()) {
    const text = decode(sent[index] ?? "");
    const parameter = /^\{(.+)\}$/.exec(segment)?.[1];
    if (parameter !== undefined) found.set(parameter, text);
    else if (segment !== text) return undefined;
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

function listOf(node: unknown): readonly unknown[] {
  return Array.isArray(node) ? node : [];
}
