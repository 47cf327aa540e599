import type { DocumentEvent, MappingEvent, ScalarEvent, SequenceEvent } from "js-yaml";
import { Misplaced } from "./misplaced.ts";

/** A map or a list of a YAML text. */
export type Node = MappingEvent | SequenceEvent;

/**
 * The name of a tag of YAML's own, `str` of `!!str`; empty for `!`, which makes text of anything.
 * @throws {Misplaced} for another: it would ask for a program's own type
 */
export function tagOf(text: string, { tagStart, tagEnd }: ScalarEvent | Node): string | undefined {
  if (tagStart < 0) return undefined;
  const tag = text.slice(tagStart, tagEnd);
  if (tag === "!") return "";
  const [, short, long] = /^(?:!!(\w+)|!<tag:yaml\.org,2002:(\w+)>)$/.exec(tag) ?? [];
  const name = short ?? long;
  if (name === undefined) throw new Misplaced(tagStart, `the tag ${tag} is none of YAML's own; take it away`, true);
  return name;
}

/**
 * Refuses a document that gives tags another meaning.
 * @throws {Misplaced}
 */
export function checkDirectives({ directives }: DocumentEvent, text: string): void {
  if (!directives.some(({ kind }) => kind === "tag")) return;
  throw new Misplaced(text.search(/^%TAG/m), "%TAG; only YAML's own tags are read, take it away", true);
}
