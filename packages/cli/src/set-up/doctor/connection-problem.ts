import type { RunSource } from "@evalbridge/bridge";

/** What is wrong with a connection, and what to do about it. */
export interface Problem {
  readonly text: string;
  readonly wayOut: string;
}

const ownAuthority =
  "if a proxy or firewall of yours is in between, name its authority: export NODE_EXTRA_CA_CERTS=<file.pem>";
const unknownAuthority = "its certificate is of an authority that Node does not know";
const selfSigned = "its certificate is signed by itself";
const clock = "look at this machine's clock; if that is right, tell the provider";
const network = "look at this machine's network, its firewall and its proxy";
const noTls = "what answers there does not speak TLS";

/** By the codes of Node and OpenSSL. `address` stands for what to do about a wrong one. */
const problems: Readonly<Record<string, readonly [text: string, wayOut: string]>> = {
  ENOTFOUND: ["no such name", "address"],
  EAI_AGAIN: ["no name server answers", network],
  ECONNREFUSED: ["nothing listens there", "address"],
  ECONNRESET: ["the connection was cut", network],
  EPIPE: ["the connection was cut", network],
  ETIMEDOUT: ["no answer", network],
  EHOSTUNREACH: ["no way leads there", network],
  ENETUNREACH: ["no way leads there", network],
  CERT_HAS_EXPIRED: ["its certificate has expired", clock],
  CERT_NOT_YET_VALID: ["its certificate does not hold yet", clock],
  CERT_REVOKED: ["its certificate was revoked", "do not send a key there; tell the provider"],
  ERR_TLS_CERT_ALTNAME_INVALID: ["its certificate is for another name", "address"],
  DEPTH_ZERO_SELF_SIGNED_CERT: [selfSigned, ownAuthority],
  SELF_SIGNED_CERT_IN_CHAIN: [unknownAuthority, ownAuthority],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: [unknownAuthority, ownAuthority],
  UNABLE_TO_GET_ISSUER_CERT: [unknownAuthority, ownAuthority],
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: [unknownAuthority, ownAuthority],
  ERR_PROXY_TUNNEL: ["the proxy did not let it through", "address"],
  ERR_PROXY_INVALID_CONFIG: ["the proxy's address cannot be used", "address"],
  EPROTO: [noTls, "address"],
  ERR_SSL_WRONG_VERSION_NUMBER: [noTls, "address"],
  ERR_SSL_PACKET_LENGTH_TOO_LONG: [noTls, "address"],
};

/** Where something was tried. */
export interface Place {
  /** The API's address. */
  readonly baseUrl: string;
  readonly source: Pick<RunSource, "provider">;
  /** By way of which proxy. */
  readonly proxy?: URL | undefined;
}

export function connectionProblem(error: unknown, place: Place): Problem {
  const code = codeOf(error);
  const isTime = error instanceof Error && error.name === "TimeoutError";
  const [text, way] = isTime
    ? ["no answer in time", network]
    : (problems[code] ?? [/^HPE_/.test(code) ? "what answers there is no web server" : "no answer", "address"]);
  return {
    text: code === "" ? text : `${text} (${code})`,
    wayOut: way === "address" ? addressWay(place) : way,
  };
}

function addressWay({ baseUrl, source: { provider }, proxy }: Place): string {
  const { origin, hostname } = new URL(baseUrl);
  if (proxy !== undefined) return `look at the proxy, or add ${hostname} to NO_PROXY`;
  return baseUrl === provider.baseUrl ? network : `look at the base URL: is ${provider.title} at ${origin}?`;
}

/** Of an error, or of the first of several: one for each address that was tried. */
function codeOf(error: unknown): string {
  if (typeof error !== "object" || error === null) return "";
  const { code, errors } = error as { readonly code?: unknown; readonly errors?: readonly unknown[] };
  if (typeof code === "string") return code;
  return errors?.length ? codeOf(errors[0]) : "";
}
