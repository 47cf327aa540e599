/**
 * What `npm run <verb>` and `pnpm <verb>` do, in this one place; each verb has its line in package.json.
 * Steps run in order and the first failure ends the verb. `@x` is the verb x, `quietly` shows output only on failure.
 * Arguments given to a verb go to its last step.
 */
export const verbs = {
  start: ["quietly node scripts/src/codegen.ts", "quietly turbo run build", "node packages/cli/src/demo.ts"],
  test: ["quietly node scripts/src/codegen.ts", "vitest run"],
  check: ["@lint", "@types", "@codegen --check", "@spec:lint", "@test", "@packages:check"],
  build: ["@codegen", "turbo run build --output-logs=new-only"],
  codegen: ["node scripts/src/codegen.ts"],
  lint: ["biome check --error-on-warnings"],
  fix: ["biome check --write"],
  types: ["tsc --project tsconfig.json"],
  "spec:lint": ["redocly lint specs/*/openapi.yaml"],
  "contract:report": ["node contract/src/report.ts"],
  "packages:check": ["quietly turbo run build", "node dev/packages-check.ts"],
  changeset: ["changeset"],
};
