import { CredentialsError } from "./errors/credentials-error.ts";
import type { ClientOptions } from "./options.ts";
import { environmentNames, type ProviderFacts, readEnvironment } from "./provider.ts";

/** A key, kept in a closure: it shows in no property, log or inspection. */
export interface Credentials {
  /** Puts the key where the provider wants it. @throws {CredentialsError} */
  authorize(headers: Headers): Promise<void>;
  /** Replaces the key by `[redacted]` wherever a text repeats it. */
  redact(text: string): string;
}

const mostKnown = 8;
/** Shorter ones are no secrets, and would take letters out of every message. */
const shortestSecret = 4;

/** The credentials of one client. Nothing is read before the first request. */
export function createCredentials(facts: ProviderFacts, option: ClientOptions["apiKey"]): Credentials {
  const variable = environmentNames(facts.name).apiKey;
  const refuse = (problem: string, cause?: unknown) => new CredentialsError(facts.name, variable, problem, cause);
  const known = new Set<string>();
  let fromEnvironment: string | undefined;

  const checked = (key: unknown, origin: string): string => {
    const text = typeof key === "string" ? key.trim() : "";
    if (text === "") throw refuse(`the key from ${origin} is empty`);
    // What fetch says of such a header repeats the header, key and all.
    if (!/^[\x21-\x7e\x80-\xff]+$/.test(text)) {
      throw refuse(`the key from ${origin} holds white space or a character that no header can carry`);
    }
    known.add(text);
    // Of keys that are rotated, the last few may still be spoken of.
    for (const old of known) if (known.size > mostKnown) known.delete(old);
    return text;
  };

  const failed = (error: unknown): never => {
    throw refuse("the function given as option apiKey failed", error);
  };
  const key = async (): Promise<string> => {
    if (typeof option === "function")
      return checked(await Promise.resolve().then(option).catch(failed), "option apiKey");
    if (option !== undefined) return checked(option, "option apiKey");
    fromEnvironment ??= readEnvironment(variable);
    if (fromEnvironment === undefined) throw refuse(`no key. Set ${variable}, or give the option apiKey`);
    return checked(fromEnvironment, variable);
  };

  return {
    async authorize(headers) {
      if (facts.auth.kind === "bearer") headers.set("authorization", `Bearer ${await key()}`);
      else headers.set(facts.auth.name, await key());
    },
    redact(text) {
      let clean = text;
      // The longest first: a key may begin with another.
      for (const secret of [...known].sort((one, other) => other.length - one.length)) {
        if (secret.length < shortestSecret) continue;
        for (const form of formsOf(secret)) clean = clean.replaceAll(form, "[redacted]");
      }
      return clean;
    },
  };
}

/** A key as servers repeat it: as it is, in a URL, in HTML, in JSON. */
function formsOf(secret: string): Set<string> {
  const html = secret
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
  return new Set([secret, encodeURIComponent(secret), html, JSON.stringify(secret).slice(1, -1)]);
}
