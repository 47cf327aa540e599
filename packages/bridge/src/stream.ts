export type Stream<Item> = AsyncGenerator<Item, void, undefined>;

export async function* itemsOf<Item>(pages: Stream<{ readonly items: readonly Item[] }>): Stream<Item> {
  for await (const { items } of pages) yield* items;
}

/**
 * Merges streams in the order in which their items arrive, each asked one item ahead. It ends with the first that fails,
 * and with the signal, heeded or not. (A race of promises would hold all that came while the slowest was waited for.)
 */
export async function* merge<Item>(streams: readonly Stream<Item>[], signal: AbortSignal): Stream<Item> {
  const arrived: { readonly stream: Stream<Item>; readonly result: Promise<IteratorResult<Item, void>> }[] = [];
  let wake = (): void => {};
  const ask = (stream: Stream<Item>): void => {
    const result = stream.next();
    const arrive = () => {
      arrived.push({ stream, result });
      wake();
    };
    result.then(arrive, arrive);
  };
  signal.addEventListener("abort", () => wake(), { once: true });
  for (const stream of streams) ask(stream);
  for (let open = streams.length; open > 0; ) {
    signal.throwIfAborted();
    const first = arrived.shift();
    if (!first) {
      const { promise, resolve } = Promise.withResolvers<void>();
      wake = resolve;
      await promise;
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
