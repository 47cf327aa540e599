import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

export type Answer = (response: ServerResponse, request: IncomingMessage) => void;

/** A server on loopback, gone when the test has ended: what it answers, by path. */
export class LoopbackServer {
  /** Each request as it came. */
  readonly requests: IncomingMessage[] = [];
  readonly origin: string;

  private constructor(origin: string) {
    this.origin = origin;
  }

  static async start(answers: Readonly<Record<string, Answer | string>>): Promise<LoopbackServer> {
    const server = createServer((request, response) => {
      loopback.requests.push(request);
      const answer = answers[(request.url ?? "").replace(/\?.*/, "")];
      if (typeof answer === "function") answer(response, request);
      else response.writeHead(answer === undefined ? 404 : 200, { "content-type": "text/plain" }).end(answer);
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const loopback = new LoopbackServer(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    onTestFinished(async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    });
    return loopback;
  }
}

/** An address on loopback where nothing listens any more. */
export async function closedOrigin(): Promise<string> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return `http://127.0.0.1:${port}`;
}

export const status =
  (code: number, headers: Readonly<Record<string, string>> = {}): Answer =>
  (response) => {
    response.writeHead(code, headers).end("no");
  };
