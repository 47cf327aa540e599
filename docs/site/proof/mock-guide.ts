import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { read, root } from "../repository.ts";

const guide = "docs/guides/testing-with-mocks.md";
/** How many pages the scenario `busy` has, and the one that the guide's shell asks for. */
const requests = 200 / 25 + 1;

/** Types what the guide shows to people who do not write TypeScript: its shell, and its program in Python. Gives what is not as it says. */
export async function proveMockGuide(): Promise<string[]> {
  const missing = ["bash", "curl", "python3"].filter((name) => spawnSync(name, ["--version"]).error);
  if (missing.length > 0) {
    console.log(`skipped: the shell and the Python of ${guide} were not tried, for want of ${missing.join(", ")}`);
    return [];
  }
  const port = await freePort();
  const shown = (language: string) => {
    const [block] = [...read(guide).matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].filter(([, info]) => info === language);
    return (block?.[2] ?? "exit 1").replaceAll("4010", String(port));
  };
  const folder = mkdtempSync(join(tmpdir(), "evalbridge-guide-"));
  // As `npx` would, but in one process, so that the shell ends the mocks themselves.
  const npx = `#!/bin/sh\nshift\nexec '${process.execPath}' '${join(root, "packages/mock/src/main.ts")}' "$@"\n`;
  writeFileSync(join(folder, "npx"), npx, { mode: 0o755 });
  writeFileSync(join(folder, "guide.py"), shown("python"));
  const script = `set -e\n${shown("sh")}trap "kill $!" EXIT\npython3 guide.py\n`;
  const env = { ...process.env, PATH: `${folder}:${process.env["PATH"]}` };
  const child = spawn("bash", ["-c", script], { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] });
  const [[code], stdout, stderr] = await Promise.all([once(child, "close"), text(child.stdout), text(child.stderr)]);
  rmSync(folder, { recursive: true });
  const answered = stderr.match(/bland GET \/v1\/evals\/runs\?.* → 200 \(listRuns\)$/gm)?.length;
  if (code === 0 && answered === requests && stdout.includes('"next_cursor"')) return [];
  return [`${guide}: its shell and Python ended with ${code}, after ${answered} of ${requests} answers: ${stderr}`];
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}
