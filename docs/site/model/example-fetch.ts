import { type Example, isObject, type Json, type Operation, type Spec } from "@evalbridge-internal/scripts";

/** Changes the example that an operation answers. */
export type Change = (operation: string, body: Json) => Json;

/** Where clients of an example world are pointed to; nobody listens there. */
export const nowhere = "http://127.0.0.1:9";

/** A `fetch` that answers each operation with its example for the arguments that were sent: the one that most of them are meant for. */
export function exampleFetch({ operations }: Spec, change: Change = (_operation, body) => body): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const { pathname, searchParams } = new URL(request.url);
    for (const operation of operations) {
      const inPath = operation.method === request.method ? pathArguments(operation.path, pathname) : undefined;
      if (!inPath) continue;
      const sent = { ...inPath, ...Object.fromEntries(searchParams) };
      const value = change(operation.id, structuredClone(chosen(operation, sent)));
      return Response.json(value, { status: operation.success.status });
    }
    return new Response(`no operation is at ${request.method} ${pathname}`, { status: 404 });
  };
}

function pathArguments(template: string, pathname: string): Record<string, string> | undefined {
  const pattern = template.replace(/[.]/g, "\\.").replace(/\{(\w+)\}/g, "(?<$1>[^/]+)");
  const match = new RegExp(`^${pattern}$`).exec(pathname);
  return match
    ? Object.fromEntries(Object.entries(match.groups ?? {}).map(([k, v]) => [k, decodeURIComponent(v)]))
    : undefined;
}

function chosen({ id, success }: Operation, sent: Readonly<Record<string, string>>): Json {
  const fits = ({ match = {} }: Example) => Object.entries(match).every(([name, value]) => sent[name] === value);
  const weight = ({ match = {} }: Example) => Object.keys(match).length;
  const [best] = success.examples.filter(fits).sort((a, b) => weight(b) - weight(a));
  const example = best ?? success.examples[0];
  if (!example) throw new Error(`${id} has no example to answer with`);
  return example.value;
}

/** Puts fields over those of every record in an answer that has such an id, wherever it stands. */
export function over(body: Json, id: string, fields: Readonly<Record<string, Json>>): Json {
  if (Array.isArray(body)) return body.map((item) => over(item, id, fields));
  if (!isObject(body)) return body;
  const inner = Object.fromEntries(Object.entries(body).map(([key, value]) => [key, over(value, id, fields)]));
  return body.id === id ? { ...inner, ...fields } : inner;
}
