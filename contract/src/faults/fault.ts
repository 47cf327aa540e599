import type { Chance } from "./chance.ts";

/** How a request ends for who sent it. `silence` never does. */
export type Ending =
  | { readonly as: "answer" | "silence" }
  | { readonly as: "status"; readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  | { readonly as: "error"; readonly code: string }
  | {
      /** A success, of which the body is not what was answered. `slow` is, but in two parts; `stalled` lacks the second. */
      readonly as: "body";
      readonly body: "cut" | "empty" | "html" | "nameless" | "broken off" | "stalled" | "slow";
    };

/** What happens to one request. */
export interface Fault {
  /** How long after it was sent the provider acts on it. @default never */
  readonly actsAfterMs?: number;
  /** How long after it was sent it ends. */
  readonly afterMs: number;
  readonly ending: Ending;
  /** Whether the provider may have acted on it, as far as anybody can tell who sent it. */
  readonly open: boolean;
}

const latencyMs = (chance: Chance) => chance.whole(5, 40);

/** Nothing is wrong. */
export function good(chance: Chance): Fault {
  const afterMs = latencyMs(chance);
  return { actsAfterMs: 0, afterMs, ending: { as: "answer" }, open: false };
}

/** Something else than the answer; the provider has acted before that, or not. */
export function instead(chance: Chance, ending: Ending, acts: boolean): Fault {
  return { ...(acts && { actsAfterMs: 0 }), afterMs: latencyMs(chance), ending, open: true };
}

/** Errors of fetch that prove that nothing was sent. */
export const unsentCodes = [
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "UND_ERR_CONNECT_TIMEOUT",
  "CERT_HAS_EXPIRED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "ERR_TLS_CERT_ALTNAME_INVALID",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "ECONNREFUSED of every address",
  "ETIMEDOUT of connect",
] as const;

/** Errors of fetch after which the request may have arrived. */
export const brokenCodes = [
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "UND_ERR_SOCKET",
  "UND_ERR_HEADERS_TIMEOUT",
  "UND_ERR_RES_CONTENT_LENGTH_MISMATCH",
  "ECONNREFUSED of one address",
  "none",
] as const;

/** An error as Node's fetch throws it; of `none`, as a browser does. */
export function fetchError(code: string): TypeError {
  if (code === "none") return new TypeError("Load failed");
  const [, name = code, of] = /^(\w+) of (.+)$/.exec(code) ?? [];
  const one = (name: string, syscall: string) =>
    Object.assign(new Error(`${syscall} ${name}`), { code: name, syscall });
  if (of === "connect") return new TypeError("fetch failed", { cause: one(name, of) });
  if (of === undefined) {
    const cause = /^E(PIPE|CONNRESET|TIMEDOUT)$/.test(name) ? one(name, "read") : new Error(name);
    return new TypeError("fetch failed", { cause: Object.assign(cause, { code: name }) });
  }
  const errors = [one(name, "connect"), of === "every address" ? one(name, "connect") : one("ECONNRESET", "read")];
  return new TypeError("fetch failed", { cause: Object.assign(new AggregateError(errors), { code: name }) });
}
