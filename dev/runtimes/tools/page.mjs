// `page.mjs <dev | build> <folder>`: serves the page in a folder by Vite, as it is developed or as it is built, at a port that the
// system chooses and that is said in a line. Ends with whoever started it.
import { build, createServer, preview } from "vite";

const [way, root] = process.argv.slice(2);
const common = { root, configFile: false, logLevel: "error", cacheDir: `${root}/cache-${way}` };
const place = { host: "localhost", port: 0 };

async function built() {
  await build(common);
  return preview({ ...common, preview: place });
}

const developed = async () => (await createServer({ ...common, server: { ...place, hmr: false } })).listen();
const { httpServer } = await (way === "dev" ? developed() : built());
if (!httpServer.listening) await new Promise((listening) => httpServer.once("listening", listening));
console.log(`port ${httpServer.address().port}`);
process.stdin.on("end", () => process.exit()).resume();
