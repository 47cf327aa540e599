import { type Finding, failed, ok, warning } from "./finding.ts";
import { isAtLeast } from "./node-checks.ts";
import type { Probes } from "./probes.ts";

type Environment = Readonly<Record<string, string | undefined>>;
type NodeProbes = Pick<Probes, "nodeVersion" | "nodeFlags">;

/** A proxy that the environment names. */
interface Proxy {
  readonly variable: string;
  readonly url: URL | undefined;
}

/**
 * `NODE_USE_ENV_PROXY=1` and `--use-env-proxy` both work from these on: https://nodejs.org/api/cli.html. (Of 24.0 to 24.4 fetch alone
 * heeds the variable.)
 */
const heedingFrom = { 22: "22.21.0", 24: "24.5.0" } as const;
const topic = "proxy";

/** Whether this Node goes by way of the proxies that are set. */
function heedsProxies({ nodeVersion, nodeFlags }: NodeProbes, environment: Environment): boolean {
  if (!canHeed(nodeVersion)) return false;
  const options = [...nodeFlags, ...(environment["NODE_OPTIONS"]?.split(/\s+/) ?? [])];
  return environment["NODE_USE_ENV_PROXY"] === "1" || options.includes("--use-env-proxy");
}

function canHeed(version: string): boolean {
  return isAtLeast(version, heedingFrom[24]) || (isAtLeast(version, heedingFrom[22]) && !isAtLeast(version, "23.0.0"));
}

/** The proxy of a protocol. Where both are set, Node takes the lower-case name. */
function proxyOf(protocol: "http" | "https", environment: Environment): Proxy | undefined {
  const variable = [`${protocol}_proxy`, `${protocol.toUpperCase()}_PROXY`].find((name) => environment[name]?.trim());
  if (variable === undefined) return undefined;
  const text = environment[variable]?.trim() ?? "";
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return { variable, url: url && /^https?:$/.test(url.protocol) ? url : undefined };
}

/** By way of which proxy an address is reached, if by any. */
export function proxyFor(address: URL, probes: NodeProbes, environment: Environment): URL | undefined {
  if (!heedsProxies(probes, environment) || isExempt(address, environment)) return undefined;
  return proxyOf(address.protocol === "https:" ? "https" : "http", environment)?.url;
}

/** As Node reads NO_PROXY: `*`, names, `.suffix` or `*.suffix`, each with a port or without. */
function isExempt({ hostname, port, protocol }: URL, environment: Environment): boolean {
  const list = environment["no_proxy"] ?? environment["NO_PROXY"] ?? "";
  const own = port || (protocol === "https:" ? "443" : "80");
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean)
    .some((entry) => {
      if (entry === "*") return true;
      const [, name = "", wanted] = /^(.*?)(?::(\d+))?$/.exec(entry) ?? [];
      if (wanted !== undefined && wanted !== own) return false;
      return /^[.*]/.test(name) ? hostname.endsWith(name.replace(/^\*/, "")) : hostname === name;
    });
}

/** What is set, and whether Node does anything with it. */
export function proxyFindings(probes: NodeProbes, environment: Environment): readonly Finding[] {
  const set = (["https", "http"] as const).flatMap((protocol) => proxyOf(protocol, environment) ?? []);
  if (set.length === 0) return [otherwise(environment)];
  return set.map(({ variable, url }) => {
    // Not what it holds: a proxy's password may be in it.
    if (url === undefined)
      return failed(topic, `${variable} is not the address of a proxy`, `write ${variable}=http://host:port`, 3);
    if (heedsProxies(probes, environment)) return ok(topic, `${variable}, by way of ${url.origin}`);
    const way = canHeed(probes.nodeVersion)
      ? "export NODE_USE_ENV_PROXY=1"
      : `take Node ${heedingFrom[22]}, ${heedingFrom[24]} or newer, and export NODE_USE_ENV_PROXY=1`;
    return warning(topic, `${variable} is set, but Node does not heed it by itself`, way);
  });
}

function otherwise(environment: Environment): Finding {
  const all = ["all_proxy", "ALL_PROXY"].find((name) => environment[name]?.trim());
  if (all === undefined) return ok(topic, "none is set");
  return warning(topic, `Node does not know ${all}`, "set HTTPS_PROXY to the same, and export NODE_USE_ENV_PROXY=1");
}
