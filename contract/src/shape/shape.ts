import type { Json, Place } from "@evalbridge-internal/scripts";

/**
 * The values that a schema allows, in one form: references followed, lists of types and `null` unfolded into unions. Nested
 * shapes are asked for, since a schema may contain itself.
 */
export type Shape = Part & {
  /** Where the schema is in its document. */
  readonly at: Place;
  /** What tells it from the other branches of a union. */
  readonly name: string;
};

type Part = NullShape | ChoiceShape | NumberShape | TextShape | ListShape | RecordShape | UnionShape | AnyShape;

export interface NullShape {
  readonly kind: "null";
}

/** One of these: an enum, a constant, a boolean. */
export interface ChoiceShape {
  readonly kind: "choice";
  readonly values: readonly Json[];
}

export interface NumberShape {
  readonly kind: "number";
  readonly whole: boolean;
  readonly least?: number;
  readonly most?: number;
}

export interface TextShape {
  readonly kind: "text";
  readonly format?: string;
  /** In characters, as `least` and `most` of a list are in items. */
  readonly least: number;
  readonly most: number;
  /** Where it travels, if not in a body: a header carries Latin-1 alone, `..` is no segment of a path. */
  readonly place?: "path" | "query" | "header";
}

export interface ListShape {
  readonly kind: "list";
  readonly items: () => Shape;
  readonly least: number;
  readonly most: number;
}

export interface RecordShape {
  readonly kind: "record";
  readonly properties: readonly Property[];
  /** What may stand under any other key: the values of a map. */
  readonly rest?: () => Shape;
  /** The format of those other keys. */
  readonly keyFormat?: string;
}

export interface Property {
  readonly name: string;
  readonly required: boolean;
  readonly shape: () => Shape;
}

export interface UnionShape {
  readonly kind: "union";
  readonly branches: readonly Shape[];
}

/** Whatever JSON can say. */
export interface AnyShape {
  readonly kind: "any";
}

/** The branches that are not `null`, and whether there is one that is; a shape that is no union is its only branch. */
export function branchesOf(shape: Shape): { readonly branches: readonly Shape[]; readonly nullable: boolean } {
  const all = shape.kind === "union" ? shape.branches : [shape];
  const branches = all.filter(({ kind }) => kind !== "null");
  return { branches, nullable: branches.length < all.length };
}
