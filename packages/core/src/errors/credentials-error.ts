import { EvalbridgeError } from "./evalbridge-error.ts";

/** There is no key, or one that cannot be sent; nothing was sent. */
export class CredentialsError extends EvalbridgeError {
  static override readonly kind: string = "CredentialsError";
  /** The environment variable that would hold the key. */
  readonly variable: string;
  constructor(provider: string, variable: string, problem: string, cause?: unknown) {
    super(`${provider}: ${problem}`, { provider }, cause);
    this.variable = variable;
  }
}
