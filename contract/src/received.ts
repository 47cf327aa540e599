import type { RecordedRequest } from "@evalbridge/mock";
import {
  isObject,
  type Json,
  type Operation,
  type Parameter,
  pointerOf,
  type Spec,
  valueAt,
} from "@evalbridge-internal/scripts";
import { parsed } from "./mismatch.ts";
import { parameterShape } from "./shape/arguments-shape.ts";
import { branchesOf, type Shape } from "./shape/shape.ts";

/** What a server reads out of a request by the spec alone: the arguments, and what of path and query it could not read. */
export interface Received {
  readonly args: Readonly<Record<string, Json>>;
  readonly problems: readonly string[];
}

type Sent = Pick<RecordedRequest, "path" | "url" | "headers" | "body">;

/** Reads path, query, headers and body as OpenAPI has them written: `simple` in paths and headers, `form` in queries. */
export function receive(spec: Spec, operation: Operation, sent: Sent): Received {
  const problems: string[] = [];
  const args: Record<string, Json> = {};
  const say = (place: readonly (string | number)[], words: string) => problems.push(`#${pointerOf(place)}: ${words}`);
  const encoded = new Map([...pathTexts(operation, sent.path, say), ...queryTexts(operation, sent, say)]);

  for (const parameter of operation.parameters) {
    const { name, in: place, at, required } = parameter;
    const header = sent.headers[name.toLowerCase()];
    const written = place === "header" ? header && [header] : encoded.get(name);
    const shape = parameterShape(spec, parameter);
    if (!written) {
      if (required) say(at, `the ${place} parameter ${name} is missing`);
      continue;
    }
    const parts = shape.kind === "list" ? items(spec, parameter, written) : written;
    if (shape.kind !== "list" && parts.length > 1) say(at, `${name} is sent ${parts.length} times, and is no list`);
    const texts =
      place === "header" ? parts : parts.map((part) => plain(part, () => say(at, `${name} is badly encoded`)));
    args[name] = shape.kind === "list" ? texts.map((text) => read(shape.items(), text)) : read(shape, texts[0] ?? "");
  }

  const { value: body } = parsed(sent.body);
  if (body !== undefined) args.body = body;
  return { args, problems };
}

type Say = (place: readonly (string | number)[], words: string) => void;

function pathTexts({ path, at }: Operation, sent: string, say: Say): [string, string[]][] {
  const wanted = path.split("/");
  const segments = sent.split("/");
  const strange = wanted.some((part, index) => !/^\{.+\}$/.test(part) && part !== segments[index]);
  if (strange || segments.length !== wanted.length) say(at, `the path is ${sent}, which is not ${path}`);
  return wanted.flatMap((part, index): [string, string[]][] => {
    const [, name] = /^\{(.+)\}$/.exec(part) ?? [];
    return name === undefined || segments[index] === undefined ? [] : [[name, [segments[index]]]];
  });
}

function queryTexts({ parameters, at }: Operation, { url }: Sent, say: Say): Map<string, string[]> {
  const texts = new Map<string, string[]>();
  const [, query = ""] = /\?([^#]*)/.exec(url) ?? [];
  if (query.includes("+"))
    say(at, `a bare + in the query, which is a space to some servers and a plus to others: ${query}`);
  for (const pair of query.split("&").filter(Boolean)) {
    const [name = "", value = ""] = pair.split(/=(.*)/s);
    const known = plain(name, () => say(at, `the name ${name} is badly encoded`));
    if (!parameters.some((one) => one.in === "query" && one.name === known))
      say(at, `there is no query parameter ${known}`);
    texts.set(known, [...(texts.get(known) ?? []), value]);
  }
  return texts;
}

/** The items of a list, still encoded: repeated, or joined by commas where the spec says `explode: false` or it is no query. */
function items({ document }: Spec, { in: place, at }: Parameter, written: readonly string[]): readonly string[] {
  const parameter = valueAt(document, at);
  const joined = place !== "query" || (isObject(parameter) && parameter.explode === false);
  return joined ? written.flatMap((text) => text.split(",")) : written;
}

/** A text as the type that the shape has; as it is, where it is none of them. */
function read(shape: Shape, text: string): Json {
  for (const branch of branchesOf(shape).branches) {
    if (branch.kind === "number" && /^-?(0|[1-9]\d*)(\.\d+)?(e[+-]?\d+)?$/i.test(text)) return Number(text);
    const choice = branch.kind === "choice" ? branch.values.find((value) => String(value) === text) : undefined;
    if (choice !== undefined) return choice;
  }
  return text;
}

/** Percent-encoding undone. */
function plain(text: string, bad: () => void): string {
  try {
    return decodeURIComponent(text);
  } catch {
    bad();
    return text;
  }
}
