import { EvalbridgeError } from "./evalbridge-error.ts";

/** A text that is not the reference of a run or parent. */
export class RunRefError extends EvalbridgeError {
  static override readonly kind: string = "RunRefError";
  constructor(text: string, why: string) {
    super(`not a reference: ${JSON.stringify(text.slice(0, 80))}: ${why}`);
  }
}
