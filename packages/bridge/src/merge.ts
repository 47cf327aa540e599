import type { Stream } from "@evalbridge/core";

/**
 * Merges streams in the order in which their items arrive, each asked one item ahead. It ends with the first that fails,
 * and with the signal, heeded or not. (A race of promises would hold all that came while the slowest was waited for.)
 */
export async function* merge<Item>(streams: readonly Stream<Item>[], signal: AbortSignal): Stream<Item> {
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
      ask(first.stream);
      yield value;
    }
  }
}
