import type { writeBody } from "./content.ts";
import type { putHeader } from "./header.ts";
import type { addKey } from "./key.ts";
import type { pagedCalls } from "./paging.ts";
import type { WritePart } from "./path.ts";
import type { keepStarts } from "./start.ts";
import type { withStyled } from "./style.ts";
import type { Answer } from "./transport.ts";

/** What carries out the facts of an operation that not all have, by the fact it is for. A table names it, so that bundlers see it. */
export interface Tools {
  /** For the classes `reconcilable` and `never-retry`. */
  readonly starts?: typeof keepStarts;
  readonly page?: typeof pagedCalls;
  readonly key?: typeof addKey;
  /** For `body`: JSON alone, or what `media` says. */
  readonly body?: typeof writeBody;
  /** For `query`: single values and lists, or whatever `styles` and nested values ask for. */
  readonly query?: typeof withStyled;
  readonly header?: typeof putHeader;
  /** For parameters in the path that have a style. */
  readonly path?: WritePart;
  /** For a deletion: codes of errors that prove that it was not sent. */
  readonly unsent?: RegExp;
  /** For a `result` of text or bytes. */
  readonly result?: (answer: Answer) => string | Blob;
}
