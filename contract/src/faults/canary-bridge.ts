import type { Bridge, DefaultSources } from "@evalbridge/bridge";

type Ask = (bridge: Bridge<DefaultSources>) => Promise<unknown>;

/** What is asked of a bridge over all providers, and how it fails. */
export interface BridgeFailure {
  readonly name: string;
  /** The kind of error among those that come of it. */
  readonly kind: string;
  readonly fetch: (key: string) => (url: string, init: RequestInit) => Promise<Response>;
  readonly ask: Ask;
}

const refusal = (key: string, status: number) => {
  const headers = { deprecation: "true", sunset: key, "x-request-id": key };
  return Response.json({ message: key, detail: key, errors: [{ message: key }] }, { status, headers });
};
const refuse = (status: number) => (key: string) => async () => refusal(key, status);
const list: Ask = async (bridge) => {
  for await (const _ of bridge.list());
};

/** Vogent's lists, which always have a next page: `next` says what it is. */
const pages = (next: (key: string) => Response | undefined) => (key: string) => async (url: string) => {
  if (!url.includes("vogent")) return refusal(key, 401);
  const cut = new URL(url).searchParams.get("cursor") === null ? undefined : next(key);
  return (
    cut ?? Response.json({ data: [{ id: `cfg-${key}`, name: key }], cursor: "again" }, { headers: { sunset: key } })
  );
};

export const bridgeFailures: readonly BridgeFailure[] = [
  { name: "a list of which every source fails", kind: "IncompleteListError", fetch: refuse(401), ask: list },
  { name: "a page", kind: "IncompleteListError", fetch: refuse(500), ask: (bridge) => bridge.page() },
  { name: "newest first", kind: "AuthenticationError", fetch: refuse(401), ask: (bridge) => bridge.sorted() },
  {
    name: "a list that goes in circles",
    kind: "PaginationLoopError",
    fetch: pages(() => undefined),
    ask: list,
  },
  {
    name: "a list whose cursor is refused",
    kind: "CursorError",
    fetch: pages((key) => refusal(key, 400)),
    ask: list,
  },
  {
    name: "a run that is not there",
    kind: "RunNotFoundError",
    fetch: refuse(404),
    ask: (bridge) => bridge.get("bland:run_1"),
  },
  {
    name: "a wait for a run that is not there",
    kind: "RunNotFoundError",
    fetch: refuse(404),
    ask: (bridge) => bridge.wait("vogent:run_1"),
  },
  {
    name: "a start whose answer was lost",
    kind: "AmbiguousResultError",
    fetch: (key) => async (_, init) =>
      init.method === "POST"
        ? refusal(key, 502)
        : Response.json({ data: [{ id: `run-${key}`, note: { [key]: key } }], cursor: null }),
    ask: (bridge) => bridge.start("vogent", { id: "cfg_1", body: { versionedPromptId: "p_1", callAgentId: "a_1" } }),
  },
];
