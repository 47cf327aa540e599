import { HttpError } from "@evalbridge/core";
import type { CanaryFailure } from "./canary-failure.ts";

/** What a failing fetch may throw: the request, key and all, is often part of it. */
export function thrown(): CanaryFailure[] {
  const errors: Readonly<Record<string, (key: string, init: RequestInit) => unknown>> = {
    "an error that says it": (key) => new TypeError(`fetch failed for ${key}`),
    "an error whose cause says it": (key) => new TypeError("fetch failed", { cause: new Error(`bad header ${key}`) }),
    "an error with the request as a property": (_, init) =>
      Object.assign(new TypeError("fetch failed"), { request: { headers: { ...init.headers } } }),
    "an error with the request behind a symbol": (_, init) =>
      Object.assign(new TypeError("fetch failed"), { [Symbol("request")]: { ...init.headers } }),
    "an error whose code is it": (key) =>
      Object.assign(new Error("x"), { code: key, address: key, syscall: key, hostname: key }),
    "several errors": (key) => new AggregateError([new Error(key), new Error("b", { cause: key })], "all failed"),
    "an error named so": (key) => Object.defineProperty(new Error("x"), "name", { value: key }),
    "an error with a property of that name": (key) => Object.assign(new Error("x"), { [key]: 1 }),
    "an error with a stack that shows it": (key) => Object.assign(new Error("x"), { stack: `Error: x\n  at ${key}` }),
    "an error of ours, as a client within it would": (key) =>
      new HttpError({ provider: key }, { status: 503, headers: new Headers(), body: { key }, message: key }),
    "a text": (key) => key,
    "plain data": (key) => ({ config: { headers: { [key]: key } } }),
    "a map": (key) => new Map([[key, key]]),
    "an error in circles": (key) => {
      const error = new Error(key);
      error.cause = error;
      return error;
    },
    "an error whose properties throw": (key) =>
      Object.defineProperty(new Error(key), "cause", {
        get: () => {
          throw new Error(key);
        },
      }),
  };
  return Object.entries(errors).map(([name, make]) => ({
    name: `fetch throws ${name}`,
    fetch: (key) => async (_, init) => {
      throw make(key, init);
    },
  }));
}
