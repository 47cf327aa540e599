/** One thing that was looked at. */
export interface Finding {
  /** The source that it is about, by its key; absent: this machine. */
  readonly source?: string;
  readonly topic: string;
  /** `warning`: it works, or may; `left out`: there was nothing to look at. */
  readonly outcome: "ok" | "warning" | "failed" | "left out";
  /** In one line, without a key. */
  readonly text: string;
  /** What to do about it. */
  readonly wayOut?: string;
  /** Of a failure. 2: the provider or the network; 3: Node, the configuration or the key. */
  readonly exitCode?: 2 | 3;
}

export function ok(topic: string, text: string): Finding {
  return { topic, outcome: "ok", text };
}

export function leftOut(topic: string, text: string, wayOut?: string): Finding {
  return { topic, outcome: "left out", text, ...(wayOut !== undefined && { wayOut }) };
}

export function warning(topic: string, text: string, wayOut: string): Finding {
  return { topic, outcome: "warning", text, wayOut };
}

export function failed(topic: string, text: string, wayOut: string, exitCode: 2 | 3): Finding {
  return { topic, outcome: "failed", text, wayOut, exitCode };
}
