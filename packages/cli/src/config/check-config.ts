import { readFileSync } from "node:fs";
import { schemaProblems } from "../input/schema-problems.ts";
import type { EvalbridgeConfig, SourceConfig } from "./config.ts";

const origins = ["keyEnv", "keyFile", "keyCommand"] as const;

/** What is wrong with a configuration, a line each: the place, what is there, and what it takes. */
export function configProblems(config: unknown): readonly string[] {
  const schema = JSON.parse(readFileSync(new URL("../../config.schema.json", import.meta.url), "utf8"));
  const problems = schemaProblems(schema, config, { whole: "the configuration" });
  if (problems.length > 0) return problems;
  const sources = Object.entries((config as EvalbridgeConfig).sources ?? {});
  return sources.flatMap(([key, source]) => sourceProblems(key, source));
}

/** What no schema says. */
function sourceProblems(key: string, source: SourceConfig): string[] {
  const given = origins.filter((name) => source[name] !== undefined);
  const several = given.length > 1 ? [`sources.${key} has ${given.join(" and ")}; keep one of them`] : [];
  const stray = source.fileId !== undefined && source.provider !== "humanloop";
  return [...several, ...(stray ? [`sources.${key}.fileId is for humanloop alone; take it away`] : [])];
}
