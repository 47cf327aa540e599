// Preloaded into a process: tells at its end, on stderr, which modules it loaded, a line each.
import { registerHooks } from "node:module";

const loaded: string[] = [];
registerHooks({
  load(url, context, next) {
    loaded.push(url);
    return next(url, context);
  },
});
process.on("exit", () => process.stderr.write(loaded.join("\n")));
