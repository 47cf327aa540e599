import { isObject, objectOf } from "../json.ts";
import { type Gathered, gatherFile, gatherText } from "../spec/gather.ts";
import { SpecError } from "../spec/problem.ts";
import { textOfSpec } from "./recognise.ts";

/**
 * A whole document from its bytes.
 * @throws {SpecError} saying why it is none
 */
export function documentOf(name: string, bytes: Uint8Array): Gathered {
  return withOperations(gatherText(name, textOfSpec(name, bytes)));
}

/**
 * A whole document in a file, with the files beside it that it names.
 * @throws {SpecError} saying why it is none
 */
export function documentIn(file: string): Gathered {
  return withOperations(gatherFile(file));
}

function withOperations(document: Gathered): Gathered {
  const { root, where } = document.source;
  if (isObject(root.paths) && Object.keys(objectOf(root.paths)).length > 0) return document;
  throw new SpecError(`${where(["paths"])} no paths, so no operation; is it the whole document?`);
}
