import type { Stream } from "@evalbridge/core";
import { Latest } from "./latest.ts";

/**
 * Merges streams in the order in which their items arrive. A stream is asked for its next item when the last one has been
 * taken, or with `ahead`, already when it is given. The merge ends with the first stream that fails, and with the signal,
 * heeded or not. (A race of promises would hold all that came while the slowest was waited for.)
 */
export async function* merge<Item>(streams: Stream<Item>[], signal: AbortSignal, ahead = false): Stream<Item> {
  signal.throwIfAborted();
  if (streams.length === 0) return;
  const arrived = new Latest<Stream<Item>, [Stream<Item>, Promise<IteratorResult<Item, void>>]>(signal);
  const ask = async (stream: Stream<Item>): Promise<void> => {
    const result = stream.next();
    await result.catch(() => undefined);
    arrived.put(stream, [stream, result]);
  };
  for (const stream of streams) ask(stream);
  let open = streams.length;
  for await (const [stream, result] of arrived) {
    signal.throwIfAborted();
    const { done, value } = await result;
    if (!done) {
      if (ahead) ask(stream);
      yield value;
      if (!ahead) ask(stream);
    } else if (--open === 0) return;
  }
  signal.throwIfAborted();
}
