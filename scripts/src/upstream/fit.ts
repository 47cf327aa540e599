import { isObject, type Json, type JsonObject, objectOf } from "../json.ts";
import { follow } from "../model/follow.ts";
import { methods } from "../model/operation.ts";
import { fitAnswers } from "./fit-answers.ts";
import { fitBody } from "./fit-body.ts";
import { fitParameters } from "./fit-parameters.ts";
import { fitPath } from "./fit-path.ts";
import { fitSchemas } from "./fit-schemas.ts";
import { fitSecurity, withScheme } from "./fit-security.ts";
import { methodNames } from "./method-names.ts";
import { type Omission, type Omit, Unfit } from "./omission.ts";
import { withOurs } from "./our-extensions.ts";
import { withPathItems } from "./path-items.ts";
import { serverOf } from "./server.ts";

export interface Fitted {
  readonly document: JsonObject;
  readonly omissions: readonly Omission[];
  /** The path that an operation has in the provider's document, by the method and path it has here (`get /runs/{id}`). */
  readonly written: ReadonlyMap<string, string>;
}

/** Keys of a path item that are no operations. */
const besides = new Set(["parameters", "summary", "description", "servers", "$ref"]);

/**
 * Makes of a provider's own document, normalised and with references to components alone, one that a package can be generated
 * from: what is said unclearly is read as it was meant, what cannot be expressed is left out and told.
 */
export function fit(document: JsonObject): Fitted {
  const omissions: Omission[] = [];
  const tell = (operation: string, what: string, why: string) => omissions.push({ operation, what, why });
  const whole = fitSchemas(document);
  const home = serverOf(whole);
  const mended = withPathItems(whole);
  const seen = new Map<string, string>();
  const fitted: Entry[] = [];
  const written = new Map<string, string>();
  for (const entry of entriesOf(mended, tell)) {
    const name = `${entry.method.toUpperCase()} ${entry.path}`;
    try {
      const one = fitEntry(mended, home, entry, (what, why) => tell(name, what, why));
      const first = seen.get(`${one.method} ${one.path}`);
      if (first !== undefined) throw new Unfit(`it sends the same requests as ${first}`);
      seen.set(`${one.method} ${one.path}`, name);
      fitted.push(one);
      written.set(`${one.method} ${one.path}`, entry.path);
    } catch (error) {
      if (!(error instanceof Unfit)) throw error;
      tell(name, "the operation", error.message);
    }
  }
  for (const name of Object.keys(objectOf(mended.webhooks)))
    tell("document", `webhook ${name}`, "the provider calls it, a client does not");
  const { paths: _, webhooks: __, security: ___, components, ...rest } = mended;
  const parts = { ...(isObject(components) && { components: withScheme(components, mended["x-auth"]) }) };
  return { document: { ...rest, ...parts, paths: pathsOf(fitted) }, omissions, written };
}

/** One operation, and where it belongs. */
export interface Entry {
  readonly path: string;
  readonly method: string;
  readonly item: JsonObject;
  readonly operation: JsonObject;
}

function* entriesOf(
  document: JsonObject,
  tell: (operation: string, what: string, why: string) => void,
): Generator<Entry> {
  for (const [path, written] of Object.entries(objectOf(document.paths))) {
    if (path.startsWith("x-")) continue;
    const item = objectOf(written);
    for (const [key, operation] of Object.entries(item)) {
      if (besides.has(key) || key.startsWith("x-") || !isObject(operation)) continue;
      const name = `${key.toUpperCase()} ${path}`;
      if (key === "additionalOperations") {
        for (const other of Object.keys(operation))
          tell(`${other} ${path}`, "the operation", `a client sends no ${other} requests`);
      } else if ((methods as readonly string[]).includes(key)) yield { path, method: key, item, operation };
      else if (key === key.toLowerCase() && /^(options|trace|query)$/.test(key))
        tell(name, "the operation", `a client sends no ${key.toUpperCase()} requests`);
      else tell(name, "the operation", `${key} is no method of HTTP as OpenAPI writes them`);
    }
  }
}

function fitEntry(document: JsonObject, home: string | undefined, entry: Entry, omit: Omit): Entry {
  const { item, method } = entry;
  const operation = follow(document, entry.operation, []).value;
  const { requestBody, parameters: _, responses, callbacks: __, servers, ...rest } = operation;
  const server = serverOf({ servers: servers ?? item.servers ?? null });
  if (server !== undefined && server !== home) throw new Unfit(`it lives at another address (${server})`);
  const body = fitBody(document, bodiless.has(method) ? withoutBody(requestBody, method, omit) : requestBody, omit);
  const { path, parameters } = fitPath(
    entry.path,
    fitParameters(document, item, operation, body !== undefined, omit),
    omit,
  );
  return {
    path,
    method,
    item: {},
    operation: {
      ...withOurs(rest, method),
      ...(parameters.length > 0 && { parameters }),
      ...(body !== undefined && { requestBody: body }),
      security: fitSecurity(document, operation.security ?? document.security),
      responses: fitAnswers(document, responses, omit, method === "head"),
    },
  };
}

/** Methods with which no runtime sends a body. */
const bodiless = new Set(["get", "head"]);

function withoutBody(body: Json | undefined, method: string, omit: Omit): undefined {
  const why = `no ${method.toUpperCase()} can have one`;
  if (objectOf(body).required === true) throw new Unfit(`it needs a body, and ${why}`);
  if (isObject(body) && Object.keys(objectOf(body.content)).length > 0) omit("its body", why);
  return undefined;
}

/** The operations by path and method again, each with a name of its own. */
function pathsOf(entries: readonly Entry[]): JsonObject {
  const names = methodNames(entries);
  const paths = new Map<string, Map<string, Json>>();
  for (const [index, { path, method, operation }] of entries.entries()) {
    const item = paths.get(path) ?? new Map<string, Json>();
    paths.set(path, item);
    item.set(method, {
      ...operation,
      operationId: names[index] as string,
      summary: summaryOf(operation, names[index]),
    });
  }
  return Object.fromEntries([...paths].map(([path, item]) => [path, Object.fromEntries(item)]));
}

/** The line that editors show: of the description the first sentence, where nobody wrote one. */
function summaryOf({ summary, description }: JsonObject, name: string | undefined): string {
  if (typeof summary === "string" && summary.trim() !== "") return summary;
  const [first = ""] = (typeof description === "string" ? description : "").trim().split(/(?<=[.!?])\s|\n/);
  return first === "" ? `${name}` : first;
}
