const unreachable = "cannot be reached; is this machine online, and the address right?";
const broken = "half a file, the connection broke off; try again";

/** Codes of Node and OpenSSL, and what they mean to a person. */
const meanings: Readonly<Record<string, string>> = {
  ENOTFOUND: "there is no such host (DNS); is this machine online, and the address right?",
  EAI_AGAIN: "the host's name cannot be looked up (DNS); is this machine online?",
  ECONNREFUSED: "nothing answers there (connection refused); is the address right?",
  EHOSTUNREACH: unreachable,
  ENETUNREACH: unreachable,
  ENETDOWN: unreachable,
  ETIMEDOUT: unreachable,
  UND_ERR_CONNECT_TIMEOUT: unreachable,
  ECONNRESET: broken,
  EPIPE: broken,
  UND_ERR_SOCKET: broken,
  CERT_HAS_EXPIRED: "its certificate has expired (TLS); not read, tell the provider",
  ERR_TLS_CERT_ALTNAME_INVALID: "its certificate is another host's (TLS); not read, is the address right?",
};

/** Why an address could not be read, in one line, from what fetch threw. */
export function failureOf(error: unknown, timeoutMs: number): string {
  const chain = causes(error);
  if (chain.some((one) => one.name === "TimeoutError"))
    return `no whole answer within ${timeoutMs / 1000} seconds; try again later`;
  const code = chain.map((one) => (one as NodeJS.ErrnoException).code).findLast((one) => typeof one === "string");
  const meaning = code === undefined ? undefined : meanings[code];
  if (meaning !== undefined) return meaning;
  if (code !== undefined && /CERT|SSL|TLS|EPROTO|SIGNATURE/.test(code))
    return `no safe connection (TLS, ${code}); not read, does the address begin with https and its host have a valid certificate?`;
  return `could not be read (${code ?? chain.at(-1)?.message.split("\n")[0] ?? "unknown"}); try again, or save the file yourself and give it`;
}

/** An error and what caused it, outermost first. Of several attempts (one for each of a host's addresses) the last. */
function causes(error: unknown): Error[] {
  const chain: Error[] = [];
  for (let one = error; one instanceof Error && chain.length < 8; one = one.cause ?? lastOf(one)) chain.push(one);
  return chain;
}

function lastOf(error: Error): unknown {
  return error instanceof AggregateError ? error.errors.at(-1) : undefined;
}
