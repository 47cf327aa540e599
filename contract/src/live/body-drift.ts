import {
  type Answer,
  isObject,
  type Json,
  type Place,
  pointerOf,
  type Spec,
  valueAt,
} from "@evalbridge-internal/scripts";
import { type Exchange, mediaTypeOf } from "./exchange.ts";
import type { Finding } from "./finding.ts";
import type { SchemaDrift } from "./schema-drift.ts";

export interface ReadBody {
  readonly findings: readonly Finding[];
  readonly body?: Json;
}

const json = /^application\/([\w.-]+\+)?json$/;
/** Types that are safe to show: a server could say anything. */
const shownType = /^(application|text|image|multipart)\/(json|xml|plain|csv|octet-stream|html|x-ndjson|problem\+json)$/;

/** Holds the body of an answer against what is documented for its status. */
export function bodyDrift(spec: Spec, documented: Answer, exchange: Exchange, drift: SchemaDrift): ReadBody {
  const { text } = exchange;
  // With a schema: …/content/application~1json/schema.
  const content: Place = documented.schema ? documented.at.slice(0, -2) : documented.at;
  const type = mediaTypeOf(exchange);
  if (!documented.schema && text === "") return { findings: [] };
  const known = documented.schema ? valueAt(spec.document, content) : undefined;
  const isKnown = isObject(known) && Object.hasOwn(known, type);
  const strange: Finding[] = isKnown
    ? []
    : [{ kind: "undocumented content type", spec: pointerOf(content), detail: shownTypeOf(type) }];
  if (!isKnown && !json.test(type)) return { findings: strange };
  const body = parsed(text);
  if (body === undefined) return { findings: [...strange, { kind: "not JSON", spec: pointerOf(content) }] };
  return { findings: [...strange, ...(documented.schema ? drift(documented.at, body) : [])], body };
}

function shownTypeOf(type: string): string {
  if (type === "") return "none";
  return shownType.test(type) ? type : "another";
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
