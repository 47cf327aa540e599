import { createRequire } from "node:module";

type Whole = typeof import("openapi-typescript");

const load = createRequire(import.meta.url);
const part = (name: string) => load(`openapi-typescript/dist/${name}.cjs`);

/**
 * The parts of openapi-typescript that make types of a document, and the compiler that it makes them with. Loaded one by one, and as
 * CommonJS: its entry loads a bundler besides, which opens files and addresses, and Node reads all of the compiler to learn of what
 * kind it is. Together that is a tenth of a run over a thousand operations.
 */
export const transformSchema: Whole["transformSchema"] = part("transform/index");
export const transformSchemaObject: Whole["transformSchemaObject"] = part("transform/schema-object").default;
export const resolveRef: Whole["resolveRef"] = part("lib/utils").resolveRef;
export const scanDiscriminators: Whole["scanDiscriminators"] = part("lib/utils").scanDiscriminators;
export const astToString: Whole["astToString"] = part("lib/ts").astToString;
export const ts: typeof import("typescript") = load("typescript");
