import { isIP } from "node:net";
import { connectionProblem, type Place } from "./connection-problem.ts";
import { type Finding, failed, ok, warning } from "./finding.ts";
import type { Connection, Probes } from "./probes.ts";

const dayMs = 86_400_000;
/** A certificate that ends sooner is worth a word: most are renewed a month ahead. */
const soonMs = 14 * dayMs;
/** Signed requests and time filters begin to fail at about this. */
const mostSkewMs = 120_000;

/** What a step is given. */
export interface Step extends Place {
  readonly probes: Probes;
  /** Ends with the step's time, or with Ctrl-C. */
  readonly signal: AbortSignal;
}

/** Whether the host has an address: the proxy's, where that one looks for the rest. */
export async function addressFinding({ probes, signal, ...place }: Step): Promise<Finding> {
  const { baseUrl, proxy } = place;
  const host = (proxy ?? new URL(baseUrl)).hostname.replace(/^\[|\]$/g, "");
  const whose = proxy === undefined ? host : `the proxy ${host}`;
  if (isIP(host)) return ok("address", `${whose}, which is no name to look up`);
  try {
    const addresses = await within(probes.lookup(host), signal);
    return ok("address", `${whose} is ${addresses.slice(0, 2).join(", ")}${addresses.length > 2 ? ", …" : ""}`);
  } catch (error) {
    const { text, wayOut } = connectionProblem(error, place);
    return failed("address", `${whose}: ${text}`, wayOut, 2);
  }
}

/** Whether something answers there, with a certificate that holds. Gives what it said, for the clock. */
export async function connectionFinding(
  { probes, signal, ...place }: Step,
  nowMs: () => number,
): Promise<{ readonly finding: Finding; readonly connection?: Connection }> {
  const topic = "connection";
  const { proxy } = place;
  const url = new URL(place.baseUrl);
  try {
    const connection = await within(probes.connect(url, signal), signal);
    const { protocol, validTo } = connection;
    const endsMs = Date.parse(validTo ?? "");
    const until = Number.isNaN(endsMs) ? "" : `, certificate until ${new Date(endsMs).toISOString().slice(0, 10)}`;
    const text = protocol === undefined ? "without TLS" : `${protocol}${until}`;
    const finding =
      endsMs - nowMs() < soonMs
        ? warning(topic, text, "if the provider does not renew it in time, nothing will work; tell them")
        : ok(topic, proxy === undefined ? text : `${text}, by way of ${proxy.origin}`);
    return { finding, connection };
  } catch (error) {
    const { text, wayOut } = connectionProblem(error, place);
    const way = proxy === undefined ? "" : ` by way of ${proxy.origin}`;
    return { finding: failed(topic, `${url.origin}${way}: ${text}`, wayOut, 2) };
  }
}

/** How far this machine's clock is from the server's; `undefined` where the server does not tell the time. */
export function clockFinding({ date }: Connection, nowMs: number): Finding | undefined {
  const theirsMs = Date.parse(date ?? "");
  if (Number.isNaN(theirsMs)) return undefined;
  const aheadMs = nowMs - theirsMs;
  if (Math.abs(aheadMs) <= mostSkewMs) return ok("clock", "as the server's");
  const minutes = Math.round(Math.abs(aheadMs) / 60_000);
  const text = `this machine is ${minutes} min ${aheadMs > 0 ? "ahead of" : "behind"} the server`;
  return warning("clock", text, "let it take its time from the network: --since and waiting go by it");
}

/** What cannot be ended is not waited for. */
function within<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const end = () => reject(signal.reason);
    if (signal.aborted) end();
    signal.addEventListener("abort", end, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", end));
  });
}
