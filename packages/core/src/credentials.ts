import { headerProblem } from "./auth-schemes.ts";
import { ArgumentError } from "./errors/argument-error.ts";
import { CredentialsError } from "./errors/credentials-error.ts";
import type { ClientOptions } from "./options.ts";
import { environmentNames, type ProviderFacts, readEnvironment } from "./provider.ts";
import { createRedactor } from "./redact.ts";
import { redactError } from "./redact-error.ts";
import type { Fetch } from "./request.ts";

/** A key, kept in a closure: it shows in no property, log or inspection. */
export interface Credentials {
  /** Replaces each form of each known key by `[redacted]`. */
  redact(text: string): string;
  /**
   * Puts the key where the provider wants it: into the headers, or into the addresses that the fetch it gives back sends to.
   * @throws {CredentialsError}
   */
  authorize(headers: Record<string, string>, fetch: Fetch): Fetch | Promise<Fetch>;
  /** Tells keys apart without telling them: a hash of the one used last. */
  fingerprint(): number;
}

type HeaderAuth = Extract<ProviderFacts["auth"], { readonly kind: "header" }>;

/** The credentials of one client. Nothing is read before the first request. */
export function createCredentials(
  { name: provider, auth }: ProviderFacts,
  option: ClientOptions["apiKey"],
  allowBrowser: boolean = false,
): Credentials {
  const variable = environmentNames(provider).apiKey;
  const scheme = "by" in auth ? auth.by : undefined;
  if (!scheme && !["bearer", "header", "none"].includes(auth.kind))
    throw new ArgumentError({ provider }, `auth of the kind ${auth.kind} needs "by", which carries it out`);
  const { name = "authorization", prefix = auth.kind === "bearer" ? "Bearer " : "" } = auth as Partial<HeaderAuth>;
  const header = name.toLowerCase();
  const { learn, redact } = createRedactor(scheme?.secretsOf);
  const refuse = (problem: string, cause?: unknown) =>
    new CredentialsError(provider, variable, problem, redactError(cause, redact));
  let fromEnvironment: string | undefined;
  let last = "";

  const put = (key: unknown, origin: string, headers: Record<string, string>, fetch: Fetch): Fetch => {
    const text = typeof key === "string" ? key.trim() : "";
    const problem = text === "" ? "is empty" : (scheme?.problemOf ?? headerProblem)(text);
    if (problem) throw refuse(`the key from ${origin} ${problem}`);
    if (text !== last) learn(text);
    last = text;
    if (scheme) return scheme.put(text, headers, name, fetch);
    headers[header] = prefix + text;
    return fetch;
  };

  return {
    redact,
    // At once where the key is at hand: a promise more would be a tenth of what a call costs.
    authorize(headers, fetch) {
      if (auth.kind === "none") return fetch;
      if (!allowBrowser && inPage())
        throw refuse(
          "in a web page, everybody can read a key. Call from a server, or give { dangerouslyAllowBrowser: true }",
        );
      if (typeof option === "function")
        return Promise.resolve()
          .then(option)
          .catch((error) => {
            throw refuse("the function given as option apiKey failed", error);
          })
          .then((key) => put(key, "option apiKey", headers, fetch));
      if (option !== undefined) return put(option, "option apiKey", headers, fetch);
      fromEnvironment ??= readEnvironment(variable);
      if (fromEnvironment === undefined) throw refuse(`no key. Set ${variable}, or give the option apiKey`);
      return put(fromEnvironment, variable, headers, fetch);
    },
    fingerprint: () => [...last].reduce((hash, sign) => (hash * 31 + sign.charCodeAt(0)) | 0, 0),
  };
}

/** Pages and their workers; not what plays a page on Node, as test environments do. */
function inPage(): boolean {
  const platform = globalThis as {
    navigator?: { userAgent?: string };
    process?: { versions?: { node?: string } };
  };
  return !platform.process?.versions?.node && /^Mozilla\//.test(platform.navigator?.userAgent ?? "");
}
