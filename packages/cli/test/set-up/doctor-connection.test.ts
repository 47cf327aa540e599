// The doctor's own way to look, against servers of this machine.
import { createServer } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { type AddressInfo, createServer as createSocketServer, type Server } from "node:net";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { createSource } from "@evalbridge/bridge";
import { describe, expect, onTestFinished, test } from "vitest";
import { addressFinding, clockFinding, connectionFinding } from "../../src/set-up/doctor/connection.ts";
import { type Probes, systemProbes } from "../../src/set-up/doctor/probes.ts";
import { doctorCommand } from "../../src/set-up/doctor.ts";
import { fakeContext } from "./fake-context.ts";
import { selfSigned } from "./self-signed.ts";

const { provider } = createSource("bland", { baseUrl: "http://localhost" });
const day = 86_400_000;
const today = Date.now();

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

function look(baseUrl: string, probes: Probes = systemProbes(), signal = new AbortController().signal) {
  return connectionFinding({ probes, baseUrl, source: { provider }, signal }, () => today);
}

async function secure(host: string, from: number, to: number, trusted: boolean): Promise<number> {
  const made = selfSigned(host, new Date(from), new Date(to));
  if (trusted) {
    const before = getCACertificates("default");
    setDefaultCACertificates([...before, made.cert]);
    onTestFinished(() => setDefaultCACertificates(before));
  }
  const server = createSecureServer(made, (_, response) => response.end());
  onTestFinished(() => server.closeAllConnections());
  return listening(server);
}

describe("a look at a connection", () => {
  test("without TLS gives the server's time, and asks for a head without a key", async () => {
    const asked: unknown[] = [];
    const server = createServer((request, response) => {
      asked.push([request.method, request.url, request.headers.authorization]);
      response.end();
    });
    const { finding, connection } = await look(`http://127.0.0.1:${await listening(server)}/v1`);
    expect(finding).toMatchObject({ outcome: "ok", text: "without TLS" });
    expect(asked).toEqual([["HEAD", "/v1", undefined]]);
    expect(clockFinding(connection ?? {}, Date.now())).toMatchObject({ outcome: "ok" });
  });

  test("names a certificate that is signed by itself", async () => {
    const port = await secure("localhost", today - day, today + 90 * day, false);
    const { finding, connection } = await look(`https://localhost:${port}`);
    expect(connection).toBeUndefined();
    expect(finding).toMatchObject({ outcome: "failed", exitCode: 2 });
    expect(finding.text).toMatch(/its certificate is signed by itself \(DEPTH_ZERO_SELF_SIGNED_CERT\)$/);
    expect(finding.wayOut).toContain("NODE_EXTRA_CA_CERTS");
  });

  test("takes one of an authority that Node was told of, until it ends", async () => {
    const port = await secure("localhost", today - day, today + 90 * day, true);
    const { finding } = await look(`https://localhost:${port}`);
    expect(finding.outcome).toBe("ok");
    const end = new Date(today + 90 * day).toISOString().slice(0, 10);
    expect(finding.text).toMatch(new RegExp(`^TLSv1\\.\\d, certificate until ${end}$`));
  });

  test("warns where it ends soon", async () => {
    const port = await secure("localhost", today - day, today + 3 * day, true);
    expect((await look(`https://localhost:${port}`)).finding.outcome).toBe("warning");
  });

  test.each([
    ["has expired", "localhost", -9 * day, -day, /has expired \(CERT_HAS_EXPIRED\)/],
    ["does not hold yet", "localhost", day, 9 * day, /does not hold yet \(CERT_NOT_YET_VALID\)/],
    ["is for another name", "other.test", -day, 9 * day, /for another name \(ERR_TLS_CERT_ALTNAME_INVALID\)/],
  ])("names a certificate that %s", async (_, host, from, to, text) => {
    const port = await secure(host, today + from, today + to, true);
    expect((await look(`https://localhost:${port}`)).finding.text).toMatch(text);
  });

  test("names a port where nothing listens, and one that does not speak TLS", async () => {
    const closed = createServer();
    const port = await listening(closed);
    await new Promise((resolve) => closed.close(resolve));
    expect((await look(`http://127.0.0.1:${port}`)).finding.text).toMatch(/nothing listens there \(ECONNREFUSED\)$/);
    const bare = await listening(createServer((_, response) => response.end()));
    expect((await look(`https://127.0.0.1:${bare}`)).finding.text).toMatch(/does not speak TLS/);
  });

  test("ends with its time where a port takes the connection and never answers", async () => {
    const over = new AbortController();
    const silent = createSocketServer((socket) => {
      onTestFinished(() => void socket.destroy());
      socket.once("data", () => over.abort(new DOMException("over", "TimeoutError")));
    });
    const { finding } = await look(`http://127.0.0.1:${await listening(silent)}`, systemProbes(), over.signal);
    expect(finding).toMatchObject({ outcome: "failed", exitCode: 2 });
    expect(finding.text).toMatch(/no answer in time$/);
  });
});

test("an address that is a number is not looked up, and a name is", async () => {
  const step = { probes: systemProbes(), source: { provider }, signal: new AbortController().signal };
  expect((await addressFinding({ ...step, baseUrl: "http://[::1]:9" })).text).toBe("::1, which is no name to look up");
  expect((await addressFinding({ ...step, baseUrl: "http://localhost:9" })).text).toMatch(
    /^localhost is (127\.0\.0\.1|::1)/,
  );
});

test("what this command and the mocks need of Node is read from their packages", () => {
  const { neededNode, mockPackage } = systemProbes();
  expect(neededNode).toMatch(/^22(\.\d+)?$/);
  expect(mockPackage()).toMatchObject({ neededNode: expect.stringMatching(/^24\.\d+$/) });
});

test("with mocks all is well, through and through", async () => {
  const { context, out } = fakeContext({ environment: { VOGENT_API_KEY: "canary" }, nowMs: Date.now });
  expect(await doctorCommand({ mock: true }, context)).toBe(0);
  expect(out().match(/^ {2}ok {8}(key|address|connection|answer|clock) /gm)).toHaveLength(25);
  expect(out()).toMatch(/\nall well\n\nnext: evalbridge runs --mock\n$/);
  expect(out().match(/ of the mock$/gm)).toHaveLength(5);
  expect(out()).not.toMatch(/canary|_API_KEY/);
});
