import {
  createHumanloopClient,
  createHumanloopRuns,
  type HumanloopRuns,
  type HumanloopRunsOptions,
} from "../src/index.ts";

type Answer = unknown | ((url: URL) => unknown);

/** A run source over an injected fetch that answers by method and path (`GET /evaluations`), and what it was sent. */
export function server(
  answers: Record<string, Answer>,
  options?: HumanloopRunsOptions,
): { runs: HumanloopRuns; sent: string[] } {
  const sent: string[] = [];
  const fetch = async (address: string, init: RequestInit) => {
    const url = new URL(address);
    sent.push(`${init.method} ${url.pathname}${url.search}${init.body ? ` ${init.body}` : ""}`);
    const answer = answers[`${init.method} ${url.pathname}`];
    if (answer === undefined) return Response.json({ detail: { message: "not found" } }, { status: 404 });
    const body = typeof answer === "function" ? answer(url) : answer;
    return body instanceof Response ? body : Response.json(body);
  };
  const client = createHumanloopClient({ apiKey: "key", baseUrl: "https://humanloop.test", fetch });
  return { runs: createHumanloopRuns(client, options), sent };
}
