import { failureOf } from "./download-failure.ts";
import { SpecError } from "./problem.ts";

export interface DownloadOptions {
  /** For everything together, redirects and the last byte included. Default: 30 seconds. */
  readonly timeoutMs?: number;
  /** Of what arrives, once unpacked. Default: 64 MiB. */
  readonly maxBytes?: number;
  readonly fetch?: typeof globalThis.fetch;
}

const mebibyte = 1024 * 1024;
const mostRedirects = 5;
const accept = "application/json, application/yaml, text/markdown, text/plain, */*;q=0.1";

/**
 * The bytes behind an address. Nothing that identifies anyone is sent. Followed are redirects to the same host, never from
 * https to http; where else it should go is for a person to write down.
 * @throws {SpecError} in one line, saying why it cannot be had; a query, which may hold a key, is never shown
 */
export async function download(url: string, options: DownloadOptions = {}): Promise<Uint8Array> {
  const { timeoutMs = 30_000, maxBytes = 64 * mebibyte, fetch = globalThis.fetch } = options;
  const start = addressOf(url);
  const shown = shownUrl(url);
  try {
    const response = await follow(start, shown, fetch, AbortSignal.timeout(timeoutMs));
    return await readAll(response, shown, maxBytes);
  } catch (error) {
    if (error instanceof SpecError) throw error;
    throw new SpecError(`${shown}: ${failureOf(error, timeoutMs)}`);
  }
}

/** An address as messages show it: without its query, fragment, and what identifies anyone. */
export function shownUrl(url: string): string {
  if (!URL.canParse(url)) return url.replace(/[?#].*$/s, "");
  const { origin, protocol, pathname, search } = new URL(url);
  return `${origin === "null" ? protocol : origin}${pathname}${search === "" ? "" : "?…"}`;
}

/** @throws {SpecError} for an address that nothing is asked from */
function addressOf(url: string): URL {
  const shown = shownUrl(url);
  if (!URL.canParse(url))
    throw new SpecError(`${shown}: not an address; write it like https://example.com/openapi.json`);
  const address = new URL(url);
  if (address.username !== "" || address.password !== "")
    throw new SpecError(
      `${shown}: the address holds a name or password; nothing is sent that identifies anyone, save the file yourself`,
    );
  if (address.protocol !== "https:" && !isLoopback(address))
    throw new SpecError(`${shown}: not https; whoever is on the way could change it, give an https address or a file`);
  return address;
}

function isLoopback({ protocol, hostname }: URL): boolean {
  return protocol === "http:" && /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
}

async function follow(
  start: URL,
  shown: string,
  fetch: typeof globalThis.fetch,
  signal: AbortSignal,
): Promise<Response> {
  let address = start;
  for (let hop = 0; hop <= mostRedirects; hop++) {
    const response = await fetch(address, { redirect: "manual", credentials: "omit", headers: { accept }, signal });
    if (response.status === 200) return response;
    await response.body?.cancel();
    const target = response.status >= 300 && response.status < 400 ? response.headers.get("location") : null;
    if (target === null) throw new SpecError(`${shown}: ${meaningOf(response.status)}`);
    if (!URL.canParse(target, address)) throw new SpecError(`${shown}: sends on to something that is no address`);
    const next = new URL(target, address);
    refuseRedirect(shown, address, next);
    address = next;
  }
  throw new SpecError(
    `${shown}: sends on more than ${mostRedirects} times, perhaps in a circle; look at it in a browser`,
  );
}

function refuseRedirect(shown: string, from: URL, to: URL): void {
  const there = shownUrl(to.href);
  if (from.protocol === "https:" && to.protocol !== "https:")
    throw new SpecError(
      `${shown}: sends on to ${there}, which is not https; not followed, give an address that stays on https`,
    );
  if (from.origin !== to.origin)
    throw new SpecError(`${shown}: sends on to another host, ${there}; not followed, if it is right give that address`);
}

function meaningOf(status: number): string {
  if (status === 404 || status === 410)
    return `not there (${status}); was it moved? correct the address in source.json`;
  if (status === 401 || status === 403 || status === 407)
    return `not open to everyone (${status}); save the document yourself and give the file`;
  if (status === 429 || status >= 500) return `the server cannot answer now (${status}); try again later`;
  return `answered ${status}, not 200; look at it in a browser, and correct the address`;
}

/** @throws {SpecError} when it is empty, larger than allowed, or not as long as was said */
async function readAll(response: Response, shown: string, maxBytes: number): Promise<Uint8Array> {
  const tooLarge = () => {
    const limit = maxBytes >= mebibyte ? `${Math.floor(maxBytes / mebibyte)} MiB` : `${maxBytes} bytes`;
    return new SpecError(`${shown}: larger than ${limit}, which no document is; is the address right?`);
  };
  // Packed, its length says nothing of what arrives.
  const said = response.headers.has("content-encoding") ? null : response.headers.get("content-length");
  const length = said === null ? undefined : Number(said);
  if (length !== undefined && length > maxBytes) {
    await response.body?.cancel();
    throw tooLarge();
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) throw tooLarge();
    chunks.push(chunk);
  }
  if (length !== undefined && size !== length)
    throw new SpecError(`${shown}: half a file, ${size} of ${length} bytes; try again`);
  if (size === 0) throw new SpecError(`${shown}: empty; is the address right?`);
  return Buffer.concat(chunks);
}
