// Automation must see generated files that are not what the specs say; a person's are mended, and told so.
const automated = !["", "0", "false"].includes(process.env.CI ?? "");
const generated = automated ? "quietly node scripts/src/codegen.ts --check" : "news node scripts/src/codegen.ts";

/**
 * What `npm run <verb>` and `pnpm <verb>` do, in this one place; each verb has its line in package.json.
 * Steps run in order and the first failure ends the verb. `@x` is the verb x, `quietly` shows output only on failure,
 * `news` also what changed. Arguments given to a verb go to its last step.
 */
export const verbs = {
  start: [generated, "quietly turbo run build", "node packages/cli/src/main.ts runs list --mock"],
  test: [generated, "vitest run --project !slow"],
  "test:slow": ["vitest run --project slow"],
  "test:faults": ["vitest run --project faults"],
  "test:gate": [
    "vitest run --project unit packages/cli/test/gate packages/cli/test/report packages/cli/test/gate-command",
  ],
  tour: ["bash examples/tour.sh"],
  "start-up": ["quietly turbo run build", "node dev/start-up.ts"],
  screens: ["node dev/terminal/check.ts"],
  check: ["@lint", "@types", "@codegen --check", "@spec:lint", "@test", "@test:slow", "@packages:check"],
  build: ["@codegen", "turbo run build --output-logs=new-only"],
  codegen: ["node scripts/src/codegen.ts"],
  lint: ["biome check --error-on-warnings"],
  fix: ["biome check --write"],
  types: ["tsc --project tsconfig.json"],
  "spec:lint": ["node dev/spec-lint.ts"],
  "contract:report": ["node contract/src/report.ts"],
  "contract:mutate": ["node contract/src/mutate/main.ts"],
  "contract:repeat": ["node contract/src/repeat.ts"],
  "contract:live": ["node contract/src/live/main.ts"],
  "spec:update": ["node scripts/src/update/main.ts"],
  "spec:diff": ["node scripts/src/diff/main.ts"],
  "spec:changeset": ["node scripts/src/diff/changeset.ts"],
  "test:specs": ["vitest run --project specs"],
  "provider:new": ["node scripts/src/provider/new.ts"],
  "provider:remove": ["node scripts/src/provider/remove.ts"],
  "release:dry": ["node dev/release/dry.ts"],
  affected: ["turbo run codegen build test whole --affected"],
  bench: ["quietly turbo run build", "node bench/src/main.ts"],
  budget: ["quietly turbo run build", "node bench/src/budget.ts"],
  many: ["node dev/many/main.ts"],
  "packages:check": ["quietly turbo run build", "node dev/packages-check.ts"],
  changeset: ["changeset"],
  runtimes: ["node dev/runtimes/main.ts"],
  site: ["node docs/site/build.ts"],
  "site:check": ["@site", "node dev/site/check.ts"],
  "check:full": [
    "@check",
    "@budget",
    "@tour",
    "@screens",
    "@site:check",
    "@runtimes --check",
    "@release:dry --publish",
    "@contract:repeat 3",
    "@contract:mutate",
    "@bench",
  ],
};
