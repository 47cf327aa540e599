import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import type { WireAnswer, WireRequest } from "./world/wire.ts";

/** What a server does with a request, beside or instead of answering it. `acts`: whether the provider carries it out. */
export interface SocketFault {
  readonly name: string;
  readonly acts: boolean;
  readonly how: "answer" | "reset" | "close" | "502" | "429" | "late" | "stall" | "half" | "cut" | "garbage";
}

export const soundly: SocketFault = { name: "no fault", acts: true, how: "answer" };

/** Where requests go, by the first part of their path: each case has a provider of its own. */
export interface Handler {
  /** Decides about a request. */
  fault(request: WireRequest): SocketFault;
  /** Lets the provider carry it out. */
  answer(request: WireRequest): WireAnswer;
}

export interface FaultServer {
  /** The base URL of a case. */
  baseUrl(name: string): string;
  /** Connections that are open. */
  connections(): Promise<number>;
  close(): Promise<void>;
}

/** Longer than a client waits here. */
const lateMs = 500;

/** Serves cases over real sockets on this machine, and breaks connections for real. */
export async function faultServer(handlerOf: (name: string) => Handler): Promise<FaultServer> {
  const timers = new Set<NodeJS.Timeout>();
  const server = createServer(async (incoming, response) => {
    try {
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(chunk);
      const { name, request } = requestOf(incoming, Buffer.concat(chunks).toString());
      const handler = handlerOf(name);
      const fault = handler.fault(request);
      const answer = fault.acts ? handler.answer(request) : undefined;
      if (fault.how !== "late") return send(response, fault, answer);
      const timer = setTimeout(() => {
        timers.delete(timer);
        send(response, fault, answer);
      }, lateMs);
      timers.add(timer);
    } catch {
      // The client went away in the middle.
      incoming.socket.destroy();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: (name) => `http://127.0.0.1:${port}/${name}`,
    connections: () => new Promise((resolve) => server.getConnections((_, count) => resolve(count))),
    close: () => {
      for (const timer of timers) clearTimeout(timer);
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** An address of this machine where nobody listens. */
export async function closedPort(): Promise<string> {
  const server: Server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}

function requestOf(incoming: IncomingMessage, body: string): { name: string; request: WireRequest } {
  const url = new URL(incoming.url ?? "/", "http://127.0.0.1");
  const [, name = "", ...path] = url.pathname.split("/");
  url.pathname = `/${path.join("/")}`;
  const headers = new Headers();
  for (const [key, value] of Object.entries(incoming.headers)) headers.set(key, String(value));
  return { name, request: { method: incoming.method ?? "GET", url, headers, body } };
}

function send(response: ServerResponse, { how }: SocketFault, answer: WireAnswer | undefined): void {
  const socket = response.socket as Socket;
  const { status, headers, body } = answer ?? { status: 503, headers: {}, body: "" };
  const length = Buffer.byteLength(body);
  // Each connection is used once, so that nothing is left open behind a case.
  const good = { ...headers, connection: "close" };
  if (how === "reset") return void socket.resetAndDestroy();
  if (how === "close") return void socket.destroy();
  if (how === "502") return void response.writeHead(502, good).end("<html>bad gateway</html>");
  if (how === "429") return void response.writeHead(429, { ...good, "retry-after-ms": "5" }).end("{}");
  if (how === "garbage") return void socket.end("this is no HTTP\r\n\r\n");
  if (how === "cut") return void response.writeHead(status, good).end(body.slice(0, body.length / 2));
  if (how !== "half" && how !== "stall") return void response.writeHead(status, good).end(body);
  response.writeHead(status, { ...good, "content-length": String(length) });
  response.write(body.slice(0, body.length / 2), () => how === "half" && socket.destroy());
}
