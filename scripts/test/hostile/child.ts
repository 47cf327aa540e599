import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { mostSeconds } from "./attempt.ts";
import { corpus } from "./corpus.ts";
import { examine } from "./examine.ts";
import type { Watched } from "./watchdog.ts";
import type { Order, Word } from "./words.ts";

/** Of processor, for both ways and a look at what came of them: four times what one way may take. */
const most = 4 * mostSeconds;
const since = new Float64Array(new SharedArrayBuffer(8));
new Worker(join(import.meta.dirname, "watchdog.ts"), { workerData: { since, most } satisfies Watched }).unref();

/** Goes through the documents that it is told, and says when it begins with each, and what became of it. */
process.once("message", async (order: Order) => {
  const say = (word: Word) => new Promise((resolve) => process.send?.(word, resolve));
  for (const name of order.names) {
    const document = corpus.find((one) => one.name === name);
    const { user, system } = process.cpuUsage();
    since[0] = (user + system) / 1e6;
    await say({ kind: "begin", name });
    if (document) await say({ kind: "end", name, report: await examine(document, order) });
  }
  process.disconnect();
});
