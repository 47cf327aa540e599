import type { Spec } from "../model/operation.ts";
import type { NewFacts } from "./facts.ts";
import { firstExample } from "./first-example.ts";
import { codeNames } from "./names.ts";
import { prose } from "./plain-text.ts";

/** A new package's README: what it is, how it is used, what was left out, and what nobody has proven. */
export function readme({ name, title, auth, baseUrl }: NewFacts, spec: Spec): string {
  const { create, variable } = codeNames(name);
  const count = spec.operations.length;
  const lines = [
    `# @evalbridge/${name}`,
    "",
    `${prose(title)}, typed: ${count} ${count === 1 ? "operation as a method" : "operations as methods"}, generated from the provider's own OpenAPI description.`,
    "",
    "```sh",
    `npm install @evalbridge/${name}`,
    auth.kind === "none"
      ? `# no key is needed (${variable}_API_KEY is not read)`
      : `export ${variable}_API_KEY=…${basicHint(auth)}`,
    ...(baseUrl === undefined ? [`export ${variable}_BASE_URL=…   # the description names no address`] : []),
    "```",
    "",
    "```ts",
    ...firstExample(name, spec),
    "```",
    "",
    "Each method throws one of a few kinds of errors, retries what may be repeated, and has `.raw()`, which gives status and headers as",
    "well; lists that are known to go on have `.pages()` and `.all()`. `client.http` is openapi-fetch over the same paths.",
    "",
    `Where size counts, \`${create}Of({ … })\` makes a client of the operations that it is given: they are constants of`,
    `\`@evalbridge/${name}/operations\`, and a bundle holds what these need and no more. It has no \`http\`, and takes no hooks but \`onWarning\`.`,
    "",
    "What the description says and this package could not express stands in [left-out.gen.md](left-out.gen.md), by operation.",
    "",
    "## Proven against mocks only",
    "",
    "No live server was called: a mock that the same description drives answers each operation in the contract tests. How lists go on, which operations",
    "may be repeated and how the key travels was proposed from the description by a program (`specs/" +
      name +
      "/overlay.yaml`).",
    "",
    "MIT licence.",
    "",
  ];
  return lines.join("\n");
}

function basicHint({ kind }: NewFacts["auth"]): string {
  return kind === "basic" ? "   # user:password" : "";
}
