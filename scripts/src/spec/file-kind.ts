import { isObject, type Json, type JsonObject, objectOf, textOf } from "../json.ts";
import { SpecError } from "./problem.ts";
import type { Source } from "./read.ts";

/** What a file is instead, and the way out. */
type Kind = string;

const beginnings: readonly (readonly [start: string, kind: Kind])[] = [
  ["PK\x03\x04", "a ZIP archive; unpack it and give the document that is in it"],
  ["\x1f\x8b", "packed by gzip; unpack it first, with gunzip"],
  ["%PDF-", "a PDF; ask the provider for an OpenAPI document"],
  ["\x89PNG", "a picture; give an OpenAPI document"],
  ["\x7fELF", "a program; give an OpenAPI document"],
  ["#%RAML", "RAML; convert it to OpenAPI 3 first"],
  ["version https://git-lfs", "only a pointer to a file in Git LFS; get the file itself, with git lfs pull"],
];

const textKinds: readonly (readonly [pattern: RegExp, kind: Kind])[] = [
  [/^\s*$/, "an empty file; get the document again"],
  [
    /^\s*(?:<!--[\s\S]{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b/i,
    "an HTML page; give the address of the document itself",
  ],
  [/^\s*<[\s\S]{0,2000}?\bwsdl\b/i, "WSDL; only REST APIs are read, described by OpenAPI 3"],
  [/^\s*<(?:\?xml|[a-z!])/i, "XML; give an OpenAPI document, in JSON or YAML"],
  [/^FORMAT: 1A/, "API Blueprint; convert it to OpenAPI 3 first"],
  [
    /^(?:\s|#.*\n|"""[^"]{0,2000}""")*(?:(?:extend\s+)?(?:type|input|interface|enum|schema|union)\b[^:\n]{0,200}\{|scalar\s+\w+\s*$|directive\s+@)/m,
    "a GraphQL schema; only REST APIs are read, described by OpenAPI 3",
  ],
];

/** What the first bytes of a file say it is. */
export function binaryKind(bytes: string | Uint8Array): Kind | undefined {
  const start = typeof bytes === "string" ? bytes.slice(0, 30) : String.fromCharCode(...bytes.subarray(0, 30));
  return beginnings.find(([beginning]) => start.startsWith(beginning))?.[1];
}

/** What a text is that is no JSON or YAML object. */
export function textKind(text: string): Kind | undefined {
  const start = text.trimStart().slice(0, 5000);
  return textKinds.find(([pattern]) => pattern.test(start))?.[1];
}

/** Another kind of document, by the key that gives it away. */
const rootKinds: readonly (readonly [place: readonly string[], kind: (found: Json) => Kind | undefined])[] = [
  [["swagger"], (found) => `Swagger ${shown(found)}; convert it to OpenAPI 3 first, e.g. with swagger2openapi`],
  [["asyncapi"], () => "AsyncAPI; only APIs of requests and answers are read, described by OpenAPI 3"],
  [["arazzo"], () => "Arazzo; give the OpenAPI document that it works on"],
  [["overlay"], () => "an overlay; give the OpenAPI document that it corrects"],
  [["info", "_postman_id"], () => postman],
  [["info", "schema"], (found) => (textOf(found)?.includes("postman") ? postman : undefined)],
  [["_type"], (found) => (found === "export" ? insomnia : undefined)],
  [["type"], (found) => (textOf(found)?.includes("insomnia") ? insomnia : undefined)],
  [["__schema"], () => graphql],
  [["data", "__schema"], () => graphql],
  [["$schema"], () => "a JSON schema; give the OpenAPI document of the API"],
];
const postman = "a Postman collection; convert it to OpenAPI 3 first, e.g. with postman-to-openapi";
const insomnia = "an Insomnia export; export the design document instead, which is OpenAPI";
const graphql = "a GraphQL introspection; only REST APIs are read, described by OpenAPI 3";

const shown = (value: Json | undefined): string =>
  value === undefined ? "missing" : JSON.stringify(value).replace(/^"|"$/g, "");

/**
 * Makes sure that a document is OpenAPI 3.0, 3.1 or 3.2.
 * @throws {SpecError} saying what it is instead
 */
export function checkKind({ root, where }: Source): void {
  const { openapi } = root;
  if (typeof openapi === "string" && /^3\.[012](\.|$)/.test(openapi)) return;
  if (openapi !== undefined)
    throw new SpecError(`${where(["openapi"])} openapi is ${shown(openapi)}; 3.0, 3.1 and 3.2 are read`);
  for (const [place, kind] of rootKinds) {
    const found = held(root, place);
    const what = found === undefined ? undefined : kind(found);
    if (what !== undefined) throw new SpecError(`${where(place)} not OpenAPI, but ${what}`);
  }
  const keys = Object.keys(root)
    .slice(0, 5)
    .map((key) => shown(key))
    .join(", ");
  throw new SpecError(
    `${where([])} openapi is missing; 3.0, 3.1 and 3.2 are read, and this has ${keys === "" ? "nothing" : keys}`,
  );
}

function held(root: JsonObject, [first = "", second]: readonly string[]): Json | undefined {
  const outer = Object.hasOwn(root, first) ? root[first] : undefined;
  if (second === undefined || !isObject(outer)) return second === undefined ? outer : undefined;
  return Object.hasOwn(objectOf(outer), second) ? outer[second] : undefined;
}
