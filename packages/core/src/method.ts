import type { Call, Known, StartKeeper } from "./api.ts";
import { isSentOnce } from "./facts.ts";
import type { Args, CallOptions, RawResult } from "./operation.ts";

/** One operation as a function, with `.raw` and, for lists, `.page`, `.pages` and `.all`. */
export function methodOf(
  one: Known,
  call: Call,
  warn: (message: string) => void,
  keeper: StartKeeper | undefined,
): object {
  const { name, operation, place, places } = one;
  const { page, uses, class: kind } = operation;
  const bare = places.size === 0;
  const raw = (args: Args = {}, options?: CallOptions) => call(one, args, options);
  const map =
    (isSentOnce(kind) && keeper?.map) || (<From, To>(result: Promise<From>, to: (from: From) => To) => result.then(to));
  const data = (args?: Args, options?: CallOptions) => map(raw(args, options), dataOf);
  // An operation without arguments takes its options first.
  const method = bare ? (options?: CallOptions) => data(undefined, options) : data;
  Object.defineProperty(method, "name", { value: name });
  return Object.assign(method, {
    raw: bare ? (options?: CallOptions) => raw(undefined, options) : raw,
    ...(page && uses?.page?.(page, place, data, warn)),
  });
}

const dataOf = ({ data }: RawResult<unknown>) => data;
