import { spawnSync } from "node:child_process";
import { lookup } from "node:dns";
import { resolve4 } from "node:dns/promises";
import { createReadStream, openSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { open, readFile } from "node:fs/promises";
import { get } from "node:http";
import { request } from "node:https";
import { connect } from "node:net";
import { Worker } from "node:worker_threads";
import { opened } from "./guard.ts";

/** What a probe may touch. */
export interface Reach {
  readonly file: string;
  readonly port: number;
}

/** What was taken down of each way out, by its name. */
export type Probed = Readonly<
  Record<string, { readonly sockets: readonly string[]; readonly files: readonly string[] }>
>;

/** Ways out of a process. Each leaves it to others to succeed: what counts is that it was seen. */
const ways: Readonly<Record<string, (reach: Reach) => unknown>> = {
  "net.connect": ({ port }) => connect(port, "127.0.0.1").on("error", () => undefined),
  "http.get": ({ port }) => get({ port, host: "127.0.0.1" }).on("error", () => undefined),
  "https.request": ({ port }) =>
    request({ port, host: "127.0.0.1" })
      .on("error", () => undefined)
      .end(),
  fetch: ({ port }) => fetch(`http://127.0.0.1:${port}/`),
  "dns.lookup": () => lookup("localhost", () => undefined),
  "dns.promises": () => resolve4("localhost"),
  "another program": () => spawnSync(process.execPath, ["--version"]),
  "a worker": () => new Worker("", { eval: true }),
  readFileSync: ({ file }) => readFileSync(file),
  openSync: ({ file }) => openSync(file, "r"),
  createReadStream: ({ file }) => createReadStream(file).on("error", () => undefined),
  readFile: ({ file }) => readFile(file),
  open: async ({ file }) => (await open(file)).close(),
  writeFileSync: ({ file }) => writeFileSync(`${file}.more`, ""),
  renameSync: ({ file }) => renameSync(`${file}.more`, `${file}.other`),
};

if (process.send)
  process.once("message", async (reach: Reach) => {
    const probed: Record<string, Probed[string]> = {};
    for (const [name, way] of Object.entries(ways)) {
      opened.sockets.clear();
      opened.files.clear();
      await Promise.resolve(way(reach)).catch(() => undefined);
      probed[name] = { sockets: [...opened.sockets], files: [...opened.files] };
    }
    process.send?.(probed, () => process.exit());
  });
