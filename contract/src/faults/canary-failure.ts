import { echoes } from "./canary.ts";
import { thrown } from "./canary-thrown.ts";

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** A way to fail, with the key in it wherever a key could be. `key` is asked for once it has been sent. */
export interface CanaryFailure {
  readonly name: string;
  readonly fetch: (key: string) => Fetch;
}

const answer =
  (make: (init: RequestInit) => Response): Fetch =>
  async (_, init) =>
    make(init);
/** Header values hold Latin-1 without line breaks. */
const headerOf = (text: string) => text.replace(/[^\x20-\x7e]/g, "");

function statusFailures(statuses: readonly number[], forms: readonly string[]): CanaryFailure[] {
  const used = Object.entries(echoes).filter(([how]) => forms.includes(how));
  return statuses.flatMap((status) =>
    used.flatMap(([how, echo]): CanaryFailure[] => [
      {
        name: `${status}, the message repeating it ${how}`,
        fetch: (key) =>
          answer(() => Response.json({ message: `no: ${echo(key)}`, errors: [{ message: echo(key) }] }, { status })),
      },
      {
        name: `${status}, a text repeating it ${how}`,
        fetch: (key) => answer(() => new Response(`<h1>${echo(key)}</h1>`, { status })),
      },
      {
        name: `${status}, a header repeating it ${how}`,
        fetch: (key) =>
          answer(
            () =>
              new Response("{}", {
                status,
                headers: { "x-seen": headerOf(echo(key)), "x-request-id": headerOf(echo(key)) },
              }),
          ),
      },
    ]),
  );
}

function deepFailures(): CanaryFailure[] {
  const nested = (key: string) => ({ a: [{ b: { [key]: 1, c: `x${key}y` } }], __proto__: { d: key } });
  return [
    {
      name: "an error body with it as a name, deep inside",
      fetch: (key) => answer(() => Response.json(nested(key), { status: 400 })),
    },
    { name: "an error body of one text", fetch: (key) => answer(() => Response.json(key, { status: 422 })) },
    {
      name: "a status text",
      fetch: (key) => answer(() => new Response("", { status: 500, statusText: headerOf(key) })),
    },
    {
      name: "an envelope's error",
      fetch: (key) => answer(() => Response.json({ data: null, errors: [{ message: key }] })),
    },
    { name: "a page where JSON should be", fetch: (key) => answer(() => new Response(`${key} is <b>wrong</b>`)) },
    {
      name: "a content type",
      fetch: (key) => answer(() => new Response("x", { headers: { "content-type": headerOf(`text/${key}`) } })),
    },
    { name: "half a body", fetch: (key) => answer(() => new Response(`"${key}`)) },
    { name: "an empty body", fetch: () => answer(() => new Response("")) },
    {
      name: "an operation that is going away",
      fetch: (key) =>
        answer(
          () =>
            new Response("x", {
              headers: {
                deprecation: "true",
                sunset: headerOf(key),
                link: `<https://x.test/${encodeURIComponent(key)}>; rel="sunset"`,
              },
            }),
        ),
    },
    {
      name: "a redirect to another host",
      fetch: (key) =>
        answer(
          () =>
            new Response(null, {
              status: 307,
              headers: { location: `https://${key.replace(/[^\w-]/g, "")}.evil.test/` },
            }),
        ),
    },
    {
      name: "a redirect that cannot be read",
      fetch: (key) =>
        answer(() => new Response(null, { status: 307, headers: { location: `http://[${headerOf(key)}` } })),
    },
  ];
}

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

/** All failures: two statuses with each form of the key, the others with the key as it is. */
export const everyFailure: readonly CanaryFailure[] = [
  ...statusFailures([401, 500], eachForm),
  ...statusFailures([400, 402, 403, 404, 408, 409, 418, 422, 429, 502, 503, 504], ["as it is"]),
  ...deepFailures(),
  ...thrown(),
  ...late,
];

/** One of each sort, for what is tried many times over. */
export const fewFailures: readonly CanaryFailure[] = [
  ...deepFailures(),
  ...statusFailures([401], ["as it is"]),
  ...thrown(),
  ...late,
];
