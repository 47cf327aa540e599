import { type BlandRuns, createBlandClient, createBlandRuns } from "../src/index.ts";

type Answer = unknown | ((url: URL) => unknown);

/**
 * A run source over an injected fetch that answers by method and path (`GET /v1/evals/runs/run_1`), in Bland's envelope
 * unless the answer is a Response already, and what it was sent.
 */
export function server(answers: Record<string, Answer>): { runs: BlandRuns; sent: string[] } {
  const sent: string[] = [];
  const fetch = async (address: string, init: RequestInit) => {
    const url = new URL(address);
    sent.push(`${init.method} ${url.pathname}${url.search}${init.body ? ` ${init.body}` : ""}`);
    const answer = answers[`${init.method} ${url.pathname}`];
    const data = typeof answer === "function" ? answer(url) : answer;
    if (data === undefined) return refusal(404, "EVAL_RUN_NOT_FOUND");
    return data instanceof Response ? data : Response.json({ data, errors: null });
  };
  const client = createBlandClient({ apiKey: "key", baseUrl: "https://bland.test", fetch });
  return { runs: createBlandRuns(client), sent };
}

/** An error as Bland may put it: the form of `errors` is not documented. */
export function refusal(status: number, message: string): Response {
  return Response.json({ data: null, errors: [{ message }] }, { status });
}

/** A page of a list. */
export function list(data: unknown[], next: string | null = null): object {
  return { object: "list", data, has_more: next !== null, next_cursor: next };
}
