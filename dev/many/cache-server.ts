import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { output } from "../release/command.ts";
import { toldPort } from "../release/told-port.ts";

/** Installed when it is asked for: some 240 packages, which nothing else needs. */
const server = { name: "turborepo-remote-cache", version: "2.12.0" };

const program = `
import { createApp } from "${server.name}";
const application = createApp({ logger: false });
await application.listen({ host: "127.0.0.1", port: 0 });
console.log("port " + application.server.address().port);
// Whoever started it is gone, however that came.
process.stdin.on("end", () => process.exit()).resume();
`;

export interface CacheServer {
  readonly name: string;
  readonly url: string;
  /** Where it keeps what it was given. */
  readonly storage: string;
  close(): void;
}

/** A remote cache on this machine, in `folder`, at a port that the system chooses. */
export async function startCacheServer(folder: string, token: string): Promise<CacheServer> {
  const storage = join(folder, "storage");
  mkdirSync(storage, { recursive: true });
  const dependencies = { [server.name]: server.version };
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, dependencies }));
  await output("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: folder });
  writeFileSync(join(folder, "start.mjs"), program);
  const child = spawn(process.execPath, ["start.mjs"], {
    cwd: folder,
    env: {
      ...process.env,
      NODE_ENV: "production",
      TURBO_TOKEN: token,
      STORAGE_PROVIDER: "local",
      STORAGE_PATH: storage,
      // A path of its own is taken as it is; else it would land in the system's temporary folder.
      STORAGE_PATH_USE_TMP_FOLDER: "false",
      // It keeps signatures where this is set to anything; the key itself is for those who sign and verify.
      TURBO_REMOTE_CACHE_SIGNATURE_KEY: "kept",
    },
    stdio: ["pipe", "pipe", "inherit"],
  });
  try {
    const url = `http://127.0.0.1:${await toldPort(child, "the remote cache")}`;
    return { name: `${server.name} ${server.version}`, url, storage, close: () => child.kill() };
  } catch (error) {
    child.kill();
    throw error;
  }
}
