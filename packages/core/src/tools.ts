import type { contentOf } from "./content.ts";
import type { addKey } from "./key.ts";
import type { pagedCalls } from "./paging.ts";
import type { keepStarts } from "./start.ts";
import type { pairsOf } from "./style.ts";

/** What carries out the facts of an operation that not all have, by the fact it is for. A table names it, so that bundlers see it. */
export interface Tools {
  /** For `page`. */
  readonly pages?: typeof pagedCalls;
  /** For the classes `reconcilable` and `never-retry`. */
  readonly starts?: typeof keepStarts;
  /** For `media`. */
  readonly media?: typeof contentOf;
  /** For `styles`, and for parameters that may hold objects. */
  readonly styles?: typeof pairsOf;
  /** For `key`. */
  readonly keys?: typeof addKey;
}
