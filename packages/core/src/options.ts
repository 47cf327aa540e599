/** Options of a provider's client. All may be left out. */
export interface ClientOptions {
  /**
   * The key, or a function that gives it, asked before each request (for keys that are rotated).
   * @default the environment variable `<PROVIDER>_API_KEY`, read at the first request
   */
  readonly apiKey?: string | (() => string | Promise<string>) | undefined;
  /**
   * Where the API is.
   * @default the environment variable `<PROVIDER>_BASE_URL`, else the provider's documented address
   */
  readonly baseUrl?: string | undefined;
  /** What sends requests. @default the platform's `fetch` */
  readonly fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
  /** Milliseconds an attempt may take, for all calls of this client; 0 turns the limit off. @default see CallOptions */
  readonly timeoutMs?: number | undefined;
}
