import { escaped } from "../emit/escaped.ts";
import { sha256 } from "../fingerprint.ts";
import type { Gathered } from "../spec/gather.ts";

interface Facts {
  readonly name: string;
  readonly location: string;
  /** What is kept. */
  readonly text: string;
  readonly original: Gathered;
  readonly only: readonly string[];
  readonly version: string;
}

/** A new provider's source.json: where its document comes from, and what was done to it. */
export function sourceFile({ name, location, text, original, only, version }: Facts): string {
  const isUrl = /^https?:/i.test(location);
  // A path of this machine means nothing elsewhere; a query may hold a key.
  const url = location.replace(/[?#].*$/s, "");
  const kept = only.length === 0 && original.verbatim;
  const source = {
    provider: name,
    origin: "upstream",
    urls: isUrl ? [url] : [],
    ...(isUrl && { sources: [{ url, kind: "openapi" }] }),
    documentVersion: version,
    retrieved: new Date().toISOString().slice(0, 10),
    sha256: sha256(text),
    ...(!kept && { retrievedSha256: sha256(original.text) }),
    ...(only.length > 0 && { only }),
    licence: "the provider's own document; see its licence before publishing this package",
    notes: [
      kept
        ? "The provider's file as it is."
        : "Made from the provider's document by provider:new: its files joined, or some operations of it.",
    ],
  };
  return `${escaped(JSON.stringify(source, undefined, 2))}\n`;
}
