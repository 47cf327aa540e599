/** What the mock sends back. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** How long it is held back, in milliseconds. */
  readonly delayMs?: number;
  /** That the connection breaks instead: with none of it sent, or half of it. */
  readonly drop?: "whole" | "midway";
}

/** An answer that says what has gone wrong in the mock itself, or in what it was given to call. */
export function failed(error: unknown, where = ""): Answer {
  return problem(500, "The mock failed", `${where}${error instanceof Error ? error.message : String(error)}`);
}

/** An answer of the mock's own, in the form in which Prism words its own (RFC 9457). */
export function problem(status: number, title: string, detail: string, more?: object): Answer {
  return {
    status,
    headers: { "content-type": "application/problem+json" },
    body: JSON.stringify({ type: "about:blank", title, status, detail, ...more }),
  };
}
