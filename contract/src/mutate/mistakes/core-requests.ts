import type { Mutant } from "../mutant.ts";
import { named } from "../named.ts";

const source = (name: string) => `packages/core/src/${name}.ts`;

/** What core may get wrong on the way to the provider. */
export const coreRequestMutants: readonly Mutant[] = [
  ...named("core", source("arguments"), [
    ["arguments", "the query before the path", 'places.set(name, "path");\n  for (const name of operation.query ?? []) places.set(name, "query")', 'places.set(name, "query");\n  for (const name of operation.query ?? []) places.set(name, "path")'],
    ["arguments", "headers go into the query", 'places.set(name, "header")', 'places.set(name, "query")'],
    ["arguments", "an unknown argument is dropped", "if (where === undefined) {", "if (where === undefined) {\n      continue;"],
    ["arguments", "undefined is sent", 'where === "body" || value === undefined', 'where === "body"'],
    ["arguments", "the last argument alone", "{ ...params[where], [name]: value }", "{ [name]: value }"],
    ["arguments", "a body that is missing is let through", 'if (operation.body === "required" && args.body === undefined)', "if (false)"],
    ["arguments", "an optional body is required", 'operation.body === "required" && args.body', "operation.body && args.body"],
    ["arguments", "no argument is no object", "args === null) throw", "false) throw"],
    ["arguments", "a line break in a header", '![value].flat().every(fitsHeader)', "false"],
    ["arguments", "the body's error is bare", "throw new ArgumentError(place, `the body cannot", "throw new Error(`the body cannot"],
  ]),
  ...named("core", source("path"), [
    ["path", "values are not encoded", "return encodeURIComponent(text)", "return text"],
    ["path", "slashes stay", "return encodeURIComponent(text)", "return encodeURI(text)"],
    ["path", "dots climb", 'if (text === "." || text === "..")', 'if (text === ".")'],
    ["path", "an empty value", 'if (text === "") throw', "if (false) throw"],
    ["path", "a missing value", "if (value === undefined || value === null)", "if (value === null)"],
    ["path", "an object as text", 'typeof value === "object" || ', ""],
    ["path", "the first parameter alone", "/\\{([^{}]+)\\}/g", "/\\{([^{}]+)\\}/"],
  ]),
  ...named("core", source("base-url"), [
    ["base URL", "http anywhere", 'url.protocol !== "https:" && !', "false && !"],
    ["base URL", "the environment before the option", "option ?? fromEnvironment", "readEnvironment(variable) ?? option"],
    ["base URL", "the environment is not read", "option ?? fromEnvironment ?? facts.baseUrl", "option ?? facts.baseUrl"],
    ["base URL", "the slash stays", 'url.href.replace(/\\/+$/, "")', "url.href"],
    ["base URL", "a user in the address", "if (url.username || url.password)", "if (url.password)"],
    ["base URL", "a query in the address", "if (url.search || url.hash)", "if (url.hash)"],
    ["base URL", "127 anywhere", "/^127(\\.\\d{1,3}){3}$/", "/^127/"],
  ]),
  ...named("core", source("credentials"), [
    ["auth", "Bearer in lower case", "`Bearer ${await key()}`", "`bearer ${await key()}`"],
    ["auth", "no Bearer", "`Bearer ${await key()}`", "await key()"],
    ["auth", "the environment before the option", "    if (option !== undefined) return", "    if (option !== undefined && readEnvironment(variable) === undefined) return"],
    ["auth", "an empty key", 'if (text === "") throw', "if (false) throw"],
    ["auth", "white space around the key", "key.trim()", "key"],
    ["auth", "any sign in a key", "if (!/^[\\x21-\\x7e\\xa1-\\xff]+$/.test(text))", "if (false)"],
    ["auth", "a key is not learnt", "    learn(text);\n", ""],
    ["auth", "a function is asked once", "return checked(await Promise", "return (last as string) ?? checked(await Promise"],
  ]),
  ...named("core", source("settings"), [
    ["settings", "the client before the call", "call.timeoutMs ?? client.timeoutMs", "client.timeoutMs ?? call.timeoutMs"],
    ["settings", "a slow operation is not waited for", "client.timeoutMs ?? timeoutMs ??", "client.timeoutMs ??"],
    ["settings", "reads take as long as starts", "repeatable ? readMs : writeMs", "writeMs"],
    ["settings", "seconds", "const readMs = 30_000", "const readMs = 30"],
    ["settings", "starts adopt what is likely", 'client.onAmbiguous ?? "throw"', 'client.onAmbiguous ?? "adopt-only-match"'],
    ["settings", "no marker", "client.startMarker ?? true", "client.startMarker ?? false"],
    ["settings", "a negative number", "value >= 0", "true"],
    ["settings", "one attempt", "attempts: 3", "attempts: 1"],
  ]),
  ...named("core", source("mark"), [
    ["mark", "a key for each attempt", "idempotencyKey = crypto.randomUUID()", 'idempotencyKey = "key"'],
    ["mark", "the caller's marker is replaced", "if (at(args, pointer) !== undefined) {", "if (false) {"],
    ["mark", "the caller's key is replaced", "at(args, key.argument) !== undefined || ", ""],
    ["mark", "the marker is always the same", "const marker = crypto.randomUUID()", 'const marker = "marker"'],
    ["mark", "marked and not remembered", "{ args: marked, marker }", "{ args: marked }"],
  ]),
  ...named("core", source("redirect"), [
    ["redirect", "the key leaves its origin", "target?.origin !== new URL(url).origin", "false"],
    ["redirect", "a start becomes a GET", 'if (method !== "GET" && !kept)', "if (false)"],
    ["redirect", "307 has been carried out", "sent: !kept", "sent: true"],
    ["redirect", "302 has not been carried out", "sent: !kept", "sent: false"],
    ["redirect", "without end", "if (hop === mostRedirects)", "if (false)"],
    ["redirect", "fetch follows by itself", 'redirect: "manual"', 'redirect: "follow"'],
    ["redirect", "308 is not followed", "307, 308]", "307]"],
  ]),
];
