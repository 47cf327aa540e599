import { basic, basicSecrets } from "./basic.ts";
import { checksum } from "./checksum.ts";
import { CredentialsError } from "./errors/credentials-error.ts";
import type { ClientOptions } from "./options.ts";
import { environmentNames, type ProviderFacts, readEnvironment } from "./provider.ts";
import { type QueryKey, queryKey } from "./query-key.ts";
import { createRedactor, type Redactor } from "./redact.ts";

/** A key, kept in a closure: it shows in no property, log or inspection. */
export interface Credentials extends Omit<Redactor, "learn"> {
  /**
   * Puts the key into the headers, or gives what puts it into the query, as the provider wants it.
   * @throws {CredentialsError}
   */
  authorize(headers: Record<string, string>): QueryKey | undefined | Promise<QueryKey | undefined>;
  /** Tells keys apart without telling them: a hash of the one used last. */
  fingerprint(): string;
}

/** The credentials of one client. Nothing is read before the first request. */
export function createCredentials(
  facts: ProviderFacts,
  option: ClientOptions["apiKey"],
  allowBrowser: boolean = false,
): Credentials {
  const { auth } = facts;
  const variable = environmentNames(facts.name).apiKey;
  const { learn, ...redactor } = createRedactor(auth.kind === "basic" ? basicSecrets : undefined);
  const refuse = (problem: string, cause?: unknown) =>
    new CredentialsError(facts.name, variable, problem, cause && redactor.redactError(cause));
  let fromEnvironment: string | undefined;
  let last: string | undefined;
  let fingerprint = "";

  const checked = (key: unknown, origin: string): string => {
    const text = typeof key === "string" ? key.trim() : "";
    if (text === "") throw refuse(`the key from ${origin} is empty`);
    if (auth.kind === "basic") checkPair(text, origin);
    // What fetch says of such a header repeats the header, key and all.
    else if (!/^[\x21-\x7e\xa1-\xff]+$/.test(text)) {
      throw refuse(`the key from ${origin} holds white space or a character that no header can carry`);
    }
    if (auth.kind === "cookie" && /[",;\\\x7f-\xff]/.test(text))
      throw refuse(`the key from ${origin} holds a character that no cookie can carry`);
    if (text === last) return text;
    learn(text);
    last = text;
    fingerprint = checksum(text);
    return text;
  };

  /** White space may be part of a password; other letters than these would come back in forms that we do not know. */
  const checkPair = (text: string, origin: string) => {
    if (!text.includes(":"))
      throw refuse(`the key from ${origin} is no user:password; "key:" is one without a password`);
    if (!/^[\x20-\x7e\xa0-\xff]+$/.test(text))
      throw refuse(`the key from ${origin} holds a control character, or one outside Latin-1`);
  };

  const failed = (error: unknown): never => {
    throw refuse("the function given as option apiKey failed", error);
  };
  /** Puts the key where it belongs, at once where it is at hand: a promise more would be a tenth of what a call costs. */
  const withKey = <Result>(put: (key: string) => Result): Result | Promise<Result> => {
    if (!allowBrowser && inPage())
      throw refuse(
        "in a web page, everybody can read a key. Call from a server, or give { dangerouslyAllowBrowser: true }",
      );
    if (typeof option === "function")
      return Promise.resolve()
        .then(option)
        .catch(failed)
        .then((key) => put(checked(key, "option apiKey")));
    if (option !== undefined) return put(checked(option, "option apiKey"));
    fromEnvironment ??= readEnvironment(variable);
    if (fromEnvironment === undefined) throw refuse(`no key. Set ${variable}, or give the option apiKey`);
    return put(checked(fromEnvironment, variable));
  };

  return {
    ...redactor,
    authorize(headers) {
      if (auth.kind === "none") return undefined;
      return withKey((key) => {
        if (auth.kind === "query") return queryKey(auth.name, key);
        if (auth.kind === "bearer") headers["authorization"] = `Bearer ${key}`;
        else if (auth.kind === "header") headers[auth.name.toLowerCase()] = `${auth.prefix ?? ""}${key}`;
        else if (auth.kind === "basic") headers["authorization"] = `Basic ${basic(key)}`;
        else headers["cookie"] = `${auth.name}=${key}`;
        return undefined;
      });
    },
    fingerprint: () => fingerprint,
  };
}

/** Pages and their workers; not what plays a page on Node, as test environments do. */
function inPage(): boolean {
  const { navigator, process } = globalThis as {
    navigator?: { userAgent?: string };
    process?: { versions?: { node?: string } };
  };
  return process?.versions?.node === undefined && /^Mozilla\//.test(navigator?.userAgent ?? "");
}
