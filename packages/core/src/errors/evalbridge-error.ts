const kindsOf = Symbol.for("evalbridge.error.kinds");

/** Where an error happened, as far as it is known. */
export interface ErrorPlace {
  readonly provider?: string | undefined;
  readonly method?: string | undefined;
  /** The path template, `/eval_runs/{id}`: never the path itself, which may hold what is private. */
  readonly path?: string | undefined;
}

/** Any class of error here, whatever its constructor takes. */
type Kinded = { readonly kind: string } & (abstract new (...args: never) => object);

/**
 * The base of all errors that evalbridge throws. `instanceof` works across copies of the package: each class has a `kind`,
 * and an error carries the kinds of its class and of that class's ancestors under a registered symbol. (Class names would
 * not do: minifiers change them.)
 */
export class EvalbridgeError extends Error {
  static readonly kind: string = "EvalbridgeError";
  declare readonly provider?: string;
  declare readonly method?: string;
  declare readonly path?: string;
  /** In a walk over pages: what to give as the operation's own cursor (or page number) to go on; absent at the first page. */
  declare readonly cursor?: string | number;
  /** How often the request was sent, where the error is about one. */
  declare readonly attempts?: number;

  constructor(message: string, place: ErrorPlace = {}, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    const kinds: string[] = [];
    for (let type = new.target as typeof EvalbridgeError | null; type?.kind; type = Object.getPrototypeOf(type)) {
      if (kinds.at(-1) !== type.kind) kinds.push(type.kind);
    }
    Object.defineProperty(this, "name", { value: kinds[0], configurable: true, writable: true });
    Object.defineProperty(this, kindsOf, { value: kinds });
    const { provider, method, path } = place;
    Object.assign(this, provider && { provider }, method && { method }, path && { path });
  }

  static override [Symbol.hasInstance](this: Kinded, value: unknown): boolean {
    // A user's own subclass has no kind of its own, so it is recognised in the ordinary way.
    if (!Object.hasOwn(this, "kind")) return Function.prototype[Symbol.hasInstance].call(this, value);
    const kinds = typeof value === "object" && value !== null && (value as Record<symbol, unknown>)[kindsOf];
    return Array.isArray(kinds) && kinds.includes(this.kind);
  }
}

/** `vogent GET /eval_runs/{id}`: the first words of every message about a request. */
export function where({ provider, method, path }: ErrorPlace): string {
  return [provider, method, path].filter(Boolean).join(" ");
}
