/**
 * Codes of Node's fetch that come up before the first byte of a request is written: no address, no connection, no TLS. What can
 * also come up later (ECONNRESET, EPIPE, ETIMEDOUT, a TLS alert about a record) is not among them. It matters of starts, and of
 * deletions: of what may be read again at will, a client knows the system's calls alone.
 */
export const unsent: RegExp =
  /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|UND_ERR_CONNECT_TIMEOUT|CERT_\w+|ERR_TLS_CERT_ALTNAME_INVALID|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+|HOSTNAME_MISMATCH|INVALID_CA|ERR_SSL_WRONG_VERSION_NUMBER|ERR_SSL_\w*HANDSHAKE_FAILURE|ERR_SSL_\w*PROTOCOL_VERSION)$/;
