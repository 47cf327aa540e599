import { readdirSync, readFileSync } from "node:fs";

/** A node of a document: its fields are looked at one at a time, never trusted. */
export type DocumentNode = { readonly [name: string]: unknown };

/** A resolved OpenAPI 3.1 document, local references kept. */
export interface MockDocument extends DocumentNode {
  readonly paths: DocumentNode;
}

/** Reached the same way from src and from dist. */
const shipped = new URL("../documents/", import.meta.url);
const suffix = ".gen.json";
const mend = "npm run codegen";

/** The providers that have a document: the folder is the registry. */
export function documentedProviders(folder: URL = shipped): string[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    names = [];
  }
  return names
    .filter((name) => name.endsWith(suffix))
    .map((name) => name.slice(0, -suffix.length))
    .sort();
}

/** The document of one provider. */
export function readDocument(provider: string, folder: URL = shipped): MockDocument {
  const known = documentedProviders(folder);
  if (known.length === 0) throw new Error(`@evalbridge/mock has no documents to serve; they are written by: ${mend}`);
  if (!known.includes(provider)) {
    throw new Error(`@evalbridge/mock knows no provider "${provider}"; it knows ${known.join(", ")}`);
  }
  const file = `${provider}${suffix}`;
  try {
    return JSON.parse(readFileSync(new URL(file, folder), "utf8"));
  } catch (error) {
    const reason = (error as Error).message.split("\n")[0];
    throw new Error(`@evalbridge/mock cannot read documents/${file} (${reason}); it is written by: ${mend}`, {
      cause: error,
    });
  }
}

/** A node as an object, whatever it is; a reference within the document is followed. */
export function follow(document: MockDocument, node: unknown): DocumentNode {
  let here = node;
  // A chain of references longer than this is a circle.
  for (let step = 0; step < 20; step++) {
    if (typeof here !== "object" || here === null) return {};
    const reference = (here as DocumentNode).$ref;
    if (typeof reference !== "string") return here as DocumentNode;
    here = target(document, reference);
  }
  return {};
}

/** What a local reference (`#/components/…`) points at. */
export function target(document: MockDocument, reference: string): unknown {
  let here: unknown = document;
  for (const token of reference.split("/").slice(1)) {
    const name = decodeURIComponent(token).replaceAll("~1", "/").replaceAll("~0", "~");
    here = typeof here === "object" && here !== null ? (here as DocumentNode)[name] : undefined;
  }
  return here;
}

export function isNode(value: unknown): value is DocumentNode {
  return typeof value === "object" && value !== null;
}

/** A field that is an object; an empty one where there is none. */
export function nodeAt(node: unknown, name: string): DocumentNode {
  const value = isNode(node) ? node[name] : undefined;
  return isNode(value) ? value : {};
}
