// Preloaded into a process: takes each package as it is built, where the workspace would give its sources; and tells at the end, as the
// last line on stderr, the most memory that the process had, in kB.
import { registerHooks } from "node:module";

registerHooks({
  resolve(specifier, context, next) {
    const resolved = next(specifier, context);
    const [, folder, file] = /^(.*\/packages\/[a-z]+)\/src\/(.*)\.ts$/.exec(resolved.url) ?? [];
    return folder ? { ...resolved, url: `${folder}/dist/${file}.js`, format: "module" } : resolved;
  },
});
process.on("exit", () => process.stderr.write(String(process.resourceUsage().maxRSS)));
