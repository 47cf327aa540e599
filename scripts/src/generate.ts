import { banner, seal } from "./emit/banner.ts";
import { emitOperations } from "./emit/client.ts";
import { emitDocument } from "./emit/document.ts";
import { emitTypes } from "./emit/openapi-types.ts";
import { loadSpec } from "./load-spec.ts";
import type { Spec } from "./model/operation.ts";
import { SpecError } from "./spec/problem.ts";
import { outputsOf } from "./workspace.ts";

export interface Generated {
  readonly operations: number;
  /** The text of each file, by its path from the root. */
  readonly files: ReadonlyMap<string, string>;
}

/**
 * A provider's generated files, in memory.
 * @throws {SpecError} listing what is wrong with the spec
 */
export async function generate(root: string, provider: string, input: string): Promise<Generated> {
  const spec = loadSpec(provider, root);
  const outputs = outputsOf(provider);
  const [warning, stamp] = banner(provider, input);
  const comment = `// ${warning}\n// ${stamp}\n`;
  const files = new Map([
    [outputs.types, seal(`${comment}${await typesOf(spec)}`)],
    [outputs.operations, seal(`${comment}${emitOperations(spec)}`)],
    [outputs.document, seal(emitDocument(spec.document, [warning, stamp]))],
  ]);
  return { operations: spec.operations.length, files };
}

/** What openapi-typescript says of a document that it cannot read, in one line. */
async function typesOf({ document, provider }: Spec): Promise<string> {
  try {
    return await emitTypes(document);
  } catch (error) {
    const [reason] = (error as Error).message.split("\n");
    throw new SpecError(`specs/${provider}/openapi.yaml: no types can be made (${reason}); see npm run spec:lint`);
  }
}
