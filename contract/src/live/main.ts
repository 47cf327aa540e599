// npm run contract:live -- <provider>: reads from the real provider, with the user's key, and says where its answers drift
// from our description. Ends with 0: agrees, 1: drifts, 2: could not be checked.
import { parseArgs } from "node:util";
import { EvalbridgeError } from "@evalbridge/core";
import { providers } from "../repository.ts";
import { liveCheck } from "./live-check.ts";
import { exitCode } from "./live-report.ts";
import { reportLines } from "./report-lines.ts";

const usage = `usage: contract:live <${providers.join("|")}> [--base-url <url>] [--max-requests <number>] [--json]`;
const width = process.stdout.columns || 80;

function fail(message: string): void {
  console.error(`contract: ${message}`);
  process.exitCode = 2;
}

function readArguments() {
  const options = {
    "base-url": { type: "string" },
    "max-requests": { type: "string" },
    json: { type: "boolean" },
  } as const;
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  const [provider = "", ...others] = positionals;
  if (!providers.includes(provider) || others.length > 0)
    throw new TypeError(`name one provider of ${providers.join(", ")}; ${usage}`);
  const limit = values["max-requests"];
  if (limit !== undefined && !/^[1-9]\d{0,5}$/.test(limit))
    throw new TypeError(`--max-requests takes a whole number above 0, not ${JSON.stringify(limit)}`);
  return {
    provider,
    baseUrl: values["base-url"],
    ...(limit && { maxRequests: Number(limit) }),
    json: values.json === true,
  };
}

try {
  const { provider, json, ...options } = readArguments();
  const report = await liveCheck(provider, options);
  console.log(json ? JSON.stringify(report, undefined, 1) : reportLines(report, width).join("\n"));
  process.exitCode = exitCode(report);
} catch (error) {
  // A mistake of the caller's; of anything else the stack is wanted.
  if (!(error instanceof TypeError) && !(error instanceof EvalbridgeError)) throw error;
  fail(error.message);
}
