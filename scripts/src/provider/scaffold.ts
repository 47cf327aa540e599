import type { Spec } from "../model/operation.ts";
import type { NewFacts } from "./facts.ts";
import { fitting, importFrom } from "./formatted.ts";
import { clientFile } from "./makers.ts";
import { codeNames } from "./names.ts";
import { line, written } from "./plain-text.ts";
import { readme } from "./readme.ts";

/** The hand-written files of a new provider's package, by their path from the root. */
export function packageFiles(facts: NewFacts, spec: Spec): Map<string, string> {
  const folder = `packages/${facts.name}`;
  return new Map([
    [`${folder}/package.json`, manifest(facts)],
    [`${folder}/tsconfig.build.json`, `{\n  "extends": "../../tsconfig.build.json"\n}\n`],
    [`${folder}/turbo.json`, cacheInputs(facts)],
    [`${folder}/README.md`, readme(facts, spec)],
    [`${folder}/src/provider.ts`, provider(facts)],
    [`${folder}/src/client.ts`, clientFile(facts)],
    [`${folder}/src/index.ts`, index(facts)],
    [`contract/test/clients/${facts.name}.test.ts`, contractTest(facts)],
  ]);
}

function manifest({ name, title }: NewFacts): string {
  const text = {
    name: `@evalbridge/${name}`,
    version: "0.1.0",
    description: `Typed client for ${line(title)}`,
    keywords: ["ai", "api", "client", name],
    license: "MIT",
    repository: {
      type: "git",
      url: "git+https://github.com/evalbridge/evalbridge.git",
      directory: `packages/${name}`,
    },
    type: "module",
    sideEffects: false,
    exports: {
      ".": "./src/index.ts",
      "./operations": "./src/table.gen.ts",
      "./package.json": "./package.json",
    },
    files: ["dist"],
    engines: { node: ">=22" },
    scripts: { build: "tsc -p tsconfig.build.json", codegen: `node ../../scripts/src/codegen.ts ${name} --check` },
    dependencies: { "@evalbridge/core": "workspace:^" },
    publishConfig: {
      access: "public",
      exports: {
        ".": { types: "./dist/index.d.ts", default: "./dist/index.js" },
        "./operations": { types: "./dist/table.gen.d.ts", default: "./dist/table.gen.js" },
        "./package.json": "./package.json",
      },
    },
  };
  return `${JSON.stringify(text, undefined, 2)}\n`;
}

/** What the check of its generated files reads: its own spec alone (see docs/decisions/013-turbo-tasks.md). */
function cacheInputs({ name }: NewFacts): string {
  const inputs = [
    ...["*.gen.*", "src/**/*.gen.*", "documents/**/*.gen.*"],
    `$TURBO_ROOT$/specs/${name}/**`,
    ...["mock", "cli"].map((owner) => `$TURBO_ROOT$/packages/${owner}/documents/${name}.gen.json`),
  ];
  const text = JSON.stringify({ extends: ["//"], tasks: { codegen: { inputs } } }, undefined, 2);
  // A list of one stands on one line, as the formatter has it.
  return `${text.replace(/\[\s*("[^"]*")\s*\]/g, "[$1]")}\n`;
}

/** What carries out the rarer ways of a key. */
const schemes: Partial<Record<NewFacts["auth"]["kind"], string>> = {
  basic: "basicAuth",
  query: "queryAuth",
  cookie: "cookieAuth",
};

function provider({ name, title, docs, baseUrl, auth, errorMessage }: NewFacts): string {
  const { facts } = codeNames(name);
  const scheme = schemes[auth.kind];
  const way = scheme === undefined ? written(auth) : `${written(auth).slice(0, -2)}, by: ${scheme} }`;
  const entries = [
    ["name", name],
    ["title", line(title)],
    ["docs", docs],
    ["baseUrl", baseUrl],
    ["auth", auth],
    ["errorMessage", errorMessage],
    ["lifecycle", { state: "active" }],
  ].filter(([, value]) => value !== undefined);
  const about =
    baseUrl === undefined
      ? `/**\n * The description names no address that could be used: give the option \`baseUrl\`, or set ${codeNames(name).variable}_BASE_URL.\n */\n`
      : "";
  return [
    scheme === undefined
      ? 'import type { ProviderFacts } from "@evalbridge/core";\n\n'
      : `${importFrom("@evalbridge/core", [scheme, "type ProviderFacts"])}\n\n`,
    about,
    `export const ${facts}: ProviderFacts = {\n`,
    ...entries.map(([key, value]) => `  ${key}: ${key === "auth" ? way : written(value)},\n`),
    "};\n",
  ].join("");
}

function index({ name }: NewFacts): string {
  const { facts, type, create } = codeNames(name);
  return `export {
${fromCore.map((word) => `  ${word},\n`).join("")}} from "@evalbridge/core";
${fitting(`export { ${create}, ${create}Of } from "./client.ts";`, `export {\n  ${create},\n  ${create}Of,\n} from "./client.ts";`)}
export type { components as ${type}Components } from "./openapi.gen.ts";
// Generated names, all of them: a type that a user meets and cannot name breaks the declarations of what they export.
export type * from "./operations.gen.ts";
export { ${facts} } from "./provider.ts";
`;
}

const fromCore = [
  ...["AmbiguousResultError", "ArgumentError", "AuthenticationError", "BadRequestError", "type CallOptions"],
  ...["type ClientOptions", "ConflictError", "ContractError", "CredentialsError", "EvalbridgeError", "HttpError"],
  ...["InternalServerError", "NetworkError", "NotFoundError", "type OperationFacts", "PaginationLimitError"],
  ...["PaginationLoopError", "type PartOptions", "PermissionDeniedError", "RateLimitError", "TimeoutError"],
  "UnprocessableEntityError",
];

function contractTest({ name }: NewFacts): string {
  return `import { describeClient } from "../../src/client-contract/describe-client.ts";

describeClient("${name}");
`;
}
