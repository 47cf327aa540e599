import type { JsonObject } from "../json.ts";
import { type Omit, Unfit } from "./omission.ts";

/** A path with the parameters that fill it. */
interface FittedPath {
  readonly path: string;
  readonly parameters: readonly JsonObject[];
}

const placeholder = /\{([^{}]+)\}/g;
/** `{ids*}`, as RFC 6570 writes a list; OpenAPI says that by the parameter's `explode`. */
const exploded = /\{([^{}*]+)\*\}/g;

/** Makes path and parameters agree: each placeholder has its parameter, and no two arguments share a name. */
export function fitPath(written: string, parameters: readonly JsonObject[], omit: Omit): FittedPath {
  // What follows a # is never sent: it tells variants of one request apart, of which the first has the method.
  const [sent = ""] = written.split("#");
  const rooted = (sent.startsWith("/") ? sent : `/${sent}`).replace(exploded, (whole, name: string) =>
    parameters.some((one) => one.in === "path" && one.name === name) ? `{${name}}` : whole,
  );
  const path = withoutAskedQuery(rooted, parameters);
  refuseUnclear(written, path);
  const names = Array.from(path.matchAll(placeholder), (match) => match[1] as string);
  const kept = parameters.filter((one) => one.in !== "path" || names.includes(String(one.name)));
  const declared = new Set(kept.filter((one) => one.in === "path").map(({ name }) => name as string));
  const added = [...new Set(names)]
    .filter((name) => !declared.has(name))
    .map((name): JsonObject => ({ name, in: "path", required: true, schema: { type: "string" } }));
  return withoutClashes(path, [...added, ...kept], omit);
}

function refuseUnclear(written: string, path: string): void {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(written)) throw new Unfit("its path is a whole URL");
  if (/[{}]/.test(path.replace(placeholder, ""))) throw new Unfit("its path holds a brace that is no placeholder");
  if (/\{[+#./;?&]/.test(path)) throw new Unfit("its path is a template of another kind (RFC 6570)");
  if (/[\p{Cc}\s\\\u2028\u2029]/u.test(path))
    throw new Unfit("its path holds white space, a backslash or a control character");
  if (/(^|\/)(\.|%2e){1,2}(\/|$|\?)/i.test(path)) throw new Unfit("its path climbs out of itself");
}

/** `/runs?state={state}` without what a query parameter says already; a fixed `?beta=true` stays, and is always sent. */
function withoutAskedQuery(path: string, parameters: readonly JsonObject[]): string {
  const [base = "", query] = path.split(/\?(.*)/s);
  if (query === undefined) return path;
  const asked = new Set(parameters.filter((one) => one.in === "query").map(({ name }) => String(name)));
  const fixed = query.split("&").filter((part) => {
    const [name = "", value] = part.split("=");
    return part !== "" && !(asked.has(name) && (value === undefined || value === "" || value.startsWith("{")));
  });
  return fixed.length > 0 ? `${base}?${fixed.join("&")}` : base;
}

/** Arguments are one flat object. The name of a placeholder is the only one that is not sent, so that one gives way. */
function withoutClashes(path: string, parameters: readonly JsonObject[], omit: Omit): FittedPath {
  const taken = new Set(["body"]);
  const isInPath = (parameter: JsonObject) => parameter.in === "path";
  const sent = parameters.filter((parameter) => {
    const name = String(parameter.name);
    if (isInPath(parameter) || !taken.has(name)) {
      if (!isInPath(parameter)) taken.add(name);
      return true;
    }
    if (parameter.required === true) throw new Unfit(`two of its arguments are called ${name}`);
    omit(`${parameter.in} parameter ${name}`, "another argument has this name");
    return false;
  });
  let fitted = path;
  const renamed = sent.map((parameter) => {
    const name = String(parameter.name);
    if (!isInPath(parameter)) return parameter;
    const free = freeName(name, taken);
    taken.add(free);
    fitted = fitted.replaceAll(`{${name}}`, () => `{${free}}`);
    return { ...parameter, name: free };
  });
  return { path: fitted, parameters: renamed };
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  for (let count = 0; ; count++) {
    const free = count === 0 ? name : `${name}InPath${count === 1 ? "" : count}`;
    if (!taken.has(free)) return free;
  }
}
