/** The same address, if it cannot leave this machine; a rehearsal must never publish to a registry that others read. */
export function loopback(address: string): string {
  const { protocol, hostname } = new URL(address);
  const own = hostname === "localhost" || hostname === "[::1]" || /^127(\.\d{1,3}){3}$/.test(hostname);
  if (protocol !== "http:" || !own)
    throw new Error(`a rehearsal publishes to a registry on this machine alone, and ${hostname} is none`);
  return address;
}
