/** Where a client finds the server, or what stands for it. */
export interface Server {
  readonly baseUrl: string;
  readonly key: string;
}

/** A module that makes a client ready; what it makes calls once and gives the list that it found in the answer. */
export interface CallerModule {
  readonly default: (server: Server) => () => Promise<readonly unknown[]>;
}

/** The clients of others: `rivals/callers/<name>.js`. The last four try again or end a call by time, as ours does both. */
export const rivalCallers: readonly string[] = [
  "orval",
  "openapi-fetch",
  "redocly",
  "hey-api",
  "octokit",
  "ofetch",
  "ky",
  "openai",
  "humanloop",
];

export const key = "bench-key-of-no-account";
