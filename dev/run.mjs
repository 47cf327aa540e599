// Runs a verb of verbs.mjs. Plain JavaScript, because the machine's own Node (20 or newer) starts it: brings pnpm, the
// tools and a Node that Prism accepts, and does nothing the second time.
import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { constants } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { installedState, packageManager, root, wantedState } from "./state.mjs";
import { verbs } from "./verbs.mjs";

const tools = join(root, "dev/node_modules/.bin");
const broughtNode = join(root, "dev/node/node_modules/.bin/node");
const windows = process.platform === "win32";

/** Prism needs this much; everything else would be content with 22.12. */
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
const ownNode = major > 24 || (major === 24 && minor >= 14);
const node = ownNode ? process.execPath : broughtNode;

const pathName = Object.keys(process.env).find((name) => name.toUpperCase() === "PATH") ?? "PATH";
const environment = {
  ...process.env,
  [pathName]: [tools, dirname(node), process.env[pathName]].filter(Boolean).join(delimiter),
  // What a cached result depends on beside files: see turbo.json.
  EVALBRIDGE_MACHINE: `${process.platform} ${process.arch} ${ownNode ? process.version : "brought"}`,
  TURBO_TELEMETRY_DISABLED: "1",
  DO_NOT_TRACK: "1",
  SCARF_ANALYTICS: "false",
  REDOCLY_TELEMETRY: "off",
  REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
  ...(process.stdout.isTTY || "FORCE_COLOR" in process.env ? {} : { NO_COLOR: "1" }),
};

/** Ends with one line for the person at the keyboard. */
function fail(message, code = 1) {
  console.error(`evalbridge: ${message}`);
  process.exit(code);
}

/** Ends as whoever is ended by the signal does. */
function endBy(signal) {
  process.kill(process.pid, signal);
  // The first process of a container outlives its own signal.
  setTimeout(() => process.exit(128 + (constants.signals[signal] ?? 0)), 100);
}

/**
 * Runs a command and answers its exit code; a signal that reaches us reaches it, and ends us after it, whatever it
 * answers: turbo says 0. `show` is "quietly", "news" (see verbs.mjs) or nothing, for all output as it comes.
 */
function run(command, args, show) {
  return new Promise((resolve) => {
    // Listened for before there is a child: a signal in between would end us, and leave the child to itself.
    let child;
    // A terminal sends Ctrl-C to the whole group itself; sent twice, some tools die without tidying up.
    let received;
    const forward = (signal) => {
      received ??= signal;
      if (signal !== "SIGINT" || !process.stdin.isTTY) child?.kill(signal);
    };
    const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
    for (const signal of signals) process.on(signal, forward);

    child = spawn(command, args, {
      cwd: root,
      env: environment,
      shell: windows,
      stdio: ["inherit", ...(show ? ["pipe", "pipe"] : ["inherit", "inherit"])],
    });
    const output = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => output.push(chunk));

    child.on("error", (error) => fail(`${command} did not start: ${error.message}`, 127));
    child.on("close", (code, signal) => {
      for (const name of signals) process.off(name, forward);
      const text = Buffer.concat(output).toString();
      if (code !== 0 && !received) process.stderr.write(text);
      if (received ?? signal) return endBy(received ?? signal);
      if (code === 0 && show === "news") process.stderr.write(text.replace(/^.*\bunchanged\r?\n/gm, ""));
      resolve(code ?? 1);
    });
  });
}

async function setUp(verb) {
  const wanted = wantedState();
  const pnpm = join(tools, windows ? "pnpm.cmd" : "pnpm");
  const installed = existsSync(pnpm) && existsSync(node) ? installedState.read() : undefined;
  if (installed === wanted) return;
  // These change what there is to install, install it themselves, and can follow each other before anybody does.
  if (installed !== undefined && ["provider:new", "provider:remove"].includes(verb)) return;

  const first = installed === undefined;
  const linux = process.platform === "linux" && ["x64", "arm64"].includes(process.arch);
  if (!ownNode && !linux)
    fail(`Node ${process.versions.node} is too old. Install Node 24.14 or newer (nodejs.org), then try again.`);

  console.error(
    first
      ? `evalbridge: first time here: installing ${packageManager} and the tools into node_modules (under a minute)`
      : "evalbridge: bringing node_modules up to date",
  );
  const install = ["install", "--frozen-lockfile"];
  const code = first
    ? await run("npx", ["--yes", "--loglevel=error", packageManager, ...install], "quietly")
    : await run(pnpm, install, "quietly");
  const mend = first
    ? "Is the network there? Then try again."
    : `After a change of a package.json, type: npx ${packageManager} install`;
  if (code !== 0) fail(`the installation failed. ${mend}`, code);
  if (spawnSync(node, ["--version"]).status !== 0)
    fail("the Node that comes along does not run here. Install Node 24.14 or newer (nodejs.org), then try again.");
  installedState.write(wanted);
}

/** `12 s`, `4 min 05 s`. */
function lengthOf(ms) {
  const seconds = Math.round(ms / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, "0")} s`;
}

/** The steps of a verb, one after another. Of a verb made of verbs it is told when each has ended: some take an hour in all. */
async function runVerb(verb, extra) {
  const steps = verbs[verb];
  const isMany = steps.filter((step) => step.startsWith("@")).length > 1;
  for (const [index, step] of steps.entries()) {
    const words = [...step.split(" "), ...(index === steps.length - 1 ? extra : [])];
    const show = ["quietly", "news"].includes(words[0]) ? words.shift() : undefined;
    const [command, ...args] = words;
    const inner = command.startsWith("@") ? command.slice(1) : undefined;
    const begunMs = performance.now();
    const code = inner ? await runVerb(inner, args) : await run(command === "node" ? node : command, args, show);
    if (inner && isMany && code === 0)
      console.error(`evalbridge: ${verb}: ${inner} ended well in ${lengthOf(performance.now() - begunMs)}`);
    if (code === 0) continue;
    const alone = args.length > 0 ? `${inner} -- ${args.join(" ")}` : inner;
    if (inner) console.error(`evalbridge: ${verb} stopped at ${inner}; alone: npm run ${alone}`);
    return code;
  }
  return 0;
}

const [verb, ...rest] = process.argv.slice(2);
if (!Object.hasOwn(verbs, verb ?? "")) fail(`no verb "${verb ?? ""}". There are: ${Object.keys(verbs).join(", ")}`);
// The tools take paths for URLs and back without quoting these.
if (/[#%?]/.test(root)) fail(`the tools do not work in a folder whose path holds #, % or ?: move ${root} elsewhere`);
await setUp(verb);
process.exitCode = await runVerb(verb, rest);
