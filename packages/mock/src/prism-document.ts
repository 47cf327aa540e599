import { bareRequests } from "./bare-requests.ts";
import { type DocumentNode, follow, isNode, type MockDocument, nodeAt } from "./document.ts";
import { outspoken } from "./parameter.ts";
import { referencesFrom } from "./references.ts";
import { listOf, readRoutes } from "./route.ts";
import { unseenPlaceholders } from "./template.ts";

/**
 * The document as Prism gets it: response schemas empty, and components that nothing refers to any more left out.
 *
 * Prism unfolds every schema at its start and checks its own answers against them at each request. With Humanloop's
 * recursive unions that takes 4 s to start and 1 s an answer; without, 10 ms. The examples stay, and are checked
 * against the real schemas by the contract tests. Requests are validated in full.
 */
export function forPrism(document: MockDocument): MockDocument {
  const slim = structuredClone(document) as MockDocument & { components?: Record<string, Record<string, unknown>> };
  for (const responses of responseMaps(slim)) {
    for (const response of Object.values(responses)) {
      for (const media of Object.values(nodeAt(response, "content"))) {
        if (isNode(media) && "schema" in media) Object.assign(media, { schema: {} });
        if (isNode(media) && "examples" in media) Object.assign(media, { examples: withoutReferences(media.examples) });
      }
    }
  }
  withoutWhatIsOurs(slim);
  withoutExtensions(slim);
  bareRequests(slim);
  const used = new Set(referencesFrom(slim, slim.paths));
  for (const [kind, entries] of Object.entries(slim.components ?? {})) {
    // Security schemes are named, not referred to.
    if (kind === "securitySchemes") continue;
    for (const name of Object.keys(entries)) {
      if (!used.has(`#/components/${kind}/${name}`)) delete entries[name];
    }
  }
  return slim;
}

/**
 * Bodies that are not JSON, parameters that are taken apart and placeholders inside a segment are looked at by the mock itself: Prism
 * reads some of them in another way than the standard says.
 */
function withoutWhatIsOurs(document: MockDocument): void {
  const routes = readRoutes(document);
  for (const { path, method, several, other } of routes) {
    const operation = nodeAt(nodeAt(document.paths, path), method) as { parameters?: unknown; requestBody?: unknown };
    if (other) delete operation.requestBody;
    const unseen = unseenPlaceholders(path);
    const isSeen = ({ in: place, name, schema }: DocumentNode): boolean => {
      const types = [follow(document, schema).type].flat();
      // Of a header that is a list, and is not sent, Prism 5.16 reads the text all the same, and throws; as it does at a path's list.
      // `Prefer` may be a parameter of the provider's; here it says what is wished of the mock.
      if (place === "header") return !types.includes("array") && String(name).toLowerCase() !== "prefer";
      if (place === "query") return !several.includes(String(name));
      return !(unseen.has(String(name)) || types.includes("array") || types.includes("object"));
    };
    const written = [nodeAt(document.paths, path).parameters, operation.parameters].flatMap(listOf);
    const named = written.map((one) => follow(document, one)).map((one) => [`${one.in} ${one.name}`, one] as const);
    const parameters = [...new Map(named).values()].filter(isSeen);
    operation.parameters = parameters.map((parameter) => outspoken(document, parameter));
  }
  for (const item of Object.values(document.paths))
    if (isNode(item)) delete (item as { parameters?: unknown }).parameters;
}

/** Extensions say nothing to Prism, but it follows what looks like a reference in them, wherever that leads. */
function withoutExtensions(document: MockDocument): void {
  const items = Object.values(document.paths).filter(isNode);
  const operations = items.flatMap((item) => Object.values(item)).filter(isNode);
  for (const node of [document, nodeAt(document, "components"), ...items, ...operations] as Record<string, unknown>[])
    for (const key of Object.keys(node)) if (key.startsWith("x-")) delete node[key];
}

/** Stands for `$ref` as a field of data, which Prism would follow: to a file, or an address. */
const field = "$ref (a field)";

function withoutReferences(examples: unknown): unknown {
  const inData = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(inData);
    if (!isNode(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key === "$ref" ? field : key, inData(item)]));
  };
  const named = Object.entries(isNode(examples) ? examples : {}).map(([name, example]): [string, unknown] => [
    name,
    isNode(example) && "value" in example ? { ...example, value: inData(example.value) } : example,
  ]);
  return Object.fromEntries(named);
}

/** What Prism answers, with the fields that it was kept from following. */
export function withFields(text: string): string {
  return text.replaceAll(`${JSON.stringify(field)}:`, '"$ref":');
}

/** Every map of status to response: of each operation, and the shared one. */
function* responseMaps(document: MockDocument): Generator<DocumentNode> {
  yield nodeAt(nodeAt(document, "components"), "responses");
  for (const item of Object.values(document.paths)) {
    for (const operation of isNode(item) ? Object.values(item) : []) yield nodeAt(operation, "responses");
  }
}
