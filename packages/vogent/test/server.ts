import { createVogentClient, createVogentRuns, type VogentRuns } from "../src/index.ts";

type Answer = unknown | ((url: URL, init: RequestInit) => unknown);

/** A run source over an injected fetch that answers by method and path (`GET /eval_runs/run_1`), and what it was sent. */
export function server(answers: Record<string, Answer>): { runs: VogentRuns; sent: string[] } {
  const sent: string[] = [];
  const fetch = async (address: string, init: RequestInit) => {
    const url = new URL(address);
    sent.push(`${init.method} ${url.pathname}${url.search}${init.body ? ` ${init.body}` : ""}`);
    const answer = answers[`${init.method} ${url.pathname}`];
    if (answer === undefined) return Response.json({}, { status: 404 });
    return Response.json(typeof answer === "function" ? answer(url, init) : answer);
  };
  const client = createVogentClient({ apiKey: "key", baseUrl: "https://vogent.test", fetch });
  return { runs: createVogentRuns(client), sent };
}
