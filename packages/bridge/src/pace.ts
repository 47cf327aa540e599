/** Milliseconds that lie between two polls of a source at least. */
export const leastMs = 500;
/** A run just started is seldom there at once: milliseconds before its first poll. */
export const startedMs = 1_000;

const firstMs = 1_000;
const growth = 1.5;
const mostMs = 15_000;

/** The pause after round 0, 1, 2, …: growing, and shorter by a random part, so that many who wait do not poll in step. */
export function pauseMs(round: number, random: () => number): number {
  const longest = Math.min(firstMs * growth ** round, mostMs);
  return Math.max(longest * (0.5 + random() / 2), leastMs);
}
