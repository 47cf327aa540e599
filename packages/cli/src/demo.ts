// What `npm start` shows: one merged list of eval runs from all four providers, each served by that provider's own Prism
// mock. A base URL in the environment (VOGENT_BASE_URL, …) is used in place of that provider's mock.
import { createBridgeFromEnv } from "@evalbridge/bridge";
import { createMocks } from "@evalbridge/mock";
import { summarize } from "./summary.ts";
import { painted, renderTable } from "./table.ts";

const out = process.stdout;
const color = out.isTTY === true && out.hasColors();
const dim = (text: string) => (color ? painted(text, "quiet") : text);
const maxRuns = 60;

await using mocks = await createMocks();
for (const [name, value] of Object.entries(mocks.environment)) process.env[name] ??= value;

const bridge = createBridgeFromEnv({ onWarning: (warning) => console.error(dim(`note: ${warning}`)) });
const { runs, failures } = await bridge.sorted({}, { max: maxRuns });

for (const line of renderTable(runs, { width: out.columns ?? 80, color, nowMs: Date.now() })) console.log(line);
console.log(`\n${summarize(runs)}, from ${new Set(runs.map(({ provider }) => provider)).size} providers`);
for (const [provider, url] of Object.entries(mocks.baseUrls)) {
  const from = process.env[`${provider.toUpperCase()}_BASE_URL`] ?? url;
  const count = runs.filter((run) => run.provider === provider).length;
  const what = from === url ? `Prism mock of specs/${provider}` : "your base URL";
  console.log(dim(`  ${provider.padEnd(10)} ${String(count).padStart(3)}  ${from}  ${what}`));
}
console.log(dim("  README.md shows one provider in ten lines, and all of them in ten more"));
for (const { source, error } of failures) console.error(`${source}: ${error instanceof Error ? error.message : error}`);
if (failures.length > 0) process.exitCode = 2;
