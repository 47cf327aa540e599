import type { KindKey } from "./provider-keys.ts";

/** What the configuration is written as; the name of a file says it. */
export type ConfigFormat = "ts" | "mts" | "json";

/** The text of a configuration over these kinds of run. No key is in it. */
export function configText(kinds: readonly KindKey[], format: ConfigFormat): string {
  if (format === "json") {
    const sources = Object.fromEntries(kinds.map(({ kind, variable }) => [kind, { provider: kind, keyEnv: variable }]));
    return `${JSON.stringify({ sources, maxRequests: 50 }, null, 2)}\n`;
  }
  // Its type alone is imported, which Node takes away: it runs also where evalbridge is not installed.
  return `// What evalbridge reads, and what its gate asks. No key is in here: it stays in the environment, a file or a vault.
export default {
  // A source for each account. Its name is the first word of a reference, as in "${kinds[0]?.kind}:run_1".
  // One without a key fails in lists, so take away what you do not use.
  sources: {
${kinds.map(sourceLine).join("\n")}
    // A second account, and keys from elsewhere:
    // "bland-eu": { provider: "bland", keyEnv: "BLAND_EU_API_KEY", baseUrl: "https://…" },
    // staging: { provider: "vogent", keyFile: "~/.config/evalbridge/vogent-staging" }, // chmod 600
    // vault: { provider: "feather", keyCommand: ["op", "read", "op://evals/feather/key"] },
  },
  // The most requests that a list may cost a source.
  maxRequests: 50,
  // What every \`evalbridge gate\` asks, unless its options say otherwise: the verdicts as they are, and for example
  // gate: { minCases: 20, maxErrored: 0, maxCostUsd: 5 },
} satisfies import(${JSON.stringify("evalbridge")}).EvalbridgeConfig;
`;
}

function sourceLine({ kind, variable, listVariable }: KindKey): string {
  const name = /^[a-z]+$/.test(kind) ? kind : JSON.stringify(kind);
  const more = listVariable === undefined ? "" : ` // lists what ${listVariable} names`;
  return `    ${name}: { provider: "${kind}", keyEnv: "${variable}" },${more}`;
}
