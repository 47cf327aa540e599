/** A server of its own process: each list is one body, sent over connections that stay open. Ends with the process that started it. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { bodiesOf } from "./body.ts";

const { vogent, humanloop } = bodiesOf("large");
const bodies = [Buffer.from(vogent), Buffer.from(humanloop)] as const;

const server = createServer({ keepAliveTimeout: 60_000 }, ({ url = "" }, response) => {
  const body = bodies[url.includes("/evaluations/") ? 1 : 0];
  response.writeHead(200, { "content-type": "application/json", "content-length": body.byteLength });
  response.end(body);
});
server.listen(0, "127.0.0.1", () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.once("disconnect", () => process.exit());
