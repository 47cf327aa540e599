import { isObject, type Json, type JsonObject } from "../json.ts";

/** What is being made, and for whom. */
export interface Making {
  readonly document: JsonObject;
  readonly direction: "request" | "response";
  readonly full: boolean;
  readonly effort: Effort;
  /** Schemas that were put together already; `null` stands for those whose parts exclude each other. */
  readonly known: WeakMap<JsonObject, JsonObject | null>;
}

/** How many steps may still be taken: a document can ask for more than anyone has time for. */
export interface Effort {
  left: number;
}

/** Of one sample, and of all those of a document together: the largest real ones take a tenth of it. */
const most = { sample: 50_000, document: 10_000_000 };

interface Kept {
  readonly known: Making["known"];
  readonly samples: Map<string, WeakMap<JsonObject, { readonly value: Json | undefined }>>;
  left: number;
}

const documents = new WeakMap<JsonObject, Kept>();

/** Makes a sample of a schema once, with as much effort as is left for its document. */
export function once(
  document: JsonObject,
  schema: Json,
  { direction, full }: Pick<Making, "direction" | "full">,
  make: (making: Making) => Json | undefined,
): Json | undefined {
  const kept = documents.get(document) ?? { known: new WeakMap(), samples: new Map(), left: most.document };
  documents.set(document, kept);
  const kind = `${direction} ${full}`;
  const samples = kept.samples.get(kind) ?? new WeakMap();
  kept.samples.set(kind, samples);
  const before = isObject(schema) ? samples.get(schema) : undefined;
  if (before) return before.value;
  const allowance = Math.min(most.sample, kept.left);
  const effort = { left: allowance };
  const value = make({ document, direction, full, effort, known: kept.known });
  kept.left -= allowance - effort.left;
  if (isObject(schema)) samples.set(schema, { value });
  return value;
}

/** Takes one step; `false` where there is none left. */
export function step({ effort }: Making): boolean {
  if (effort.left > 0) effort.left--;
  return effort.left > 0;
}
