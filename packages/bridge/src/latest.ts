import type { Stream } from "@evalbridge/core";

/**
 * Hands items to one loop that may be slower than they come: of each key it finds the latest only, so that they never pile up.
 * After the signal it finds what is there, and the end.
 */
export class Latest<Key, Item> implements AsyncIterable<Item> {
  readonly #untaken: Map<Key, Item> = new Map();
  readonly #signal: AbortSignal;
  #news: PromiseWithResolvers<void> = Promise.withResolvers();

  constructor(signal: AbortSignal) {
    this.#signal = signal;
    signal.addEventListener("abort", () => this.#news.resolve(), { once: true });
  }

  put(key: Key, item: Item): void {
    this.#untaken.set(key, item);
    this.#news.resolve();
  }

  async *[Symbol.asyncIterator](): Stream<Item> {
    while (true) {
      const [next] = this.#untaken;
      if (next) {
        this.#untaken.delete(next[0]);
        yield next[1];
      } else if (this.#signal.aborted) return;
      else {
        this.#news = Promise.withResolvers();
        await this.#news.promise;
      }
    }
  }
}
