import type { KeyPlace, OperationClass, Paging, Reconcile, Style } from "@evalbridge/core";
import type { Json, JsonObject, Place } from "../json.ts";
import type { Form } from "./media.ts";

export const methods = ["get", "head", "post", "put", "patch", "delete"] as const;
export type Method = Uppercase<(typeof methods)[number]>;

export const operationClasses: readonly OperationClass[] = [
  "safe",
  "idempotent",
  "keyed",
  "reconcilable",
  "never-retry",
];

export const evidences = ["documented", "example", "inferred"] as const;
/** How well an operation is known: from the provider's reference, seen in its examples only, or deduced. */
export type Evidence = (typeof evidences)[number];

/** A named example: of a body, or of what an operation answers. */
export interface Example {
  readonly name: string;
  readonly summary?: string;
  readonly value: Json;
  /** The arguments it answers, as text; see x-match in docs/design.md. */
  readonly match?: Readonly<Record<string, string>>;
  readonly at: Place;
}

export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required: boolean;
  readonly description?: string;
  readonly schema: JsonObject;
  /** How it is written, where that is not the usual way. */
  readonly style?: Style;
  readonly at: Place;
  /** Where the operation, or its path, lists it: for a reference not the place it is written down at. */
  readonly listed: Place;
}

export interface Body {
  readonly required: boolean;
  /** Its media type, as the document writes it. */
  readonly media: string;
  readonly form: Form;
  /** How its fields are written, where that is not the usual way for its form. */
  readonly styles?: Readonly<Record<string, Style>>;
  readonly schema: JsonObject;
  /** Where the schema is. */
  readonly at: Place;
  readonly examples: readonly Example[];
}

export interface Answer {
  readonly status: number;
  readonly description?: string;
  /** Of the body; absent where none is documented. */
  readonly schema?: JsonObject;
  /** The media type of the body, as the document writes it, and what that is. */
  readonly media?: string;
  readonly form?: Form;
  /** Where the schema is; without one, where the answer is. */
  readonly at: Place;
  readonly examples: readonly Example[];
}

/** One operation of a spec, with every `$ref` on the way to its parts followed. */
export interface Operation {
  readonly id: string;
  readonly method: Method;
  readonly path: string;
  readonly summary: string;
  readonly description?: string;
  /** The provider's own page about it. */
  readonly docs?: string;
  readonly tags: readonly string[];
  readonly class: OperationClass;
  readonly evidence: Evidence;
  readonly timeoutMs?: number;
  readonly parameters: readonly Parameter[];
  readonly body?: Body;
  readonly success: Answer;
  /** Further answers of 2xx, of the same form or without a body. */
  readonly others: readonly Answer[];
  readonly errors: readonly Answer[];
  readonly paging?: Paging;
  readonly reconcile?: Reconcile;
  /** Where the key goes of an operation that takes one; see x-idempotency-key in docs/design.md. */
  readonly key?: KeyPlace;
  /** The source whose runs it starts, and the one whose starts it prices: keys such as `feather-kb`. */
  readonly starts?: string;
  readonly estimates?: string;
  readonly at: Place;
}

/** Where each JSON answer of a provider keeps its payload and its errors, as JSON pointers. */
export interface Envelope {
  readonly data: string;
  readonly errors: string;
}

/** `upstream` is the provider's own file, `authored` was written here. */
export type Origin = "upstream" | "authored";

/** A spec as code generation, the contract suite and the documentation see it. */
export interface Spec {
  readonly provider: string;
  readonly title: string;
  readonly version: string;
  /** SHA-256 of the description, its overlay included. */
  readonly hash: string;
  readonly origin: Origin;
  readonly envelope?: Envelope;
  readonly operations: readonly Operation[];
  /** The normalised document that all schemas above are part of. */
  readonly document: JsonObject;
  /** `file:line:column` of a place in the document. */
  readonly where: (place: Place) => string;
}
