import type { Fetch } from "./request.ts";

/** How a key travels that is not simply a header: `basicAuth`, `queryAuth` or `cookieAuth`. */
export interface AuthScheme {
  /** What is wrong with a key that cannot be sent so. */
  problemOf(key: string): string | undefined;
  /** All that must not be shown of a key, where that is more than the key itself. */
  secretsOf?(key: string): readonly string[];
  /** Puts the key into the headers, or gives a fetch that puts it into the address. */
  put(key: string, headers: Record<string, string>, name: string, fetch: Fetch): Fetch;
}

/** Why a key cannot be a header. What fetch says of such a header repeats it, key and all. */
export function headerProblem(key: string): string | undefined {
  return /^[\x21-\x7e\xa1-\xff]+$/.test(key) ? undefined : "holds white space or a character that no header can carry";
}

/** Shorter user names are words: taking them out of texts would blank what is no secret. */
const shortestUser = 8;

/** For `kind: "basic"`: the key is `user:password`, as RFC 7617 has it. */
export const basicAuth: AuthScheme = {
  problemOf(pair) {
    if (!pair.includes(":")) return 'is no user:password; "key:" is one without a password';
    // White space may be part of a password; other letters than these would come back in forms that we do not know.
    return /^[\x20-\x7e\xa0-\xff]+$/.test(pair) ? undefined : "holds a control character, or one outside Latin-1";
  },
  secretsOf(pair) {
    const [user = "", password = ""] = pair.split(/:(.*)/s);
    return [pair, base64(pair), password, ...(user.length < shortestUser ? [] : [user])];
  },
  put(pair, headers, _, fetch) {
    headers["authorization"] = `Basic ${base64(pair)}`;
    return fetch;
  },
};

const base64 = (text: string) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

/** For `kind: "cookie"`. */
export const cookieAuth: AuthScheme = {
  problemOf: (key) =>
    headerProblem(key) ?? (/[",;\\\x7f-\xff]/.test(key) ? "holds a character that no cookie can carry" : undefined),
  put(key, headers, name, fetch) {
    headers["cookie"] = `${name}=${key}`;
    return fetch;
  },
};

/** For `kind: "query"`: the key takes the place of any parameter of its name; all else of an address stays as it is written. */
export const queryAuth: AuthScheme = {
  problemOf: headerProblem,
  put(key, _, name, fetch) {
    const written = encodeURIComponent(name);
    const withPairs = (address: string, ...pairs: string[]) => {
      const url = new URL(address);
      const others = url.search.slice(1).split("&");
      const isOther = (pair: string) => pair !== "" && ![name, written].includes(pair.split("=", 1)[0] ?? "");
      url.search = [...others.filter(isOther), ...pairs].join("&");
      return url.href;
    };
    return async (address, init) => {
      const response = await fetch(withPairs(address, `${written}=${encodeURIComponent(key)}`), init);
      // What the platform says there shows the key.
      Reflect.defineProperty(response, "url", { value: withPairs(address), enumerable: true });
      return response;
    };
  },
};
