import { readFileSync } from "node:fs";
import { isObject, objectOf } from "../json.ts";
import { SpecError } from "../spec/problem.ts";
import { readSource, type Source } from "../spec/read.ts";
import { textOfSpec } from "./recognise.ts";

/** An OpenAPI document as it was had. */
export interface Document {
  readonly source: Source;
  readonly text: string;
  /** Whether the text is the provider's, byte for byte. */
  readonly verbatim: boolean;
}

/**
 * A whole document from its bytes.
 * @throws {SpecError} saying why it is none
 */
export function documentOf(name: string, bytes: Uint8Array): Document {
  const text = textOfSpec(name, bytes);
  return checked({ source: readSource(name, text), text, verbatim: true });
}

/** A whole document in a file. */
export function documentIn(file: string): Document {
  return documentOf(file, readFileSync(file));
}

function checked(document: Document): Document {
  const { root, where } = document.source;
  if (root.swagger !== undefined)
    throw new SpecError(
      `${where(["swagger"])} Swagger ${root.swagger}; convert it to OpenAPI 3 first, and give the file`,
    );
  if (!/^3\.[012](\.|$)/.test(String(root.openapi)))
    throw new SpecError(
      `${where(["openapi"])} no OpenAPI 3 document: openapi is ${JSON.stringify(root.openapi) ?? "missing"}; is the address right?`,
    );
  if (!isObject(root.paths) || Object.keys(objectOf(root.paths)).length === 0)
    throw new SpecError(`${where(["paths"])} no paths, so no operation; is it the whole document?`);
  return document;
}
