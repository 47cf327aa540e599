import { injections } from "./documents/injections.ts";
import type { HostileDocument } from "./hostile-document.ts";

/** Documents that mean harm. */
export const corpus: readonly HostileDocument[] = [...injections];
