import type { Stream } from "@evalbridge/core";

/** Hands items to one loop that may be slower than they come: of each key it finds the latest only, so that they never pile up. */
export class Latest<Key, Item> implements AsyncIterable<Item> {
  readonly #untaken: Map<Key, Item> = new Map();
  #ended = false;
  #news: PromiseWithResolvers<void> = Promise.withResolvers();

  put(key: Key, item: Item): void {
    this.#untaken.set(key, item);
    this.#news.resolve();
  }

  /** Nothing more will come. What is there is still handed over. */
  end(): void {
    this.#ended = true;
    this.#news.resolve();
  }

  async *[Symbol.asyncIterator](): Stream<Item> {
    while (true) {
      const [next] = this.#untaken;
      if (next) {
        this.#untaken.delete(next[0]);
        yield next[1];
      } else if (this.#ended) return;
      else {
        this.#news = Promise.withResolvers();
        await this.#news.promise;
      }
    }
  }
}
