import type { AuthScheme } from "./auth-schemes.ts";

/** How the key travels. It is one text whatever the way, and is sent to the origin of the base URL alone.
 * What carries out the rarer ways is named (`by`), so that a bundle holds what its providers need. */
export type Auth =
  /** `Authorization: Bearer <key>`. */
  | { readonly kind: "bearer" }
  /** In a header, after a prefix that is put before it as it stands, its space included: `Token `. */
  | { readonly kind: "header"; readonly name: string; readonly prefix?: string }
  /** The key is `user:password` (`key:` where there is no password), sent as RFC 7617 says, in UTF-8. */
  | { readonly kind: "basic"; readonly by: AuthScheme }
  /** A query parameter, added as the request is sent: errors, hooks and `response.url` are without it. */
  | { readonly kind: "query"; readonly name: string; readonly by: AuthScheme }
  /** A cookie. Node, Bun, Deno and workers send it; a browser keeps scripts from setting it, and sends none. */
  | { readonly kind: "cookie"; readonly name: string; readonly by: AuthScheme }
  /** No key is read, needed or sent. */
  | { readonly kind: "none" };

/** Whether the service still runs. `since` is a date (YYYY-MM-DD), `evidence` the page that says so. */
export type Lifecycle =
  | { readonly state: "active" }
  | { readonly state: "sunset"; readonly since: string; readonly evidence: string };

/** The fact sheet of a provider: everything about it that is not in its OpenAPI description. Data, no logic. */
export interface ProviderFacts {
  /** Lower case, as in the package's name: `vogent`. Environment variables follow from it (`VOGENT_API_KEY`). */
  readonly name: string;
  /** As people write it: `Vogent`. */
  readonly title: string;
  /** The provider's API documentation. */
  readonly docs: string;
  /** Used when neither the option nor `<NAME>_BASE_URL` is given. Without it, one of the two has to be. */
  readonly baseUrl?: string;
  readonly auth: Auth;
  /** Where an error body keeps its message, as JSON pointers; the first that holds text is used. */
  readonly errorMessage: readonly string[];
  /** Where the body of a 409 names what already exists, as a JSON pointer. */
  readonly existing?: string;
  /** Where the body of an error says after how many seconds to try again, as a JSON pointer. */
  readonly retryAfter?: string;
  readonly lifecycle: Lifecycle;
}

/** The environment variables that a provider's client reads when the option is not given. */
export function environmentNames(provider: string): { readonly apiKey: string; readonly baseUrl: string } {
  const prefix = provider.toUpperCase().replaceAll("-", "_");
  return { apiKey: `${prefix}_API_KEY`, baseUrl: `${prefix}_BASE_URL` };
}

/** An environment variable where the runtime has any (Node, Bun, Deno) and lets it be read; blank counts as not set. */
export function readEnvironment(name: string): string | undefined {
  try {
    const { process } = globalThis as { process?: { env?: Record<string, string | undefined> } };
    return process?.env?.[name]?.trim() || undefined;
  } catch {
    // Deno asks for leave.
    return undefined;
  }
}
