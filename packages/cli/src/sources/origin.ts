import type { OpenSource } from "./open-sources.ts";

/** Where a source is, without its path: what is not needed to know it again is not told. */
export function originOf({ baseUrl }: Pick<OpenSource, "baseUrl">): string {
  return URL.canParse(baseUrl) ? new URL(baseUrl).origin : "no address";
}
