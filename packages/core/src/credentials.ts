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

/** The credentials of one client. Nothing is read before the first request. */
export function createCredentials(facts: ProviderFacts, option: ClientOptions["apiKey"]): Credentials {
  const variable = environmentNames(facts.name).apiKey;
  const refuse = (problem: string) => new CredentialsError(facts.name, variable, problem);
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
    return text;
  };

  const key = async (): Promise<string> => {
    if (typeof option === "function") return checked(await option(), "option apiKey");
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
      for (const secret of known) {
        if (secret.length < 4) continue;
        clean = clean.replaceAll(secret, "[redacted]").replaceAll(JSON.stringify(secret).slice(1, -1), "[redacted]");
      }
      return clean;
    },
  };
}
