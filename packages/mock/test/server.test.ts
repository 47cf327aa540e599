import { connect } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { served } from "./fixtures/served.ts";

async function serveForTest(...options: Parameters<typeof served>) {
  const server = await served(...options);
  onTestFinished(() => server.close());
  return server;
}

test("a request is recorded as it was sent, with the operation and the status that it got", async () => {
  const { baseUrl, requests } = await serveForTest();
  const headers = { "X-Key": "k", "content-type": "application/json" };
  await fetch(`${baseUrl}/suites/s%202/runs`, { method: "POST", headers, body: '{"agent": "é1"}' });
  await fetch(`${baseUrl}/nothing?a=1`, { headers });
  expect(requests).toMatchObject([
    {
      provider: "fixture",
      operation: "startRun",
      method: "POST",
      path: "/suites/s%202/runs",
      url: `${baseUrl}/suites/s%202/runs`,
      headers: { "x-key": "k", "content-type": "application/json" },
      body: '{"agent": "é1"}',
      status: 201,
    },
    { method: "GET", path: "/nothing", url: `${baseUrl}/nothing?a=1`, body: "", status: 404 },
  ]);
  expect(requests[1]).not.toHaveProperty("operation");
});

test("an answer without a body carries none", async () => {
  const { baseUrl } = await serveForTest();
  const response = await fetch(`${baseUrl}/runs/run_1`, { method: "DELETE", headers: { "x-key": "k" } });
  expect([response.status, await response.text()]).toEqual([204, ""]);
});

test("a request that breaks off in its body leaves the server standing", async () => {
  const { baseUrl } = await serveForTest();
  const socket = connect(Number(new URL(baseUrl).port), "127.0.0.1");
  await new Promise((resolve) =>
    socket.write("POST /suites/s1/runs HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\n{", resolve),
  );
  socket.destroy();
  expect((await fetch(`${baseUrl}/runs/run_1`, { headers: { "x-key": "k" } })).status).toBe(200);
});

test("a port that is taken is named in one line, with the way out", async () => {
  const { baseUrl } = await serveForTest();
  const port = Number(new URL(baseUrl).port);
  await expect(served({ port })).rejects.toThrow(
    `@evalbridge/mock cannot serve fixture: port ${port} of 127.0.0.1 is taken; give it another, or none for a free one`,
  );
});

test("a port that is none and a host that is elsewhere are named too", async () => {
  await expect(served({ port: 70_000 })).rejects.toThrow(
    /: port 70000 of 127\.0\.0\.1 cannot be used \(ERR_SOCKET_BAD_PORT\); /,
  );
  await expect(served({ host: "192.0.2.1" })).rejects.toThrow(
    /: port 0 of 192\.0\.2\.1 cannot be used \(EADDRNOTAVAIL\); /,
  );
});

test("closing ends connections at once, also one in the middle of its request", async () => {
  const { baseUrl, close } = await served();
  const socket = connect(Number(new URL(baseUrl).port), "127.0.0.1");
  const ended = new Promise<void>((resolve) => socket.once("close", () => resolve()).resume());
  const answered = new Promise((resolve) => socket.once("data", resolve));
  socket.write(
    "GET /nothing HTTP/1.1\r\nhost: x\r\n\r\nPOST /nothing HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\n{",
  );
  await answered;
  await close();
  await ended;
  await expect(fetch(baseUrl)).rejects.toThrow("fetch failed");
});
