import type { Stream } from "@evalbridge/core";

/**
 * Merges streams in the order in which their items arrive. A stream is asked for its next item when the last one has been
 * taken, or with `ahead`, already when it is given. The merge ends with the first stream that fails, and with the signal,
 * heeded or not. (A race of promises would hold all that came while the slowest was waited for.)
 */
export async function* merge<Item>(streams: Stream<Item>[], signal: AbortSignal, ahead = false): Stream<Item> {
  const arrived: { readonly stream: Stream<Item>; readonly result: Promise<IteratorResult<Item, void>> }[] = [];
  let news = Promise.withResolvers<void>();
  const ask = async (stream: Stream<Item>): Promise<void> => {
    const result = stream.next();
    await result.catch(() => undefined);
    arrived.push({ stream, result });
    news.resolve();
  };
  signal.addEventListener("abort", () => news.resolve(), { once: true });
  signal.throwIfAborted();
  for (const stream of streams) ask(stream);
  for (let open = streams.length; open > 0; ) {
    signal.throwIfAborted();
    const first = arrived.shift();
    if (!first) {
      news = Promise.withResolvers();
      await news.promise;
      continue;
    }
    const { done, value } = await first.result;
    if (done) open--;
    else {
      if (ahead) ask(first.stream);
      yield value;
      if (!ahead) ask(first.stream);
    }
  }
}
