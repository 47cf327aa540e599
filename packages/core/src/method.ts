import type { OperationFacts } from "./api.ts";
import type { Args } from "./arguments.ts";
import { mapResult } from "./errors/ambiguous-result-error.ts";
import type { Ask } from "./look.ts";
import type { CallOptions } from "./operation.ts";
import { pagedCalls } from "./paging.ts";
import type { ProviderFacts } from "./provider.ts";

/** One operation as a function, with `.raw` and, for lists, `.page`, `.pages` and `.all`. */
export function methodOf(
  name: string,
  facts: ProviderFacts,
  operation: OperationFacts,
  bare: boolean,
  call: Ask,
  warn: (message: string) => void,
): object {
  const place = { provider: facts.name, method: operation.method, path: operation.path };
  const raw = (args: Args = {}, options?: CallOptions) => call(name, args, options);
  const data = (args?: Args, options?: CallOptions) => mapResult(raw(args, options), ({ data }) => data);
  // An operation without arguments takes its options first.
  const method = bare ? (options?: CallOptions) => data(undefined, options) : data;
  Object.defineProperty(method, "name", { value: name });
  return Object.assign(method, {
    raw: bare ? (options?: CallOptions) => raw(undefined, options) : raw,
    ...(operation.page && pagedCalls(operation.page, place, data, warn)),
  });
}
