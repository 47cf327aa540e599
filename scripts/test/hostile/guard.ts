import child_process from "node:child_process";
import dgram from "node:dgram";
import dns from "node:dns";
import fs from "node:fs";
import http from "node:http";
import http2 from "node:http2";
import https from "node:https";
import { syncBuiltinESMExports } from "node:module";
import net from "node:net";
import { resolve } from "node:path";
import tls from "node:tls";
import { fileURLToPath } from "node:url";
import worker_threads from "node:worker_threads";

/** Preloaded: takes down what a process opens while it reads a document. Nothing is held back, so that a canary would tell of it too. */
interface Opened {
  /** Calls that reach for the network, or start something else that could. */
  readonly sockets: Set<string>;
  /** Files and folders that were opened, made, moved or removed, links followed. */
  readonly files: Set<string>;
}

export const opened: Opened = { sockets: new Set(), files: new Set() };

type Note = (name: string, args: readonly unknown[]) => void;

function watch(owner: object, names: readonly string[], note: Note): void {
  const members = owner as Record<string, unknown>;
  for (const name of names) {
    const original = members[name];
    if (typeof original !== "function") continue;
    const watched = function (this: unknown, ...args: unknown[]): unknown {
      note(name, args);
      return new.target ? Reflect.construct(original, args) : Reflect.apply(original, this, args);
    };
    members[name] = Object.defineProperties(watched, Object.getOwnPropertyDescriptors(original));
  }
}

const socket =
  (module: string): Note =>
  (name) =>
    opened.sockets.add(`${module}.${name}`);
const names = (owner: object, pattern: RegExp) => Object.keys(owner).filter((name) => pattern.test(name));

watch(net.Socket.prototype, ["connect"], socket("net.Socket"));
watch(net.Server.prototype, ["listen"], socket("net.Server"));
watch(net, ["connect", "createConnection"], socket("net"));
watch(tls, ["connect"], socket("tls"));
watch(dgram, ["createSocket"], socket("dgram"));
for (const resolver of [dns, dns.promises])
  watch(resolver, names(resolver, /^(lookup|resolve|reverse)/), socket("dns"));
for (const client of [http, https]) watch(client, ["request", "get"], socket("http"));
watch(http2, ["connect"], socket("http2"));
watch(child_process, names(child_process, /^(spawn|exec|fork)/), socket("child_process"));
watch(worker_threads, ["Worker"], socket("worker_threads"));
watch(globalThis, ["fetch", "WebSocket", "EventSource"], socket("globalThis"));

const { realpathSync } = fs;
const first =
  /^(open|openAsBlob|opendir|readFile|readdir|createReadStream|createWriteStream|writeFile|appendFile|truncate|mkdir|mkdtemp|rm|rmdir|unlink|chmod|utimes)(Sync)?$/;
const both = /^(rename|copyFile|cp|link|symlink)(Sync)?$/;
const file =
  (paths: number): Note =>
  (_, args) => {
    for (const path of args.slice(0, paths)) note(path);
  };

function note(path: unknown): void {
  if (typeof path !== "string" && !(path instanceof URL) && !Buffer.isBuffer(path)) return;
  opened.files.add(real(resolve(path instanceof URL ? fileURLToPath(path) : path.toString())));
}

function real(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}

for (const disk of [fs, fs.promises]) {
  watch(disk, names(disk, first), file(1));
  watch(disk, names(disk, both), file(2));
}
syncBuiltinESMExports();
