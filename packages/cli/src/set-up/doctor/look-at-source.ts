import type { Context } from "../../context.ts";
import type { OpenSource } from "../../sources/open-sources.ts";
import { plain } from "../../text/plain.ts";
import { isExpected, lineOf } from "../../told-error.ts";
import { isClosed } from "../ability.ts";
import { answerFinding } from "./answer.ts";
import { addressFinding, clockFinding, connectionFinding } from "./connection.ts";
import { type Finding, failed, leftOut, ok, warning } from "./finding.ts";
import type { Probes } from "./probes.ts";
import { proxyFor } from "./proxy.ts";

/** Milliseconds that a step may take. */
const stepMs = 10_000;

/**
 * Looks at a source step by step: its key, the address, the connection, the answer, the clock. Where a step fails, those that need
 * it are left out.
 * @param named whether somebody asked for this source by its name
 */
export async function* lookAtSource(
  one: OpenSource,
  context: Context,
  probes: Probes,
  named: boolean,
): AsyncGenerator<Finding> {
  const { provider } = one.source;
  const gone = isClosed(one.source) && one.baseUrl === provider.baseUrl;
  for await (const finding of steps(one, context, probes, named)) {
    const wayOut = `${provider.title} has closed; take away ${one.keyOrigin.shown}`;
    yield gone && finding.exitCode === 2 ? { ...finding, wayOut } : finding;
  }
}

async function* steps(
  one: OpenSource,
  { signal, environment, nowMs }: Context,
  probes: Probes,
  named: boolean,
): AsyncGenerator<Finding> {
  const key = await keyFinding(one, named);
  yield key;
  if (key.outcome === "failed" || key.outcome === "left out") return;

  const { baseUrl, source } = one;
  const place = { probes, baseUrl, source, proxy: proxyFor(new URL(baseUrl), probes, environment) };
  const bounded = () => AbortSignal.any([signal, probes.timeout(stepMs)]);
  const address = await addressFinding({ ...place, signal: bounded() });
  signal.throwIfAborted();
  yield address;
  if (address.outcome === "failed") return;

  const { finding, connection } = await connectionFinding({ ...place, signal: bounded() }, nowMs);
  const answeredMs = nowMs();
  signal.throwIfAborted();
  yield finding;
  if (connection === undefined) return;

  // What a client would try again within the time is no illness.
  yield await answerFinding(one, { signal, timeoutMs: stepMs, deadlineMs: stepMs });
  const clock = clockFinding(connection, answeredMs);
  if (clock) yield clock;
}

/** Whether there is a key, and one that looks like one. A command that gives it may ask its owner first, and has its own time. */
async function keyFinding({ keyOrigin, configured, mocked }: OpenSource, named: boolean): Promise<Finding> {
  const { shown, present, read } = keyOrigin;
  const topic = "key";
  if (mocked) return ok(topic, "of the mock");
  if (!present) {
    const way = `export ${shown}=…`;
    // Lists leave out in silence only what nobody asked for.
    return configured || named ? failed(topic, `${shown} is not set`, way, 3) : leftOut(topic, "no key", way);
  }
  try {
    const key = await read();
    if (!/^["'`]|["'`]$/.test(key)) return ok(topic, shown);
    return warning(topic, `${shown} has quotation marks in it`, "look whether they belong to the key");
  } catch (error) {
    if (!isExpected(error)) throw error;
    const [text = "", ...way] = plain(lineOf(error)).split("; ");
    return failed(topic, text, way.join("; ") || "look at where the key comes from", 3);
  }
}
