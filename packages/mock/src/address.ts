import type { AddressInfo } from "node:net";

/** Addresses that mean every one of a machine, and the one of them by which the machine reaches itself: no client goes to the former. */
const own: Readonly<Record<string, string>> = { "0.0.0.0": "127.0.0.1", "::": "::1" };

/** Where clients on this machine find a server that listens there. */
export function baseUrlOf({ address, port }: Pick<AddressInfo, "address" | "port">): string {
  const host = own[address] ?? address;
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

/** What a request asks for, as a URL in any case: a proxy is asked for a whole one, and `OPTIONS *` for none. */
export function urlOf(baseUrl: string, target: string): string {
  if (target.startsWith("/")) return `${baseUrl}${target}`;
  return URL.canParse(target) ? target : baseUrl;
}
