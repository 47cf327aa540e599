import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, connect, createServer } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { type Provider, root, specOf } from "../repository.ts";
import { rivalsFolder } from "../rivals/folder.ts";

/** Mock servers that have been started, and how long it took until each of them took a connection. */
export interface Ready {
  readonly ms: number;
  readonly ports: Readonly<Record<string, number>>;
  end(): Promise<void>;
}

/** Children that would outlive this process if it were ended. */
const running = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of running) child.kill();
});

const environment = { ...process.env, SCARF_ANALYTICS: "false" };

/** Our own command: all of them in one process. */
export async function startOurs(providers: readonly Provider[]): Promise<Ready> {
  const begun = performance.now();
  const words = providers.flatMap((provider) => ["--provider", provider]);
  const main = join(root, "packages/mock/dist/main.js");
  const child = spawn(process.execPath, [main, ...words], { env: environment, stdio: ["ignore", "pipe", "pipe"] });
  running.add(child);
  const said = text(child.stderr);
  const ports: Record<string, number> = {};
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      const [, name, port] = /^export (\w+)_BASE_URL='http:\/\/[^:]+:(\d+)/.exec(line) ?? [];
      if (name !== undefined) ports[name.toLowerCase()] = Number(port);
      if (Object.keys(ports).length === providers.length) break;
    }
    await Promise.all(Object.values(ports).map((port) => taken(port, [child])));
    if (Object.keys(ports).length < providers.length) throw new Error(`evalbridge-mock did not serve: ${await said}`);
  } catch (error) {
    await ended([child]);
    throw error;
  }
  return { ms: performance.now() - begun, ports, end: () => ended([child]) };
}

/** Prism's own command, one process for each, all at once. */
export async function startPrisms(providers: readonly Provider[]): Promise<Ready> {
  const places: [Provider, number][] = [];
  for (const provider of providers) places.push([provider, await freePort()]);
  const begun = performance.now();
  const main = join(rivalsFolder, "node_modules/@stoplight/prism-cli/dist/index.js");
  const children = places.map(([provider, port]) =>
    spawn(process.execPath, [main, "mock", specOf(provider), "--port", `${port}`, "--host", "127.0.0.1"], {
      env: environment,
      stdio: "ignore",
    }),
  );
  for (const child of children) running.add(child);
  try {
    await Promise.all(places.map(([, port]) => taken(port, children)));
  } catch (error) {
    await ended(children);
    throw error;
  }
  return { ms: performance.now() - begun, ports: Object.fromEntries(places), end: () => ended(children) };
}

/** Waits until a port takes a connection. */
async function taken(port: number, children: readonly ChildProcess[]): Promise<void> {
  for (;;) {
    if (children.some(({ exitCode }) => exitCode !== null)) throw new Error("a mock ended before it served");
    const socket = connect(port, "127.0.0.1");
    const isTaken = await Promise.race([
      once(socket, "connect").then(() => true),
      new Promise<boolean>((resolve) => socket.once("error", () => resolve(false))),
    ]).catch(() => false);
    socket.destroy();
    if (isTaken) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

async function ended(children: readonly ChildProcess[]): Promise<void> {
  const left = children.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
  const ends = left.map((child) => once(child, "exit"));
  for (const child of left) child.kill();
  await Promise.all(ends);
  for (const child of children) running.delete(child);
}
