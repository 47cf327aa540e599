import type { NewFacts } from "./facts.ts";
import { fitting, importFrom } from "./formatted.ts";
import { codeNames } from "./names.ts";
import { prose } from "./plain-text.ts";

/** A new package's client.ts: a client of all operations, and one of a few. */
export function clientFile({ name, title, auth }: NewFacts): string {
  const { facts, type, create, variable } = codeNames(name);
  const client = `${type}Client`;
  const key =
    auth.kind === "none" ? "It takes no key." : `The key is read from \`${variable}_API_KEY\` at the first request.`;
  return `${importFrom("@evalbridge/core", ["type ClientOptions", "createClient", "type OperationFacts", "type PartOptions"])}
${importFrom("./operations.gen.ts", ["api", "shared", `type ${client}`])}
import { ${facts} } from "./provider.ts";

/** ${prose(title)}: one method per operation. ${key} */
${fitting(
  `export function ${create}(options?: ClientOptions): ${client} {`,
  `export function ${create}(\n  options?: ClientOptions,\n): ${client} {`,
)}
${returned(client, facts, "api", "options")}
}

/**
 * A client of some operations alone, which are constants of \`@evalbridge/${name}/operations\`: a bundle holds these, and what
 * they need. It has no \`http\`, and takes no hooks but \`onWarning\`.
 */
${fitting(
  `export function ${create}Of<Name extends Exclude<keyof ${client}, "http">>(`,
  `export function ${create}Of<\n  Name extends Exclude<keyof ${client}, "http">,\n>(`,
)}
  operations: { readonly [One in Name]: OperationFacts<\`${name}.\${One}\`> },
  options?: PartOptions,
): Pick<${client}, Name> {
${returned(`Pick<${client}, Name>`, facts, "{ ...shared, operations }", "options")}
}
`;
}

/** The call that is all a maker does. */
function returned(type: string, ...words: readonly string[]): string {
  const start = `  return createClient<${type}>(`;
  return fitting(`${start}${words.join(", ")});`, `${start}\n${words.map((word) => `    ${word},\n`).join("")}  );`);
}
