import { ArgumentError } from "./errors/argument-error.ts";
import { environmentNames, type ProviderFacts, readEnvironment } from "./provider.ts";

/**
 * Where a provider's API is: the option, else `<NAME>_BASE_URL`, else the fact sheet.
 * @throws {ArgumentError} when there is none, or it is not a plain https address, or http on this machine; the message says where it came from
 */
export function resolveBaseUrl(facts: ProviderFacts, option: string | undefined): string {
  const variable = environmentNames(facts.name).baseUrl;
  const fromEnvironment = (option ?? undefined) === undefined ? readEnvironment(variable) : undefined;
  const text = option ?? fromEnvironment ?? facts.baseUrl;
  if (text === undefined)
    throw new ArgumentError({ provider: facts.name }, `no base URL. Set ${variable}, or give the option baseUrl`);
  const origin = fromEnvironment === undefined ? "option baseUrl" : variable;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isPrivate = url?.protocol === "https:" || (url?.protocol === "http:" && loopback.test(url.hostname));
  if (!url || !isPrivate || url.username + url.password + url.search + url.hash !== "")
    throw new ArgumentError(
      { provider: facts.name },
      `the base URL (${origin}) must look like https://api.example.com/v1: no user name, query or fragment, and http to this machine alone`,
    );
  return (url.origin + url.pathname).replace(/\/+$/, "");
}

/** This machine, where nobody listens in between. URL writes addresses in one form, `127.1` and `[::1]` too. */
const loopback = /^((.+\.)?localhost|\[::1\]|127(\.\d+){3})$/;
