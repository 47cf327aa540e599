import { once } from "node:events";
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { corpus } from "./corpus.ts";
import { runCorpus } from "./run-corpus.ts";
import type { Report } from "./words.ts";

const folder = realpathSync(mkdtempSync(join(tmpdir(), "evalbridge-hostile-")));
let heard = 0;
const canary = createServer((socket) => {
  heard++;
  socket.destroy();
});
let reports: ReadonlyMap<string, Report>;

beforeAll(async () => {
  await once(canary.listen(0, "127.0.0.1"), "listening");
  const address = canary.address();
  if (typeof address !== "object" || address === null) throw new Error("the canary has no port");
  const names = corpus.map(({ name }) => name);
  reports = await runCorpus(names, { folder, port: address.port }, 2);
}, 600_000);

afterAll(() => {
  canary.close();
  rmSync(folder, { recursive: true });
}, 60_000);

const reportOf = (name: string): Report => {
  const report = reports.get(name);
  if (!report) throw new Error(`${name} was not tried`);
  return report;
};

test.each(corpus.map((document) => [document.name, document] as const))("harmless: %s", (name, { outcome, told }) => {
  const { problems, messages, sockets, outside, ...report } = reportOf(name);
  expect({ problems, sockets, outside, outcome: report.outcome }).toEqual({
    problems: [],
    sockets: [],
    outside: [],
    outcome,
  });
  if (told)
    expect(
      messages.find((message) => told.test(message)),
      messages.join("\n"),
    ).toBeDefined();
});

test("the names of documents are different, and nobody was called", () => {
  expect(reports.size).toBe(corpus.length);
  expect(heard).toBe(0);
  const all = [...reports.values()];
  const count = (outcome: Report["outcome"]) => all.filter((one) => one.outcome === outcome).length;
  const sum = (list: "sockets" | "outside") => all.reduce((total, one) => total + one[list].length, 0);
  console.log(
    `${all.length} documents: ${count("rejected")} rejected, ${count("inert")} inert, ${count("harmful")} harmful; ` +
      `${sum("sockets")} sockets, ${sum("outside")} files outside`,
  );
});
