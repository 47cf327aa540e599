import { type KindKey, kindWithParents } from "./provider-keys.ts";

/** What names in the workflow that which is gated. */
export const parentVariable = "EVALS_PARENT";

/**
 * The text of a GitHub workflow that judges the newest run of a parent.
 * @param version of this command: the workflow goes on with the same one
 */
export function workflowText(kinds: readonly KindKey[], version: string): string {
  const variables = [...new Set(kinds.map(({ variable }) => variable))];
  const { kind, listVariable } = kindWithParents(kinds);
  const example = `${kind}:id`;
  // Without it no run of Humanloop's would ever pass.
  const perCase = kinds.some((one) => one.kind === "humanloop");
  return `# Written by \`evalbridge init\`. It judges the newest eval run of what ${parentVariable} names, and fails where that did not pass.
#
# It starts no run. A run costs money, and a job that is run again would start, and pay for, a second one. Start runs by
# hand or in a workflow of its own, and let this one judge them as often as you like.
name: evals

on:
  pull_request:
  workflow_dispatch:

permissions:
  contents: read

env:
  # What the run belongs to, such as ${example}; this lists what there is: evalbridge parents ${kind}${listVariable === undefined ? "" : `, with ${listVariable} set`}
  ${parentVariable}: ""

# One after the other, and none is cut off: with two at once, or one that was cut off, nobody would know which run was judged.
concurrency:
  group: evals-\${{ github.ref }}
  cancel-in-progress: false

jobs:
  gate:
    runs-on: ubuntu-latest
    timeout-minutes: 45
    steps:
      - uses: actions/checkout@v7
        with:
          persist-credentials: false
      - uses: actions/setup-node@v7
        with:
          node-version: 24
          package-manager-cache: false
      # A pull request from a fork gets no secrets: there it fails, for want of a key. To skip it would show it as passed.
      # What it found is also in the summary of the job, without more ado: GITHUB_STEP_SUMMARY.
${perCase ? "      # --per-case, because Humanloop's counts do not say how many passed: its cases do.\n" : ""}      - name: Gate on the newest run
        env:
${variables.map((name) => `          ${name}: \${{ secrets.${name} }}`).join("\n")}
        run: >-
          npx --yes evalbridge@${version} gate
          --latest --parent "\${${parentVariable}:?is not set; it takes a parent, such as ${example}}"
          --wait --timeout 30m
          --min-pass-rate 95%${perCase ? " --per-case" : ""}
          --junit evals.xml --html evals.html
      - name: Keep the report
        if: \${{ always() }}
        uses: actions/upload-artifact@v7
        with:
          name: evals
          path: |
            evals.html
            evals.xml
          if-no-files-found: ignore
`;
}
