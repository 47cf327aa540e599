// `worker.mjs <bundle> <server>`: runs a bundled worker in workerd, asks it once and prints its answer.
import { readFileSync } from "node:fs";
import { Miniflare } from "miniflare";

const [bundle, server] = process.argv.slice(2);
const script = readFileSync(bundle, "utf8");
const miniflare = new Miniflare({ modules: true, script, compatibilityDate: "2026-07-01" });
try {
  const answer = await miniflare.dispatchFetch(`http://localhost/?server=${encodeURIComponent(server)}`);
  console.log(await answer.text());
  if (!answer.ok) process.exitCode = 1;
} finally {
  await miniflare.dispose();
}
