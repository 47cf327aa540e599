const most = 1_000;

/** Forgets the oldest of what is remembered, but for 1,000, so that memory stays bounded. */
export function trim(remembered: Set<string> | Map<string, unknown>): void {
  for (const key of remembered.keys()) {
    if (remembered.size <= most) return;
    remembered.delete(key);
  }
}
