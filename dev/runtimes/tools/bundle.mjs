// `bundle.mjs <bundler> <folder> <entry…>`: bundles each entry for production into the folder, under its own name, each by itself.
import { mkdirSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";

const bundlers = {
  async esbuild(entry, file) {
    const { build } = await import("esbuild");
    await build({ entryPoints: [entry], outfile: file, bundle: true, format: "esm", minify: true, logLevel: "error" });
  },
  async rollup(entry, file) {
    const { rollup } = await import("rollup");
    const { default: nodeResolve } = await import("@rollup/plugin-node-resolve");
    const bundle = await rollup({ input: entry, plugins: [nodeResolve({ browser: true })], onwarn: refuse });
    const { output } = await bundle.generate({ format: "es" });
    await bundle.close();
    // Comments show names too; what makes a bundle of rollup's small is left to others.
    const { transform } = await import("esbuild");
    writeFileSync(file, (await transform(output[0].code, { minify: true, format: "esm" })).code);
  },
  async rolldown(entry, file) {
    const { rolldown } = await import("rolldown");
    const bundle = await rolldown({ input: entry, onwarn: refuse });
    await bundle.write({ file, format: "es", minify: true });
    await bundle.close();
  },
  async webpack(entry, file) {
    const { default: webpack } = await import("webpack");
    const output = { path: resolve(file, ".."), filename: basename(file), chunkFormat: false };
    const compiler = webpack({ mode: "production", target: ["web", "es2022"], entry, output, performance: false });
    const stats = await new Promise((done, fail) => {
      compiler.run((error, result) => (error ? fail(error) : done(result)));
    });
    await new Promise((done) => compiler.close(done));
    if (stats.hasErrors() || stats.hasWarnings())
      throw new Error(stats.toString({ all: false, errors: true, warnings: true }));
  },
};

function refuse(warning) {
  throw new Error(warning.message);
}

const [name, folder, ...entries] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
for (const entry of entries) await bundlers[name](resolve(entry), resolve(join(folder, basename(entry))));
