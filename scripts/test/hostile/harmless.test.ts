import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { corpus } from "./corpus.ts";
import { runCorpus } from "./run-corpus.ts";
import type { Report } from "./words.ts";

test("hostile documents are refused, or what is generated from them is inert", async () => {
  const server = createServer((socket) => {
    touched++;
    socket.destroy();
  });
  let touched = 0;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "evalbridge-hostile-")));
  const only = process.env.HOSTILE;
  const documents = corpus.filter(({ name }) => only === undefined || name.includes(only));
  try {
    const reports = await runCorpus(
      documents.map(({ name }) => name),
      { folder, port },
      2,
    );
    console.log(summary([...reports.values()]));
    if (only !== undefined) console.log(JSON.stringify([...reports], undefined, 1));
    const found = documents.flatMap(({ name }) => {
      const { outcome, problems } = reports.get(name) as Report;
      return problems.map((problem) => `${name} (${outcome}): ${problem}`);
    });
    expect(found).toEqual([]);
    expect(touched).toBe(0);
  } finally {
    server.close();
    rmSync(folder, { recursive: true });
  }
}, 300_000);

function summary(reports: readonly Report[]): string {
  const count = (outcome: Report["outcome"]) => reports.filter((one) => one.outcome === outcome).length;
  const sum = (list: "sockets" | "outside") => reports.reduce((total, one) => total + one[list].length, 0);
  return (
    `${reports.length} documents: ${count("rejected")} rejected, ${count("inert")} inert, ${count("harmful")} harmful; ` +
    `${sum("sockets")} sockets, ${sum("outside")} files outside`
  );
}
