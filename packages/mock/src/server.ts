import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { setTimeout } from "node:timers/promises";
import { baseUrlOf, urlOf } from "./address.ts";
import { type Answer, failed } from "./problem.ts";
import type { ProviderMock } from "./provider-mock.ts";

/** A request that a mock has answered. */
export interface RecordedRequest {
  readonly provider: string;
  /** The operationId, where path and method belong to one. */
  readonly operation?: string;
  readonly method: string;
  /** The path without its query, as it was sent. */
  readonly path: string;
  readonly url: string;
  /** By lower-case name; the key among them, as it was sent. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body as text; empty when there was none. */
  readonly body: string;
  /** The status of the answer. */
  readonly status: number;
  /** What was sent back. */
  readonly answer: Answer;
}

/** A server on a socket of this machine. */
export interface RunningServer {
  readonly baseUrl: string;
  close(): Promise<void>;
}

export interface ServerOptions {
  readonly provider: string;
  readonly host: string;
  /** 0: one that is free. */
  readonly port: number;
  /** Takes each request once it is answered, before the answer is sent, and gives the answer that is. */
  readonly record: (request: RecordedRequest) => Promise<Answer>;
}

/** Serves one provider over HTTP. */
export async function serve(mock: ProviderMock, options: ServerOptions): Promise<RunningServer> {
  const { provider, record } = options;
  let baseUrl = "";
  const answered = async (request: IncomingMessage, body: string) => {
    const { method = "GET", url: target = "/" } = request;
    const headers = plainHeaders(request.headers);
    const { operation, answer } = await mock({ method, target, headers, body });
    const path = target.split("?", 1)[0] as string;
    const { status } = answer;
    const url = urlOf(baseUrl, target);
    return record({ provider, ...(operation && { operation }), method, path, url, headers, body, status, answer });
  };
  const server = createServer(async (request, response) => {
    const body = await text(request).catch(() => undefined);
    // The other side went away in the middle of its body.
    if (body === undefined) return response.destroy();
    // Whatever is thrown is answered: past here it would end the process, and leave the request open.
    await answered(request, body)
      .then((answer) => send(response, answer))
      .catch((error: unknown) => send(response, failed(error)))
      .catch(() => response.destroy());
  });
  await listen(server, options);
  baseUrl = baseUrlOf(server.address() as AddressInfo);
  return { baseUrl, close: () => close(server) };
}

async function send(response: ServerResponse, { status, headers, body = "", delayMs, drop }: Answer): Promise<void> {
  // Who closes the mocks does not wait for it.
  if (delayMs) await setTimeout(delayMs, undefined, { ref: false });
  if (drop === "whole") return void response.destroy();
  if (drop !== "midway") return void response.writeHead(status, headers).end(body);
  const whole = Buffer.from(body);
  response.writeHead(status, { ...headers, "content-length": whole.byteLength });
  response.write(whole.subarray(0, whole.byteLength / 2), () => response.destroy());
}

function listen(server: Server, { provider, host, port }: ServerOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (error: Error & { code?: string }) => {
      const problem =
        error.code === "EADDRINUSE"
          ? `port ${port} of ${host} is taken`
          : `port ${port} of ${host} cannot be used (${error.code ?? error.message})`;
      const wayOut = "give it another, or none for a free one";
      reject(new Error(`@evalbridge/mock cannot serve ${provider}: ${problem}; ${wayOut}`, { cause: error }));
    };
    server.once("error", fail);
    try {
      server.listen(port, host, () => {
        server.off("error", fail);
        resolve();
      });
    } catch (error) {
      fail(error as Error);
    }
  });
}

/** Ends it at once: a connection that is kept alive would hold the process for seconds. */
function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function plainHeaders(headers: NodeJS.Dict<string | string[]>): Record<string, string> {
  const given = Object.entries(headers).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given.map(([name, value]) => [name, String(value)]));
}
