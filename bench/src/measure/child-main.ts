/** The process that `inChild` starts. */
import { once } from "node:events";
import { pathToFileURL } from "node:url";
import type { Measurement } from "./child.ts";

// Whoever asked is gone, or has its answer.
process.once("disconnect", () => process.exit());
const [module = ""] = process.argv.slice(2);
const [{ asked }] = (await once(process, "message")) as [{ readonly asked: unknown }];
const { default: measure } = (await import(pathToFileURL(module).href)) as { default: Measurement<unknown, unknown> };
const value = await measure(asked);
process.send?.({ value }, () => process.disconnect());
