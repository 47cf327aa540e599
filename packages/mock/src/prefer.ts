/** What a request asks of the mock in its `Prefer` header. */
export interface Preference {
  readonly code?: number;
  readonly example?: string;
  /** The operationId, where a path is that of several operations. */
  readonly operation?: string;
}

/** Reads `code=429, example=slowDown, operation=getRunByName`; what is none of ours is passed over (RFC 7240 §2). */
export function readPrefer(header: string | undefined): Preference | SyntaxError {
  const wishes = new Map(
    (header ?? "").split(/[,;]/).map((wish): [string, string] => {
      const [name = "", value = ""] = wish.split(/=(.*)/s);
      return [name.trim().toLowerCase(), value.trim().replace(/^"(.*)"$/, "$1")];
    }),
  );
  const code = wishes.get("code");
  const example = wishes.get("example");
  if (code !== undefined && !/^\d{3}$/.test(code)) {
    return new SyntaxError(`the header Prefer asks for code "${code}"; a status has three digits, as in: code=429`);
  }
  const operation = wishes.get("operation");
  return { ...(code && { code: Number(code) }), ...(example && { example }), ...(operation && { operation }) };
}
