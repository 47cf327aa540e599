import { EvalbridgeError } from "./evalbridge-error.ts";

/** A text that is not the reference of a run or parent. */
export class RunRefError extends EvalbridgeError {
  static override readonly kind: string = "RunRefError";
  constructor(text: string, why: string) {
    const shown = JSON.stringify(text.length > 80 ? `${text.slice(0, 77)}...` : text);
    super(`not a reference: ${shown}: ${why}. A reference reads "vogent:run_1" or "humanloop:evr_1/run_2"`);
  }
}
