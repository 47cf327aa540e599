import {
  createFeatherClient,
  createFeatherKbRuns,
  createFeatherRuns,
  type FeatherKbRuns,
  type FeatherRuns,
} from "../src/index.ts";

type Answer = unknown | ((url: URL) => unknown);

/**
 * Both run sources over one client with an injected fetch that answers by method and path (`GET /v1/eval-runs`), and what
 * it was sent. An answer that is a Response is given as it is.
 */
export function server(answers: Record<string, Answer>): { runs: FeatherRuns; kbRuns: FeatherKbRuns; sent: string[] } {
  const sent: string[] = [];
  const fetch = async (address: string, init: RequestInit) => {
    const url = new URL(address);
    sent.push(`${init.method} ${url.pathname}${url.search}${init.body ? ` ${init.body}` : ""}`);
    const known = answers[`${init.method} ${url.pathname}`];
    const answer = typeof known === "function" ? known(url) : known;
    if (answer instanceof Response) return answer;
    if (answer === undefined) return Response.json({ error: "not_found", message: "No such run" }, { status: 404 });
    return Response.json(answer);
  };
  const client = createFeatherClient({ apiKey: "key", baseUrl: "https://feather.test", fetch });
  return { runs: createFeatherRuns(client), kbRuns: createFeatherKbRuns(client), sent };
}

/** The parameters of a request that was sent. */
export function parametersOf(line: string | undefined): Record<string, string> {
  return Object.fromEntries(new URL((line ?? "").split(" ")[1] ?? "", "https://feather.test").searchParams);
}
