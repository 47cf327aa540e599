/** A request that was sent, and its answer as it came over the wire. */
export interface Exchange {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Where a redirect leads, as far as its origin goes. */
  readonly redirect?: "within the origin" | "to another origin";
}

const redirects = new Set([301, 302, 303, 307, 308]);

export function exchangeOf(url: string, { status, headers }: Response, text: string): Exchange {
  const location = redirects.has(status) ? headers.get("location") : null;
  if (location === null) return { status, headers, text };
  const same = URL.canParse(location, url) && new URL(location, url).origin === new URL(url).origin;
  return { status, headers, text, redirect: same ? "within the origin" : "to another origin" };
}

/** The media type without its parameters, in lower case; empty where there is none. */
export function mediaTypeOf({ headers }: Exchange): string {
  return (headers.get("content-type") ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
}

/** Whether a web page came, whatever its content type says. */
export function isPage(exchange: Exchange): boolean {
  return mediaTypeOf(exchange) === "text/html" || /^\s*<(!doctype html|html)\b/i.test(exchange.text);
}
