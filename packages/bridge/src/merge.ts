import { type Page, PaginationLoopError } from "@evalbridge/core";

/** Follows a list from its first page to its last. @throws {PaginationLoopError} */
export async function* follow<Item>(
  provider: string,
  signal: AbortSignal | undefined,
  ask: (cursor: string | undefined) => Promise<Page<Item>>,
): AsyncGenerator<readonly Item[], void, undefined> {
  let cursor: string | undefined;
  do {
    signal?.throwIfAborted();
    const { items, next } = await ask(cursor);
    yield items;
    if (next !== undefined && next === cursor) throw new PaginationLoopError({ provider }, next);
    cursor = next;
  } while (cursor !== undefined);
}

/**
 * Merges lanes in the order in which their items arrive, each lane one item ahead. The first lane to fail ends it, and so
 * does the signal, even where a lane does not heed it. (A race of promises would keep every item that came while the
 * slowest lane was waited for.)
 */
export async function* merge<Item>(
  lanes: readonly AsyncIterator<Item, void>[],
  signal: AbortSignal,
): AsyncGenerator<Item, void, undefined> {
  const arrived: { readonly lane: AsyncIterator<Item, void>; readonly read: () => IteratorResult<Item, void> }[] = [];
  let wake = (): void => {};
  const ask = async (lane: AsyncIterator<Item, void>): Promise<void> => {
    const read = await lane.next().then(
      (result) => () => result,
      (error: unknown) => () => {
        throw error;
      },
    );
    arrived.push({ lane, read });
    wake();
  };
  signal.addEventListener("abort", () => wake(), { once: true });
  for (const lane of lanes) ask(lane);
  for (let open = lanes.length; open > 0; ) {
    signal.throwIfAborted();
    const first = arrived.shift();
    if (!first) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
      continue;
    }
    const { done, value } = first.read();
    if (done) {
      open--;
      continue;
    }
    ask(first.lane);
    yield value;
  }
}
