import { type Ending, type Fault, fetchError } from "./fault.ts";
import type { WireAnswer, WireRequest } from "./world/wire.ts";
import type { World } from "./world/world.ts";

/** An injected fetch to a world, through a network. */
export interface FaultFetch {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Timers of the network's own that are still running. */
  readonly timers: () => number;
}

export interface Network {
  /** Decides what happens to a request. */
  readonly faultOf: (request: WireRequest) => Fault;
  /** Who sends it. */
  readonly owner: () => string;
  /** Whether the network minds that who sent a request gives it up. */
  readonly heedsSignal: boolean;
  /** Told of each request, with what the provider answered, whatever is left of it. */
  readonly onRequest?: (request: WireRequest, fault: Fault, answer: WireAnswer | undefined) => void;
}

const proxyPage = "<!doctype html><title>Just a moment</title>";

/** What is left of an answer's text. */
export function textOf(ending: Ending, { body }: WireAnswer): string {
  if (ending.as !== "body") return body;
  if (ending.body === "html") return proxyPage;
  if (ending.body === "empty") return "";
  if (ending.body === "cut") return body.slice(0, body.length / 2);
  return ending.body === "nameless" ? body.replace(/"(run_)?id":/g, '"it":') : body;
}

export function faultFetch(world: World, { faultOf, owner, heedsSignal, onRequest }: Network): FaultFetch {
  let timers = 0;
  const pause = (ms: number, signal: AbortSignal | null | undefined) =>
    new Promise<void>((resolve, reject) => {
      timers++;
      const end = (settle: () => void) => {
        clearTimeout(timer);
        timers--;
        signal?.removeEventListener("abort", onAbort);
        settle();
      };
      const onAbort = () => end(() => reject(signal?.reason));
      const timer = setTimeout(() => end(resolve), ms);
      signal?.addEventListener("abort", onAbort);
    });
  const never = (signal: AbortSignal | null | undefined) =>
    new Promise<never>((_, reject) => signal?.addEventListener("abort", () => reject(signal.reason)));

  async function fetch(address: string, init: RequestInit): Promise<Response> {
    const url = new URL(address);
    url.pathname = url.pathname.slice(world.dialect.root.length);
    const method = init.method ?? "GET";
    const request = { method, url, headers: new Headers(init.headers), body: String(init.body ?? "") };
    const signal = heedsSignal ? init.signal : undefined;
    const fault = faultOf(request);
    const { actsAfterMs, afterMs, ending } = fault;
    const answer = actsAfterMs === undefined ? undefined : world.answer(request, owner(), actsAfterMs);
    onRequest?.(request, fault, answer);
    if (ending.as === "silence") return never(signal);
    await pause(afterMs, signal);
    if (ending.as === "error") throw fetchError(ending.code);
    if (ending.as === "status") return new Response(statusText(ending.status), ending);
    return responseOf(ending, answer ?? { status: 200, headers: {}, body: "" }, signal);
  }

  function responseOf(ending: Ending, answer: WireAnswer, signal: AbortSignal | null | undefined): Response {
    const { status, headers } = answer;
    const text = textOf(ending, answer);
    if (ending.as !== "body" || !["broken off", "stalled", "slow"].includes(ending.body))
      return new Response(text, { status, headers });
    const bytes = new TextEncoder().encode(text);
    const half = Math.ceil(bytes.length / 2);
    const rest = async (controller: ReadableStreamDefaultController<Uint8Array>) => {
      if (ending.body === "stalled") await never(signal);
      await pause(slowMs, signal);
      if (ending.body === "broken off")
        throw new TypeError("terminated", { cause: fetchError("UND_ERR_SOCKET").cause });
      controller.enqueue(bytes.slice(half));
      controller.close();
    };
    const start = (controller: ReadableStreamDefaultController<Uint8Array>) => {
      controller.enqueue(bytes.slice(0, half));
      rest(controller).catch((error) => controller.error(error));
    };
    return new Response(new ReadableStream({ start }), { status, headers });
  }

  return { fetch, timers: () => timers };
}

/** How long the second half of a slow body takes. */
const slowMs = 200;

/** Errors come with a body of their own, or a proxy's page. */
function statusText(status: number): string | null {
  if (status < 400) return null;
  return status % 2 === 0 ? proxyPage : JSON.stringify({ message: "try later" });
}
