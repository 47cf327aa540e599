import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { Change } from "./change.ts";

/** What goes back. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A request as it came, and which it is of its path, from 0. */
export interface Came {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly nth: number;
}

export interface DriftingServer extends AsyncDisposable {
  readonly baseUrl: string;
  readonly came: readonly Came[];
}

/** A provider in front of its mock: it answers as the mock does, but for what is changed. */
export async function serveDrifting(upstream: string, change: Change): Promise<DriftingServer> {
  const came: Came[] = [];
  const server = createServer(async (request, response) => {
    await text(request);
    const { method = "", url: target = "" } = request;
    const path = (one: string) => one.split("?", 1)[0];
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    const nth = came.filter((one) => path(one.target) === path(target)).length;
    const here: Came = { method, target, headers, nth };
    came.push(here);
    const answer = await fetch(`${upstream}${target}`, { method, headers: withoutHops(headers) });
    const type = answer.headers.get("content-type");
    const good = { status: answer.status, headers: type ? { "content-type": type } : {}, body: await answer.text() };
    const { status, headers: said, body } = change(good, here);
    response.writeHead(status, said).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { baseUrl: `http://127.0.0.1:${port}`, came, [Symbol.asyncDispose]: () => close(server) };
}

/** Headers that are about one connection. */
function withoutHops(headers: Readonly<Record<string, string>>): Record<string, string> {
  const { host: _, connection: _kept, ...rest } = headers;
  return rest;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
