import { readFileSync, statSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
};

export interface Served {
  readonly origin: string;
  readonly close: () => Promise<void>;
}

/** Serves a folder as a static host would: `/guides/x` is guides/x.html, `/guides/` its index.html, and what is not there 404.html. */
export async function serveFolder(folder: string): Promise<Served> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const file = fileFor(folder, decodeURIComponent(pathname));
    const shown = file ?? join(folder, "404.html");
    response.writeHead(file === undefined ? 404 : 200, {
      "content-type": types[extname(shown)] ?? "application/octet-stream",
    });
    response.end(readFileSync(shown));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, close: () => closed(server) };
}

/** The file that an address leads to; nothing outside the folder. */
export function fileFor(folder: string, pathname: string): string | undefined {
  const path = normalize(pathname);
  const wanted = path.endsWith("/") ? [`${path}index.html`] : [path, `${path}.html`];
  return wanted.map((one) => join(folder, one)).find((file) => file.startsWith(folder) && isFile(file));
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
