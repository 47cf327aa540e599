import { corpus } from "./corpus.ts";
import { examine } from "./examine.ts";
import type { Order, Word } from "./words.ts";

/** Goes through the documents that it is told, and says when it begins with each, and what became of it. */
process.once("message", async (order: Order) => {
  const say = (word: Word) => new Promise((resolve) => process.send?.(word, resolve));
  for (const name of order.names) {
    const document = corpus.find((one) => one.name === name);
    await say({ kind: "begin", name });
    if (document) await say({ kind: "end", name, report: await examine(document, order) });
  }
  process.disconnect();
});
