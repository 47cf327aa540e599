/** The clock of a scenario. */
export interface Clock {
  nowMs(): number;
  /** Moves it on. */
  advance(ms: number): void;
}

export interface ClockOptions {
  /** What it shows at first. */
  readonly fromMs: number;
  /** Whether it goes on by itself, or only when it is moved. */
  readonly running: boolean;
}

export function createClock({ fromMs, running }: ClockOptions): Clock {
  const madeMs = Date.now();
  let advancedMs = 0;
  return {
    nowMs: () => fromMs + advancedMs + (running ? Date.now() - madeMs : 0),
    advance(ms) {
      if (!(ms >= 0 && Number.isFinite(ms)))
        throw new RangeError(
          `@evalbridge/mock: a clock goes forward, so advance takes milliseconds from 0; it got ${typeof ms === "string" ? JSON.stringify(ms) : ms}`,
        );
      advancedMs += ms;
    },
  };
}

/** As the providers write a time. */
export function timeOf(ms: number): string {
  return new Date(ms).toISOString();
}
