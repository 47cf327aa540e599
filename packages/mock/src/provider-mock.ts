import type { MockDocument } from "./document.ts";
import { chooseExample, isUnknown } from "./example.ts";
import { createLargeBodyCheck } from "./large-body.ts";
import { isJson } from "./other-body.ts";
import { headersForPrism, otherBody, seenByPrism, unknownQuery } from "./own-checks.ts";
import { readPrefer } from "./prefer.ts";
import { createPrism } from "./prism.ts";
import { type Answer, failed, problem } from "./problem.ts";
import { type Arguments, findRoute, readRoutes } from "./route.ts";
import { play } from "./scenario/play.ts";
import type { Fields } from "./scenario/script.ts";
import type { ProviderStage } from "./scenario/stage.ts";

/** A request as it came in. */
export interface ReceivedRequest {
  readonly method: string;
  /** Path and query as they were sent. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The answer, and the operation that it is of, where there is one. */
export interface RoutedAnswer {
  readonly operation?: string;
  readonly answer: Answer;
}

export type ProviderMock = (request: ReceivedRequest) => Promise<RoutedAnswer>;

export interface ProviderMockOptions {
  /** Tells the scenario that is played, if any. */
  readonly stageNow?: () => ProviderStage | undefined;
  /** See `createMocks`. */
  readonly unknownIds?: "example" | "not-found" | undefined;
}

/**
 * One provider: what Prism does, before it what Prism does not do, and after it what a scenario answers. Prism sees every
 * request, and what it refuses stays refused.
 */
export async function createProviderMock(
  document: MockDocument,
  { stageNow = () => undefined, unknownIds = "example" }: ProviderMockOptions = {},
): Promise<ProviderMock> {
  const prism = await createPrism(document);
  const routes = readRoutes(document);
  const largeBody = createLargeBodyCheck(document);

  return async ({ method, target, headers, body }) => {
    if (!target.startsWith("/")) return { answer: problem(400, "Bad request", `"${target}" is no path`) };
    const url = new URL(`http://mock${target}`);
    const preference = readPrefer(headers.prefer);
    const wished = preference instanceof SyntaxError ? undefined : preference.operation;
    const found = findRoute(routes, method.toLowerCase(), url.pathname, url.searchParams, wished);
    const operation = found?.route.name;
    const answered = (answer: Answer) => (operation === undefined ? { answer } : { operation, answer });

    try {
      const refused =
        found &&
        (unknownQuery(found.route, url.searchParams) ??
          otherBody(found.route, headers, body) ??
          largeBody(found.route, body));
      if (refused) return answered(refused);
      if (preference instanceof SyntaxError) throw preference;
      if (!isEncoded(url.pathname)) throw new SyntaxError(`"${url.pathname}" is no path: a % in it encodes nothing`);
      const query = queryOf(url.searchParams);
      const sent: Arguments = new Map([...flat(query), ...(found?.path ?? [])]);
      const example = preference.example ?? (found && chooseExample(document, found.route, preference.code, sent));
      const request = {
        method: method.toLowerCase(),
        path: url.pathname,
        query: found ? seenByPrism(found.route, query) : query,
        headers: headersForPrism(headers, found?.route, preference.code),
        body: found?.route.other ? null : readBody(headers, body),
      };
      const usual = await prism(request, { ...preference, ...(example !== undefined && { example }) }, found?.route);
      if (!found || headers.prefer !== undefined || isRefused(usual)) return answered(usual);
      const documented = (code: number) =>
        String(code) in found.route.responses ? prism(request, { code }, found.route) : undefined;
      const stage = stageNow();
      if (stage) {
        const call = { path: found.path, query: url.searchParams, body: request.body as Fields };
        return answered(await play(stage, { route: found.route, call, usual, documented }));
      }
      if (unknownIds === "example" || !isUnknown(document, found)) return answered(usual);
      const why = `no example of ${operation} is for this path`;
      return answered((await documented(404)) ?? problem(404, "Not found", why));
    } catch (error) {
      if (error instanceof SyntaxError) return answered(problem(400, "Bad request", error.message));
      return answered(failed(error));
    }
  };
}

function isEncoded(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

function isRefused({ status, headers }: Answer): boolean {
  return status >= 400 || "sl-violations" in headers;
}

function queryOf(sent: URLSearchParams): Record<string, string | string[]> {
  const names = [...new Set(sent.keys())];
  return Object.fromEntries(
    names.map((name) => {
      const values = sent.getAll(name);
      return [name, values.length === 1 ? (values[0] as string) : values];
    }),
  );
}

/** As x-match writes them: a list is joined by commas. */
function flat(query: Readonly<Record<string, string | string[]>>): [string, string][] {
  return Object.entries(query).map(([name, value]) => [name, String(value)]);
}

/** A JSON body parsed, another as it is. @throws {SyntaxError} */
function readBody(headers: Readonly<Record<string, string>>, body: string): unknown {
  if (body === "") return null;
  if (!isJson(headers["content-type"] ?? "")) return body;
  try {
    return JSON.parse(body);
  } catch (error) {
    throw new SyntaxError(`the body is not JSON: ${(error as Error).message}`);
  }
}
