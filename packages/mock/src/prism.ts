import type { IHttpRequest } from "@stoplight/prism-http";
import type { MockDocument } from "./document.ts";
import type { Preference } from "./prefer.ts";
import { forPrism, withFields } from "./prism-document.ts";
import type { Answer } from "./problem.ts";
import type { Route } from "./route.ts";
import { plainPath, plainTemplate } from "./template.ts";

/** A request as Prism takes it. */
export interface PrismRequest {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string | string[]>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export type Prism = (request: PrismRequest, preference: Preference, route?: Route) => Promise<Answer>;

type Violation = { path?: string[]; severity: number; code?: string | number; message: string };

/** As `DiagnosticSeverity` of @stoplight/types numbers them. */
const severities = ["Error", "Warning", "Information", "Hint"];
/** Prism's own limit for this header, within Node's for all headers together. */
const maximumHeaderLength = 8 * 1024 - 100;

/**
 * Prism for one document, called in process: it validates each request, and answers from the examples.
 *
 * Its instance rather than its server (@stoplight/prism-http-server): the server takes the example only from the
 * request's own headers and says nothing of the operation it found, so choosing one would need a proxy in front of it.
 * That both answer alike is a test. The import is a dynamic one because it takes 0.4 s, and so that a Node that is too
 * old is told so first.
 */
export async function createPrism(document: MockDocument): Promise<Prism> {
  const [{ createInstance, getHttpOperationsFromSpec, ProblemJsonError }, { createLogger }] = await Promise.all([
    import("@stoplight/prism-http"),
    import("@stoplight/prism-core"),
  ]);
  const operations = (await getHttpOperationsFromSpec(forPrism(document))).map((one) => ({
    ...one,
    template: one.path,
    path: plainTemplate(one.path),
  }));
  const config = {
    isProxy: false as const,
    checkSecurity: true,
    validateRequest: true,
    // Its schemas are empty by now, so there would be nothing to check.
    validateResponse: false,
    errors: false,
    upstreamProxy: undefined,
  };
  const defaults = { ...config, mock: { dynamic: false } };
  const instance = createInstance(defaults, { logger: createLogger("mock", { level: "silent" }) });

  return async ({ method, path, query, headers, body }, { code, example }, route) => {
    const url = { path: route ? plainPath(route.path, path) : path, query };
    const request = { method: method as IHttpRequest["method"], url, headers, body };
    // A new one each time: Prism writes the Accept header of the request into it.
    const mock = { dynamic: false, ...(code && { code }), ...(example && { exampleKey: example }) };
    // Among Bland's 34, Prism would spend half of its time on looking for the one.
    const among = route
      ? operations.filter((one) => one.template === route.path && one.method === route.method)
      : operations;
    const result = await instance.request(request, among, { ...config, mock })();
    if (result._tag === "Left") return refusal(ProblemJsonError.toProblemJson(result.left), result.left);
    const { output, validations } = result.right;
    return {
      status: output.statusCode,
      headers: { ...textHeaders(output.headers), ...violationHeader(validations.input) },
      ...written(output.body, output.headers?.["Content-type"]),
    };
  };
}

function refusal(body: { readonly status: number }, error: Error & { additional?: object }): Answer {
  const headers = (error.additional as { headers?: Record<string, unknown> } | undefined)?.headers;
  return {
    status: body.status,
    headers: { "content-type": "application/problem+json", ...textHeaders(headers) },
    body: JSON.stringify(body),
  };
}

/** What was wrong with a request that is answered with the provider's own error. */
function violationHeader(violations: readonly Violation[]): Record<string, string> {
  if (violations.length === 0) return {};
  const listed = violations.map(({ path = [], severity, code, message }) => ({
    location: ["request", ...path],
    severity: severities[severity],
    code,
    message,
  }));
  // A header holds ASCII only, and the message may repeat what was sent.
  const text = JSON.stringify(listed).replace(
    /[^\x20-\x7e]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  if (text.length <= maximumHeaderLength) return { "sl-violations": text };
  return { "sl-violations": `Too many violations! ${text.slice(0, maximumHeaderLength)}` };
}

/** A header that is described without an example or a schema comes as null. */
function textHeaders(headers: object | undefined): Record<string, string> {
  const given = Object.entries(headers ?? {}).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(given.map(([name, value]) => [name.toLowerCase(), String(value)]));
}

function written(body: unknown, mediaType: unknown): { body?: string } {
  if (body === undefined) return {};
  const json = /\bjson\b/.test(String(mediaType));
  return { body: typeof body === "string" && !json ? body : withFields(JSON.stringify(body)) };
}
