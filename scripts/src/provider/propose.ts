import { stringify } from "yaml";
import { escaped } from "../emit/escaped.ts";
import type { Json, JsonObject, Place } from "../json.ts";
import type { Operation, Spec } from "../model/operation.ts";
import { operationAt } from "../upstream/path-items.ts";
import { line } from "./plain-text.ts";
import type { ProposedAuth } from "./propose-auth.ts";
import { proposePaging } from "./propose-paging.ts";

/** What is read into a provider's document, for a person to confirm. */
export interface Proposal {
  /** The overlay's text; absent where nothing is proposed. */
  readonly overlay: string | undefined;
  readonly paged: readonly string[];
  readonly idempotent: readonly string[];
  readonly keyed: readonly string[];
}

/**
 * Proposes how the key travels, which operations may be repeated, and how lists go on. An overlay corrects the `document` as it is
 * written; `written` are the paths that operations have there.
 */
export function propose(
  spec: Spec,
  { auth, scheme, undeclared }: ProposedAuth,
  document: JsonObject,
  written: ReadonlyMap<string, string>,
): Proposal {
  const actions: JsonObject[] = [];
  if (Object.keys(undeclared).length > 0)
    actions.push({
      target: "$",
      description: "Operations name these security schemes, which the document does not define.",
      update: { components: { securitySchemes: undeclared } },
    });
  if (scheme !== undefined)
    actions.push({
      target: "$",
      description: `The client's key travels by this security scheme (${auth.kind}), as src/provider.ts says too.`,
      update: { "x-auth": scheme },
    });
  const found = spec.operations.map((operation) => {
    const method = operation.method.toLowerCase();
    const path = written.get(`${method} ${operation.path}`) ?? operation.path;
    return { operation, target: targetOf(operationAt(document, path, method)) };
  });
  const updates = new Map<string, JsonObject>();
  for (const { operation, target } of found) {
    const [update, other] = [updateOf(spec, operation), updates.get(target)];
    // Several paths may have one operation, with parameters of their own: what is said there is said of all of them.
    const isAlike = other === undefined || JSON.stringify(other) === JSON.stringify(update);
    updates.set(target, isAlike ? update : {});
  }
  for (const [target, update] of updates) if (Object.keys(update).length > 0) actions.push({ target, update });
  const ids = (key: string, value?: Json) =>
    found
      .map(({ operation, target }) => ({ id: operation.id, said: updates.get(target)?.[key] }))
      .filter(({ said }) => (value === undefined ? said !== undefined : said === value))
      .map(({ id }) => id);
  return {
    overlay: actions.length > 0 ? textOf(spec.title, actions) : undefined,
    paged: ids("x-pagination"),
    idempotent: ids("x-operation-class", "idempotent"),
    keyed: ids("x-operation-class", "keyed"),
  };
}

function updateOf(spec: Spec, operation: Operation): JsonObject {
  const paging = proposePaging(spec, operation);
  return { ...classOf(operation), ...(paging && { "x-pagination": paging }) };
}

/** By the method's own meaning (RFC 9110); GET is safe and all else sent once where nothing is said. */
function classOf({ method, parameters }: Operation): JsonObject {
  const key = parameters.find((one) => one.in === "header" && /^(x-)?idempotency-?key$/i.test(one.name));
  if (key && method !== "GET")
    return { "x-operation-class": "keyed", "x-idempotency-key": { argument: `/${key.name}` } };
  return method === "PUT" || method === "DELETE" ? { "x-operation-class": "idempotent" } : {};
}

/** A place as an overlay names it (RFC 9535). */
function targetOf(place: Place): string {
  return `$${place.map((key) => (/^[a-z]\w*$/i.test(`${key}`) ? `.${key}` : `[${quoted(`${key}`)}]`)).join("")}`;
}

function quoted(name: string): string {
  return `'${name.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}

const head = `# What the document does not say, or says wrongly. Proposed by provider:new: read each action, and correct it.
#
# x-operation-class: what may be done when an answer is lost. Unless said here, a GET is safe, and everything else is sent once
# (never-retry). Proposed idempotent: PUT and DELETE, by the meaning of the method. Wrong, where a repeat does more.
# x-pagination: where a list's next page comes from. Proposed from the names of parameters and fields.
# docs/design.md describes each extension.
`;

function textOf(title: string, actions: readonly JsonObject[]): string {
  const overlay = { overlay: "1.0.0", info: { title: `evalbridge on ${line(title)}`, version: "1.0.0" }, actions };
  const text = stringify(overlay, { lineWidth: 0, aliasDuplicateObjects: false });
  // YAML shows as they are some signs that JSON, which is YAML too, can escape.
  return `${head}${escaped(text) === text ? text : `${escaped(JSON.stringify(overlay, undefined, 2))}\n`}`;
}
