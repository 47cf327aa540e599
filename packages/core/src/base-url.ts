import { ArgumentError } from "./errors/argument-error.ts";
import { environmentNames, type ProviderFacts, readEnvironment } from "./provider.ts";

/**
 * Where a provider's API is: the option, else `<NAME>_BASE_URL`, else the fact sheet.
 * @throws {ArgumentError} when there is none, or it is not a plain https address, or http on this machine; the message says where it came from
 */
export function resolveBaseUrl(facts: ProviderFacts, option: string | undefined): string {
  const variable = environmentNames(facts.name).baseUrl;
  const fromEnvironment = option === undefined ? readEnvironment(variable) : undefined;
  const text = option ?? fromEnvironment ?? facts.baseUrl;
  if (text === undefined)
    throw new ArgumentError({ provider: facts.name }, `no base URL. Set ${variable}, or give the option baseUrl`);
  const origin = fromEnvironment === undefined ? "option baseUrl" : variable;
  const refuse = (why: string) => new ArgumentError({ provider: facts.name }, `the base URL (${origin}) ${why}`);
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw refuse("is not a URL; it should look like https://api.example.com/v1");
  }
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isLoopback(url.hostname)))
    throw refuse("must begin with https://, or lead to this machine: http://127.0.0.1, http://localhost");
  if (url.username || url.password) throw refuse("must not hold a user name or password");
  if (url.search || url.hash) throw refuse("must not hold a query or fragment");
  return url.href.replace(/\/+$/, "");
}

/** Whether a host is this machine, where nobody listens in between. URL writes addresses in one form, `127.1` and `[::1]` too. */
function isLoopback(host: string): boolean {
  return host === "localhost" || host.endsWith(".localhost") || host === "[::1]" || /^127(\.\d{1,3}){3}$/.test(host);
}
