import { createHash } from "node:crypto";
import type { Json } from "../json.ts";

/** Where two documents differ: a place, and what each has there. What one of them lacks is absent. */
export interface Difference {
  /** Inside the operation or schema: `/parameters/query limit/schema/default`. */
  readonly pointer: string;
  readonly there?: Json;
  readonly here?: Json;
}

/** What the two documents are called in a line. */
export interface Sides {
  readonly there: string;
  readonly here: string;
}

export const theirsAndOurs: Sides = { there: "there", here: "here" };
export const nowAndBefore: Sides = { there: "now", here: "before" };

/** One line: `/body/required: true there, false here`, or `/parameters/query after: only there, {"schema":{}}`. */
export function lineOf({ pointer, there, here }: Difference, sides: Sides): string {
  if (there === undefined || here === undefined)
    return `${pointer}: only ${there === undefined ? sides.here : sides.there}, ${brief(there ?? here)}`;
  return `${pointer}: ${brief(there)} ${sides.there}, ${brief(here)} ${sides.here}`;
}

/** Cut where it is long, with the beginning of a hash, so that a difference further on makes another line. */
function brief(value: Json | undefined): string {
  const whole = JSON.stringify(value) ?? "nothing";
  if (whole.length <= 80) return whole;
  const hash = createHash("sha256").update(whole).digest("hex").slice(0, 8);
  return `${whole.slice(0, 60)}… (${hash})`;
}
