import { ContractError } from "@evalbridge/core";
import { echoes } from "./canary.ts";
import { thrown } from "./canary-thrown.ts";

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** A way to fail, with the key in it wherever a key could be. `key` is asked for once it has been sent. */
export interface CanaryFailure {
  readonly name: string;
  readonly fetch: (key: string) => Fetch;
}

const failure = (name: string, make: (key: string) => Response): CanaryFailure => ({
  name,
  fetch: (key) => async () => make(key),
});
/** Header values hold Latin-1 without line breaks. */
const headerOf = (text: string) => text.replace(/[^\x20-\x7e\xa0-\xff]/g, "");

function statusFailures(statuses: readonly number[], forms: readonly string[]): CanaryFailure[] {
  const used = Object.entries(echoes).filter(([how]) => forms.includes(how));
  return statuses.flatMap((status) =>
    used.flatMap(([how, echo]): CanaryFailure[] => [
      failure(`${status}, its message and headers repeating it ${how}`, (key) => {
        const headers = { "x-seen": headerOf(echo(key)), "x-request-id": headerOf(echo(key)) };
        return Response.json({ message: `no: ${echo(key)}`, errors: [{ message: echo(key) }] }, { status, headers });
      }),
      failure(`${status}, a text repeating it ${how}`, (key) => new Response(`<h1>${echo(key)}</h1>`, { status })),
    ]),
  );
}

const nested = (key: string) => ({ a: [{ b: { [key]: 1, c: `x${key}y` } }], ["__proto__"]: { d: key } });
const redirect = (location: string) => new Response(null, { status: 307, headers: { location } });
const typed = (type: string, body: string) => new Response(body, { headers: { "content-type": headerOf(type) } });
const goingAway = (sunset: string, key: string) => {
  const link = `<https://x.test/${encodeURIComponent(key)}>; rel="sunset"`;
  return new Response("x", { headers: { deprecation: "true", sunset: headerOf(sunset), link } });
};

/** What may be a header's name, else another name. */
const nameOf = (key: string) => (/^[\w-]+$/.test(key) ? key : "x-other");
/** A body that breaks off behind these. */
const broken = (text: string, error: Error = new TypeError("terminated")) => {
  const start = (stream: ReadableStreamDefaultController) => stream.enqueue(new TextEncoder().encode(text));
  const pull = (stream: ReadableStreamDefaultController) => stream.error(error);
  return new ReadableStream({ start, pull }, { highWaterMark: 0 });
};

const single: readonly CanaryFailure[] = [
  failure(
    "an error body that breaks off in it",
    (key) => new Response(broken(`no: ${key.slice(0, -1)}`), { status: 403 }),
  ),
  failure(
    "a body that breaks off with an error of ours",
    (key) => new Response(broken("{", new ContractError({}, key))),
  ),
  failure("an error body of its bytes", (key) => new Response(Buffer.from(key, "latin1"), { status: 403 })),
  failure("a header of its name", (key) => new Response("", { status: 400, headers: { [nameOf(key)]: "1" } })),
  failure("an error body with it as a name, deep inside", (key) => Response.json(nested(key), { status: 400 })),
  failure("an error body of one text", (key) => Response.json(key, { status: 422 })),
  failure("a status text", (key) => new Response("", { status: 500, statusText: headerOf(key) })),
  failure("an envelope's error", (key) => Response.json({ data: null, errors: [{ message: key }] })),
  failure("a page where JSON should be", (key) => new Response(`${key} is <b>wrong</b>`)),
  failure("a page whose beginning is cut in the middle of it", (key) => new Response(`${"x".repeat(30)}${key}`)),
  failure("a content type", (key) => typed(`text/${key}`, "x")),
  failure("a content type that is cut in the middle of it", (key) => typed(`text/${"x".repeat(65)}${key}`, "x")),
  failure("half a body", (key) => new Response(`"${key}`)),
  failure("an empty body", () => new Response("")),
  failure("an operation that is going away", (key) => goingAway(key, key)),
  failure("one that ends on a date too long", (key) => goingAway(`${"x".repeat(50)}${key}`, key)),
  failure("a redirect to another host", (key) => redirect(`https://${key.replace(/[^\w-]/g, "")}.evil.test/`)),
  failure("a redirect that cannot be read", (key) => redirect(`http://[${headerOf(key)}`)),
];

/** No answer, and one that never ends. */
const late: readonly CanaryFailure[] = [
  { name: "no answer in time", fetch: () => () => new Promise(() => {}) },
  {
    name: "half an answer in time",
    fetch: (key) => async () =>
      new Response(
        new ReadableStream({
          start: (stream) => stream.enqueue(new TextEncoder().encode(key)),
          pull: () => new Promise(() => {}),
        }),
      ),
  },
];

const eachForm = Object.keys(echoes);

/** All failures: each form of the key with the status that most comes of (retries, lost starts), the others with the key as it is. */
export const everyFailure: readonly CanaryFailure[] = [
  ...statusFailures([500], eachForm),
  ...statusFailures([400, 401, 402, 403, 404, 408, 409, 418, 422, 429, 502, 503, 504], ["as it is"]),
  ...single,
  ...thrown(),
  ...late,
];

/** One of each sort, for what is tried many times over. */
export const fewFailures: readonly CanaryFailure[] = [
  ...single,
  ...statusFailures([401], ["as it is"]),
  ...thrown(),
  ...late,
];
