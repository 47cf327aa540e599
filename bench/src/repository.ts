import { readFileSync } from "node:fs";
import { join } from "node:path";

/** This repository's folder. */
export const root: string = join(import.meta.dirname, "../..");

/** The providers that were written here. */
export const providers = ["bland", "feather", "humanloop", "vogent"] as const;
export type Provider = (typeof providers)[number];

export const specOf = (provider: Provider): string => join(root, "specs", provider, "openapi.yaml");

/** A JSON file of the repository, by its path from the root. */
export function readJson<Value>(file: string): Value {
  return JSON.parse(readFileSync(join(root, file), "utf8")) as Value;
}
