const longestTimerMs = 2 ** 31 - 1;

/**
 * A pause that the signal ends at once.
 * @throws the signal's reason; no timer and no listener is left, however it ends
 */
export function sleep(ms: number, signal?: AbortSignal | null): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
    };
    const onAbort = () => {
      end();
      reject(signal?.reason);
    };
    const onTime = () => {
      end();
      resolve();
    };
    // A longer one would overflow, and end at once; a fraction would be cut off, and end too early.
    const timer = setTimeout(onTime, Math.min(Math.ceil(ms), longestTimerMs));
    signal?.addEventListener("abort", onAbort, { once: true });
  });
}
