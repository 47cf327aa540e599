import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { output } from "./command.ts";
import { loopback } from "./loopback.ts";
import { toldPort } from "./told-port.ts";

/** Installed when it is asked for: 300 packages which nothing else needs. */
const verdaccio = "6.10.4";

// verdaccio asks for node-fetch by a tag, `cjs`, that not every mirror has.
const wanted = { private: true, dependencies: { verdaccio }, overrides: { "node-fetch": "2.7.0" } };

/** Ours live here alone; what others wrote comes from the registry that npm is set to. */
const settings = (upstream: string): unknown => ({
  storage: "./storage",
  auth: { htpasswd: { file: "./users" } },
  uplinks: { upstream: { url: upstream } },
  packages: {
    "@evalbridge/*": { access: "$all", publish: "$authenticated" },
    evalbridge: { access: "$all", publish: "$authenticated" },
    "**": { access: "$all", proxy: "upstream" },
  },
  log: { type: "stdout", format: "json", level: "error" },
});

const program = `
import { runServer } from "verdaccio";
const application = await runServer("./config.yaml");
const server = application.listen(0, "127.0.0.1", () => console.log("port " + server.address().port));
// Whoever started it is gone, however that came.
process.stdin.on("end", () => process.exit()).resume();
`;

export interface LocalRegistry {
  readonly url: string;
  /** A file of npm's settings that names this registry, and a user who may publish there. */
  readonly userConfig: string;
  close(): void;
}

/** A registry of its own on this machine, in `folder`, at a port that the system chooses. */
export async function startRegistry(folder: string): Promise<LocalRegistry> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), JSON.stringify(wanted));
  await output("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: folder });
  const upstream = (await output("npm", ["config", "get", "registry"], { cwd: folder })).trim();
  // JSON is YAML too.
  writeFileSync(join(folder, "config.yaml"), JSON.stringify(settings(upstream)));
  writeFileSync(join(folder, "start.mjs"), program);
  const child = spawn(process.execPath, ["start.mjs"], { cwd: folder, stdio: ["pipe", "pipe", "inherit"] });
  try {
    const url = loopback(`http://127.0.0.1:${await toldPort(child, "the registry")}/`);
    const userConfig = join(folder, "npmrc");
    writeFileSync(userConfig, `registry=${url}\n${url.replace("http:", "")}:_authToken=${await newUser(url)}\n`);
    return { url, userConfig, close: () => child.kill() };
  } catch (error) {
    child.kill();
    throw error;
  }
}

async function newUser(url: string): Promise<string> {
  const answer = await fetch(`${url}-/user/org.couchdb.user:rehearsal`, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name: "rehearsal", password: "of-this-run-only" }),
  });
  const { token } = (await answer.json()) as { token?: string };
  if (!token) throw new Error(`the registry on this machine took no user: HTTP ${answer.status}`);
  return token;
}
