import { banner, seal } from "./emit/banner.ts";
import { emitOperations } from "./emit/client.ts";
import { emitDocument, emitLines } from "./emit/document.ts";
import { escaped } from "./emit/escaped.ts";
import { emitInputs } from "./emit/inputs.ts";
import { emitTypes } from "./emit/openapi-types.ts";
import { emitTable } from "./emit/table.ts";
import { readProvider } from "./load-spec.ts";
import { withExamples } from "./made/add-examples.ts";
import type { Spec } from "./model/operation.ts";
import { SpecError } from "./spec/problem.ts";
import { leftOut } from "./upstream/left-out.ts";
import { outputsOf } from "./workspace.ts";

export interface Generated {
  readonly operations: number;
  /** How much of the provider's description is left out. */
  readonly omissions: number;
  /** The text of each file, by its path from the root. */
  readonly files: ReadonlyMap<string, string>;
}

/**
 * A provider's generated files, in memory.
 * @throws {SpecError} listing what is wrong with the spec
 */
export async function generate(root: string, provider: string, input: string): Promise<Generated> {
  const { spec, omissions } = readProvider(provider, root);
  const starts = spec.operations.some((one) => one.starts !== undefined || one.estimates !== undefined);
  const outputs = outputsOf(provider, spec.origin, starts);
  const [warning, stamp] = banner(provider, input);
  const comment = `// ${warning}\n// ${stamp}\n`;
  const files = new Map([
    [outputs.types, seal(escaped(`${comment}${typesOf(spec)}`))],
    [outputs.operations, seal(escaped(`${comment}${emitOperations(spec)}`))],
    [outputs.table, seal(escaped(`${comment}${emitTable(spec)}`))],
    [outputs.document, seal(escaped(served(spec, [warning, stamp])))],
  ]);
  if (outputs.inputs !== undefined)
    files.set(outputs.inputs, seal(escaped(emitDocument(emitInputs(spec), [warning, stamp]))));
  if (outputs.leftOut !== undefined)
    files.set(outputs.leftOut, seal(leftOut(provider, spec.operations.length, omissions, [warning, stamp])));
  return { operations: spec.operations.length, omissions: omissions.length, files };
}

/** What a mock serves: a document of ours with its examples, one of a provider's with examples made up. */
function served(spec: Spec, head: readonly [string, string]): string {
  return spec.origin === "upstream" ? emitLines(withExamples(spec), head) : emitDocument(spec.document, head);
}

/** What openapi-typescript says of a document that it cannot read, in one line. A new provider's has no file here yet. */
function typesOf({ document, provider, origin }: Spec): string {
  try {
    return emitTypes(document);
  } catch (error) {
    const [reason] = (error as Error).message.split("\n");
    throw new SpecError(
      origin === "authored"
        ? `specs/${provider}/openapi.yaml: no types can be made (${reason}); see npm run spec:lint`
        : `${provider}: no types can be made of its document (${reason}); keep what it is not needed for, by provider:new --only, or correct it in specs/${provider}/overlay.yaml`,
    );
  }
}
