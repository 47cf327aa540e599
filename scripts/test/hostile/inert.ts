import { codeProblems } from "./inert-code.ts";

/** What in a generated TypeScript file is not harmless. */
export function harmOf(text: string): string[] {
  const path = text.includes("export const api") ? "packages/x/src/operations.gen.ts" : "packages/x/src/openapi.gen.ts";
  return codeProblems(path, text);
}
