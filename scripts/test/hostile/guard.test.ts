import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { Probed, Reach } from "./probe.ts";

test("each way to the network, to another process and to a file is seen, by a link too", async () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "evalbridge-guard-")));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const canary = join(folder, "canary");
  writeFileSync(canary, "x");
  symlinkSync(canary, join(folder, "link"));
  let heard = 0;
  const server = createServer((socket) => {
    heard++;
    socket.destroy();
  });
  onTestFinished(() => void server.close());
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("the server has no port");

  const child = fork(join(import.meta.dirname, "probe.ts"), {
    execArgv: ["--import", join(import.meta.dirname, "guard.ts")],
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  onTestFinished(() => void child.kill());
  const answer = once(child, "message");
  child.send({ file: join(folder, "link"), port: address.port } satisfies Reach);
  const [probed] = (await answer) as [Probed];

  const ways = Object.entries(probed);
  const network = ways.slice(0, 8).filter(([, { sockets }]) => sockets.length === 0);
  const files = ways.slice(8).filter(([, seen]) => !seen.files.some((file) => file.startsWith(canary)));
  expect({ ways: ways.length, network, files: files.map(([name]) => name) }).toEqual({
    ways: 15,
    network: [],
    files: ["writeFileSync", "renameSync"],
  });
  expect(probed.writeFileSync?.files).toEqual([join(folder, "link.more")]);
  expect(probed.renameSync?.files).toEqual([join(folder, "link.more"), join(folder, "link.other")]);
  expect(heard).toBeGreaterThan(0);
});
