import { EvalbridgeError } from "./evalbridge-error.ts";

/** There is no key, or one that cannot be sent; nothing was sent. */
export class CredentialsError extends EvalbridgeError {
  static override readonly kind: string = "CredentialsError";
  /** The environment variable that would hold the key. */
  readonly variable: string;
  constructor(provider: string, variable: string, problem: string) {
    super(`${provider}: ${problem}`, { provider });
    this.variable = variable;
  }
}
