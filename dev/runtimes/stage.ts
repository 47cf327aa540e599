import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { serve } from "./child.ts";

/** Where the programs of the matrix find all providers: one server, each provider at a path of its name. */
export interface Stage {
  readonly address: string;
  /** How many requests came to `/refused`, where nothing may be sent. */
  readonly refused: () => number;
  close(): void;
}

/**
 * Runs the mocks of an installed @evalbridge/mock on a Node, with a server before them that a page of another origin may ask. At
 * `/silent` nobody answers.
 */
export async function openStage(node: string, folder: string): Promise<Stage> {
  const mocks = await serve(node, ["mocks.mjs"], folder);
  const places: Readonly<Record<string, string>> = JSON.parse(mocks.said);
  let refused = 0;
  const server = createServer(async (request, response) => {
    const [, name = "", path = ""] = /^\/([\w-]+)(\/.*)$/.exec(request.url ?? "") ?? [];
    allowAnyOrigin(request, response);
    const place = places[name];
    if (request.method === "OPTIONS") response.writeHead(204).end();
    else if (place !== undefined) await forward(request, response, place + path);
    else if (name === "refused") response.writeHead(418).end(`${++refused}`);
    else if (name !== "silent") response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    refused: () => refused,
    close() {
      mocks.close();
      server.close();
      server.closeAllConnections();
    },
  };
}

function allowAnyOrigin({ headers }: IncomingMessage, response: ServerResponse): void {
  response.setHeader("access-control-allow-origin", "*");
  response.setHeader("access-control-allow-methods", "GET, POST, PUT, PATCH, DELETE");
  response.setHeader("access-control-allow-headers", headers["access-control-request-headers"] ?? "*");
}

const betweenTwo = ["connection", "keep-alive", "transfer-encoding", "content-length", "host", "origin", "expect"];

async function forward(request: IncomingMessage, response: ServerResponse, url: string): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const headers = Object.entries(request.headersDistinct)
    .filter(([name]) => !betweenTwo.includes(name))
    .flatMap(([name, values = []]) => values.map((value): [string, string] => [name, value]));
  const body = chunks.length > 0 ? { body: Buffer.concat(chunks) } : {};
  try {
    const answer = await fetch(url, { method: request.method ?? "GET", headers, ...body });
    response.statusCode = answer.status;
    const type = answer.headers.get("content-type");
    if (type !== null) response.setHeader("content-type", type);
    response.end(Buffer.from(await answer.arrayBuffer()));
  } catch (error) {
    response.writeHead(502).end(`the mock did not answer: ${error}`);
  }
}
