/** Longer ones overflow, and end at once. */
const longestTimerMs = 2 ** 31 - 1;

/**
 * Rings once, when the time is over or the signal ends it, whatever comes first; a time too long for a timer never is over.
 * What it gives back ends it silently: no timer and no listener is left, however it ends.
 */
export function alarm(
  ms: number,
  signal: AbortSignal | null | undefined,
  ring: (aborted: boolean) => void,
): () => void {
  const end = () => {
    clearTimeout(timer);
    signal?.removeEventListener("abort", onAbort);
  };
  const onAbort = () => {
    end();
    ring(true);
  };
  const onTime = () => {
    end();
    ring(false);
  };
  signal?.addEventListener("abort", onAbort, { once: true });
  const timer = ms <= longestTimerMs ? setTimeout(onTime, ms) : undefined;
  return end;
}

/**
 * A pause that the signal ends at once.
 * @throws the signal's reason
 */
export function sleep(ms: number, signal?: AbortSignal | null): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    // A fraction would be cut off, and end too early.
    const whole = Math.min(Math.ceil(ms), longestTimerMs);
    alarm(whole, signal, (aborted) => (aborted ? reject(signal?.reason) : resolve()));
  });
}
