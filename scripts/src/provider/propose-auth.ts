import { isObject, type Json, type JsonObject, objectOf } from "../json.ts";
import { follow } from "../model/follow.ts";
import { type AuthWay, authOf } from "../upstream/fit-security.ts";
import { withPathItems } from "../upstream/path-items.ts";

/** How a provider's key travels, as far as its document tells. */
export interface ProposedAuth {
  readonly auth: AuthWay;
  /** The security scheme; absent where no key is needed. */
  readonly scheme?: string;
  /** Schemes that operations name and the document does not define, as they are taken to be. */
  readonly undeclared: JsonObject;
}

/** The better known ways first: where several serve as many operations, the first of these. */
const order: readonly AuthWay["kind"][] = ["bearer", "header", "basic", "query", "cookie"];

/** The scheme that lets a client call the most operations with one key. */
export function proposeAuth(document: JsonObject): ProposedAuth {
  const declared = objectOf(objectOf(document.components).securitySchemes);
  const counts = new Map<string, number>();
  for (const item of Object.values(objectOf(withPathItems(document).paths)).map(objectOf))
    for (const operation of Object.values(item).filter(isObject)) {
      const alternatives = operation.security ?? document.security;
      for (const one of Array.isArray(alternatives) ? alternatives : []) {
        const [name, ...more] = Object.keys(objectOf(one));
        if (name !== undefined && more.length === 0) counts.set(name, (counts.get(name) ?? 0) + 1);
      }
    }
  const undeclared = Object.fromEntries(
    [...counts.keys()].filter((name) => !Object.hasOwn(declared, name)).map((name) => [name, guess(name)]),
  );
  const schemes = [...counts].flatMap(([name, count]) => {
    const scheme = undeclared[name] ?? follow(document, declared[name], []).value;
    const auth = authOf(objectOf(scheme as Json));
    return auth ? [{ name, count, auth }] : [];
  });
  const rank = ({ count, auth }: (typeof schemes)[number]) => [-count, order.indexOf(auth.kind)] as const;
  const [best] = schemes.toSorted((a, b) => {
    const [[x, y], [p, q]] = [rank(a), rank(b)];
    return x - p || y - q;
  });
  return best ? { auth: best.auth, scheme: best.name, undeclared } : { auth: { kind: "none" }, undeclared };
}

/** A scheme that is used and never defined: what its name makes likely. */
function guess(name: string): Json {
  if (/basic/i.test(name)) return { type: "http", scheme: "basic" };
  if (/(api|access).?key|^key/i.test(name)) return { type: "apiKey", in: "header", name: "X-API-Key" };
  return { type: "http", scheme: "bearer" };
}

/** The server that requests go to: the document's first, made whole by the address that it was read from. */
export function baseUrlOf(server: string | undefined, readFrom: string | undefined): string | undefined {
  if (server === undefined) return undefined;
  let url: URL;
  try {
    url = new URL(server, readFrom?.startsWith("http") ? readFrom : undefined);
  } catch {
    return undefined;
  }
  // Plain http is for this machine alone: the key would be read on the way.
  const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);
  if (url.protocol === "http:" && !loopback) url.protocol = "https:";
  const plain = /^https?:$/.test(url.protocol) && url.username === "" && url.search === "" && url.hash === "";
  return plain && !/[{}]|%7[bd]/i.test(url.href) ? url.href.replace(/\/+$/, "") : undefined;
}
