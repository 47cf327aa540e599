import { cpSync } from "node:fs";
import { join } from "node:path";
import { output } from "./command.ts";
import { newConsumer, runMocks } from "./consumer.ts";
import { type LocalRegistry, startRegistry } from "./local-registry.ts";
import { loopback } from "./loopback.ts";
import { publishablePackages } from "./publishable.ts";
import { tryCommand } from "./try-command.ts";
import { readWorkflow, shellArguments, shellStep } from "./workflow.ts";

/**
 * Publishes `packed/` to a registry on this machine with the very step of release.yml, twice; then installs from it in
 * empty folders outside the workspace, and lets the programs of the READMEs run there against the installed mocks.
 */
export async function rehearse(root: string, folder: string): Promise<void> {
  console.log("\nstarting a registry on this machine");
  const registry = await startRegistry(join(folder, "registry"));
  try {
    // As the publishing job has it: the packed files, and nothing of the repository.
    const packed = join(folder, "publish");
    cpSync(join(root, "packed"), packed, { recursive: true });
    const env = environmentFor(registry);
    const published = await publish(root, packed, env);
    const again = await publish(root, packed, env);
    if (published.length === 0 || again.length > 0) throw new Error("publishing a second time was not left out");
    console.log(`published ${published.join(", ")}; a second time, nothing`);
    await install(root, join(folder, "projects"), env);
  } finally {
    registry.close();
  }
}

/** Without what the person's own settings say of registries and keys. */
function environmentFor({ url, userConfig }: LocalRegistry): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !/^npm_|^NODE_AUTH_TOKEN$/i.test(name));
  const own = {
    npm_config_registry: loopback(url),
    npm_config_userconfig: userConfig,
    npm_config_globalconfig: `${userConfig}.none`,
  };
  return { ...Object.fromEntries(inherited), ...own };
}

/** Runs the step that publishes; answers what npm says it published, `+ name@version`. */
async function publish(root: string, packed: string, env: NodeJS.ProcessEnv): Promise<string[]> {
  const step = shellStep(readWorkflow(root, "release"), "publish", "Publish what is not there yet");
  const said = await output("bash", shellArguments(step), { cwd: packed, env });
  return [...said.matchAll(/^\+ (\S+)$/gm)].map(([, name = ""]) => name);
}

async function install(root: string, projects: string, env: NodeJS.ProcessEnv): Promise<void> {
  const packages = publishablePackages(root);
  const names = packages.map(({ manifest }) => manifest.name);
  const both = await newConsumer(join(projects, "bridge"), [ours(names, "bridge"), ours(names, "mock")], env);
  const mocks = await runMocks(both);
  try {
    const reach = { ...env, ...mocks.environment };
    const count = await both.tryReadme("bridge", reach);
    console.log(
      `@evalbridge/bridge and @evalbridge/mock install into an empty folder; ${count} programs of the README type-check and run`,
    );
    for (const { folder, manifest } of packages.filter(isProvider)) {
      const alone = await newConsumer(join(projects, folder), [manifest.name], env);
      console.log(`${manifest.name} alone: ${await alone.tryReadme(folder, reach)} of its README`);
    }
    const command = await newConsumer(join(projects, "command"), ["evalbridge"], env);
    console.log(`evalbridge alone: ${tryCommand(command.folder, reach)} commands, each with its exit code`);
  } finally {
    mocks.close();
  }
}

function ours(names: readonly string[], folder: string): string {
  const name = `@evalbridge/${folder}`;
  if (!names.includes(name)) throw new Error(`there is no package ${name} to publish`);
  return name;
}

function isProvider({ folder }: { readonly folder: string }): boolean {
  return !["core", "bridge", "mock", "cli"].includes(folder);
}
