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
 * and an error tells those of its class and of that class's ancestors. (Class names would not do: minifiers change them.)
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
    const { provider, method, path } = place;
    // Hidden: logs and JSON would show it twice. Writable: subclasses of users name themselves.
    hide(this, "name", new.target.kind);
    Object.assign(this, provider && { provider }, method && { method }, path && { path });
  }

  /** The kinds of its class and of that class's ancestors, its own first: by them `instanceof` knows it. */
  get errorKinds(): readonly string[] {
    const kinds: string[] = [];
    for (let type = this.constructor as typeof EvalbridgeError; type.kind; type = Object.getPrototypeOf(type))
      kinds.push(type.kind);
    return kinds;
  }

  static override [Symbol.hasInstance](this: Kinded, value: unknown): boolean {
    // A user's own subclass has no kind of its own, so it is recognised in the ordinary way.
    if (!Object.hasOwn(this, "kind")) return super[Symbol.hasInstance](value);
    const kinds = (value as { errorKinds?: unknown } | null | undefined)?.errorKinds;
    return Array.isArray(kinds) && kinds.includes(this.kind);
  }
}

/** `vogent GET /eval_runs/{id}`: the first words of every message about a request. */
export function where({ provider, method, path }: ErrorPlace): string {
  return [provider, method, path].filter(Boolean).join(" ");
}

/** Sets a property of an error that logs and JSON do not show. */
export function hide(error: Error, name: string, value: unknown): void {
  Object.defineProperty(error, name, { value, configurable: true, writable: true });
}
