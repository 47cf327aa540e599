import type { Script, Step } from "./wait-script.ts";

/** A wait of two minutes. */
export const short: { readonly timeoutMs: number } = { timeoutMs: 120_000 };

const notFound: Step = { http: 404 };
const limited = (seconds: string): Step => ({ http: 429, headers: { "retry-after": seconds } });
const times = (count: number, step: Step) => Array.from({ length: count }, () => step);

/** What a provider can do instead of answering, whatever its words are. */
export function failureScripts(words: Readonly<Record<"pending" | "running" | "completed", string>>): Script[] {
  const { pending, running, completed } = words;
  return [
    { name: "not found, never seen", steps: [notFound], end: "RunNotFoundError", requests: 1 },
    { name: "not found, but seen before", steps: [notFound], seen: true, end: "gone", requests: 1 },
    {
      name: "gone after it was seen",
      steps: [running, running, notFound],
      end: "gone",
      status: "running",
      requests: 3,
    },
    {
      name: "not found at first, just started",
      steps: [notFound, notFound, running, completed],
      recent: true,
      end: "ended",
    },
    { name: "not found for a minute, just started", steps: [notFound], recent: true, end: "gone" },
    {
      name: "not found at first, with patience asked for",
      steps: [notFound, notFound, completed],
      options: { graceMs: 10_000 },
      end: "ended",
    },
    { name: "a burst of 503", steps: [running, ...times(7, { http: 503 }), completed], end: "ended" },
    { name: "a burst of 500 at first", steps: [...times(7, { http: 500 }), completed], end: "ended" },
    {
      name: "a burst of 429 with a hint",
      steps: [running, ...times(5, limited("2")), completed],
      end: "ended",
      requests: 7,
    },
    { name: "a hint of more than a minute", steps: [running, limited("90"), completed], end: "ended", requests: 3 },
    {
      name: "429 for ever",
      steps: [running, limited("5")],
      options: short,
      end: "timeout",
      status: "running",
      requests: 30,
    },
    {
      name: "503 for ever once seen",
      steps: [running, { http: 503 }],
      options: short,
      end: "timeout",
      status: "running",
    },
    { name: "503 for ever, never seen", steps: [{ http: 503 }], options: short, end: "TimeoutError" },
    { name: "connections that break", steps: [running, ...times(4, "<reset>"), completed], end: "ended" },
    { name: "connections that are refused", steps: [...times(4, "<refused>"), completed], end: "ended" },
    { name: "a proxy's page", steps: [running, ...times(4, "<html>"), completed], end: "ended" },
    { name: "half an answer", steps: [running, ...times(4, "<cut>"), completed], end: "ended" },
    { name: "an empty answer", steps: [...times(4, "<empty>"), completed], end: "ended" },
    { name: "an answer that does not come", steps: [running, "<hang>", completed], end: "ended" },
    { name: "a body that does not end", steps: [running, "<stalled body>", completed], end: "ended" },
    { name: "no answer for ever", steps: ["<hang>"], options: short, end: "TimeoutError" },
    ...(
      [
        [401, "AuthenticationError"],
        [403, "PermissionDeniedError"],
        [400, "BadRequestError"],
        [422, "UnprocessableEntityError"],
      ] as const
    ).map(([http, end]) => ({ name: `${http}`, steps: [running, { http }], end, requests: 2 })),
    { name: "a time over in the first pause", steps: [running], options: { timeoutMs: 700 }, end: "timeout" },
    { name: "a time over in a later pause", steps: [pending, running], options: { timeoutMs: 31_000 }, end: "timeout" },
    {
      name: "a time over while a request is under way",
      steps: [running, "<hang>"],
      options: { timeoutMs: 5_000 },
      end: "timeout",
      status: "running",
    },
    {
      name: "the end in the last moment",
      steps: [running, running, completed],
      options: { timeoutMs: 3_500 },
      end: "ended",
    },
    {
      name: "progress that is told, and throws",
      steps: [running, completed],
      options: {
        onProgress: () => {
          throw new RangeError("mine");
        },
      },
      end: "RangeError",
      requests: 1,
    },
  ];
}
