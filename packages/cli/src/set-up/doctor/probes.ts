import { lookup } from "node:dns/promises";
import { readFileSync } from "node:fs";
import { type ClientRequest, request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { createRequire } from "node:module";
import { TLSSocket } from "node:tls";

/** What a server shows of itself before it is asked anything. */
export interface Connection {
  /** Such as `TLSv1.3`; absent: without TLS. */
  readonly protocol?: string | undefined;
  /** Until when its certificate holds, as certificates write it. */
  readonly validTo?: string | undefined;
  /** Its clock, as HTTP writes it. */
  readonly date?: string | undefined;
}

/** How the doctor looks at the world; tests have another. */
export interface Probes {
  readonly nodeVersion: string;
  /** The flags that Node was started with. */
  readonly nodeFlags: readonly string[];
  /** The Node that this command needs, such as `22.12`. */
  readonly neededNode: string;
  /** The mock package that is there, and the Node that it needs. */
  mockPackage(): { readonly version: string; readonly neededNode: string } | undefined;
  /** The addresses of a host. */
  lookup(host: string): Promise<readonly string[]>;
  /** Asks for a head without a key, the way that `fetch` would go. */
  connect(url: URL, signal: AbortSignal): Promise<Connection>;
  /** Ends a step. */
  timeout(ms: number): AbortSignal;
}

interface Manifest {
  readonly version: string;
  readonly engines: { readonly node: string };
}

export function systemProbes(): Probes {
  const own = readManifest(new URL("../../../package.json", import.meta.url));
  return {
    nodeVersion: process.versions.node,
    nodeFlags: process.execArgv,
    neededNode: leastOf(own),
    mockPackage,
    lookup: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
    connect,
    timeout: (ms) => AbortSignal.timeout(ms),
  };
}

function readManifest(file: URL | string): Manifest {
  return JSON.parse(readFileSync(file, "utf8"));
}

function leastOf({ engines }: Manifest): string {
  return engines.node.replace(/^>=\s*/, "");
}

/** Without loading it: a Node that is too old for it would stop there. */
function mockPackage(): ReturnType<Probes["mockPackage"]> {
  try {
    const manifest = readManifest(createRequire(import.meta.url).resolve("@evalbridge/mock/package.json"));
    return { version: manifest.version, neededNode: leastOf(manifest) };
  } catch (error) {
    if ((error as { readonly code?: unknown }).code === "MODULE_NOT_FOUND") return undefined;
    throw error;
  }
}

function connect(url: URL, signal: AbortSignal): Promise<Connection> {
  // Node's own agent goes by way of the proxies that fetch goes by.
  const request: (url: URL, options: object, answered: (answer: IncomingMessage) => void) => ClientRequest =
    url.protocol === "https:" ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const asked = request(url, { method: "HEAD", signal }, (answer) => {
      const { socket, headers } = answer;
      const secure = socket instanceof TLSSocket ? socket : undefined;
      resolve({
        protocol: secure?.getProtocol() ?? undefined,
        validTo: secure?.getPeerCertificate().valid_to,
        date: headers.date,
      });
      answer.destroy();
    });
    asked.once("error", reject);
    asked.end();
  });
}
