import { objectOf } from "../json.ts";
import { SpecError } from "../spec/problem.ts";
import { readSource, type Source } from "../spec/read.ts";

/** A page of a provider's documentation that holds the OpenAPI fragment of one operation. */
export interface Page {
  readonly method: string;
  readonly path: string;
  readonly source: Source;
}

/** A fence whose info string is `yaml`, perhaps the name of the whole file, a method and a path. */
const opening = /^(`{3,})ya?ml(?:\s+\S+\.(?:json|ya?ml))?\s+(get|post|put|patch|delete)\s+(\/\S*)\s*$/i;

/**
 * Reads a documentation page as Mintlify sites serve it with `.md` added to its address.
 * @throws {SpecError} when it holds no fragment, or one that is not about the operation it names
 */
export function readPage(file: string, text: string): Page {
  const lines = text.split(/\r?\n/);
  const start = lines.findIndex((line) => opening.test(line));
  const [, fence, verb, path] = opening.exec(lines[start] ?? "") ?? [];
  if (fence === undefined || verb === undefined || path === undefined)
    throw new SpecError(`${file}: no OpenAPI fragment; it would begin with a line like \`\`\`\`yaml get /runs/{id}`);
  const length = lines.slice(start + 1).findIndex((line) => line.startsWith(fence));
  if (length < 0)
    throw new SpecError(`${file}:${start + 1}:1 the OpenAPI fragment does not end; close it with ${fence}`);
  // Empty lines before it, so that places are those of the page.
  const fragment = "\n".repeat(start + 1) + lines.slice(start + 1, start + 1 + length).join("\n");
  const source = readSource(file, fragment);
  const method = verb.toLowerCase();
  if (objectOf(objectOf(source.root.paths)[path])[method] === undefined)
    throw new SpecError(
      `${file}:${start + 1}:1 the fragment has no ${verb.toUpperCase()} ${path}, which its first line names`,
    );
  return { method, path, source };
}
