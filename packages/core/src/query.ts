import type { OperationFacts } from "./api.ts";
import type { ErrorPlace } from "./errors/evalbridge-error.ts";
import { isNested, pairsOf, partsOf, styleOf } from "./style.ts";

/**
 * Whether an operation's query has to be written here: openapi-fetch does not encode names, knows one style of a list and one of
 * an object for all parameters, and puts a second `?` after a path that has one.
 */
export function hasOwnQuery({ path, query = [], styles }: OperationFacts): boolean {
  return styles !== undefined || /[?#]/.test(path) || query.some((name) => /[^\w.~!*'()-]/.test(name));
}

/** A filled path with its query: what stands in the path already, then the parameters that say something. */
export function withQuery(
  place: ErrorPlace,
  { styles }: OperationFacts,
  filled: string,
  values: Readonly<Record<string, unknown>> = {},
): string {
  const [path = "", fixed = ""] = filled.replace(/#.*/s, "").split(/\?(.*)/s);
  const pairs = Object.entries(values)
    .filter(([, value]) => value !== null && !(isNested(value) && partsOf(value).length === 0))
    .flatMap(([name, value]) =>
      pairsOf(name, value, styleOf(styles, name), { place, what: `query parameter ${JSON.stringify(name)}` }),
    )
    .map((pair) => pair.join("="));
  const search = [fixed, ...pairs].filter(Boolean).join("&");
  return search === "" ? path : `${path}?${search}`;
}
