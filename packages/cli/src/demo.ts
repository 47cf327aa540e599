// What `npm start` shows: one merged list of eval runs from all four providers, each served by that provider's own Prism
// mock. A base URL in the environment (VOGENT_BASE_URL, …) is used in place of that provider's mock, with its own key.
import type { WriteStream } from "node:tty";
import { createBridgeFromEnv } from "@evalbridge/bridge";
import { createMocks } from "@evalbridge/mock";
import { baseUrlVariable, mockEnvironment, shownOrigin } from "./demo-environment.ts";
import { summarize, wrapWords } from "./summary.ts";
import { painted, renderTable } from "./table.ts";

const out = process.stdout;
const colors = (stream: WriteStream) => stream.isTTY === true && stream.hasColors();
const color = colors(out);
const dim = (text: string, stream: WriteStream = out) => (colors(stream) ? painted(text, "quiet") : text);
// A terminal that does not know its width says 0.
const width = out.columns || 80;
const maxRuns = 60;

await using mocks = await createMocks();
const mocked = mockEnvironment(process.env, Object.keys(mocks.baseUrls), mocks.environment);
Object.assign(process.env, mocked);

const onWarning = (warning: string) => console.error(dim(`note: ${warning}`, process.stderr));
const bridge = createBridgeFromEnv({ onWarning });
const { runs, failures } = await bridge.sorted({}, { max: maxRuns });

for (const line of renderTable(runs, { width, color, nowMs: Date.now() })) console.log(line);
console.log();
for (const line of wrapWords(summarize(runs), width)) console.log(line);
for (const [provider, url] of Object.entries(mocks.baseUrls)) {
  const variable = baseUrlVariable(provider);
  const count = String(runs.filter((run) => run.provider === provider).length).padStart(3);
  const from =
    variable in mocked
      ? `${url}  Prism mock of specs/${provider}`
      : `${shownOrigin(process.env[variable] ?? "")}  your base URL`;
  console.log(dim(`  ${provider.padEnd(10)} ${count}  ${from}`));
}
console.log(dim("  README.md shows one provider in ten lines, and all of them in ten more"));
for (const { source, variable } of bridge.missing) console.error(`${source}: left out, since ${variable} is not set`);
for (const { source, error } of failures) console.error(`${source}: ${error instanceof Error ? error.message : error}`);
if (failures.length > 0 || bridge.missing.length > 0) process.exitCode = 2;
