import { isObject, type Json, type Place, placeOf, valueAt } from "../json.ts";
import { type Kind, kindOf, kindOfItems } from "./kind.ts";
import { SpecError } from "./problem.ts";
import type { Source } from "./read.ts";

export interface Reference {
  readonly target: string;
  readonly place: Place;
}

/** Every `$ref` of a document, and every target of a discriminator's mapping; those inside examples are data. */
export function referencesOf(root: Json): Reference[] {
  const found: Reference[] = [];
  const walk = (value: Json, place: Place, kind: Kind): void => {
    if (kind === "data") return;
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) walk(item, [...place, index], kindOfItems(kind));
    } else if (isObject(value)) {
      const named = kind === "names" || kind === "schemas";
      for (const [key, item] of Object.entries(value)) {
        const here = [...place, key];
        if (!named && key === "$ref" && typeof item === "string") found.push({ target: item, place: here });
        else if (kind === "schema" && key === "discriminator") found.push(...mapped(item, here));
        else walk(item, here, kindOf(key, kind));
      }
    }
  };
  walk(root, [], "object");
  return found;
}

function mapped(discriminator: Json, place: Place): Reference[] {
  const mapping = isObject(discriminator) ? discriminator.mapping : undefined;
  if (!isObject(mapping)) return [];
  return Object.entries(mapping).flatMap(([key, target]) =>
    typeof target === "string" ? [{ target, place: [...place, "mapping", key] }] : [],
  );
}

/**
 * Makes sure that the document is whole: each reference leads to something inside it. Nothing is ever fetched.
 * @throws {SpecError} naming each reference's place and target
 */
export function checkReferences(source: Source): void {
  const problems = referencesOf(source.root).flatMap(({ target, place }) => {
    const why = refusal(source.root, target);
    return why === undefined ? [] : [`${source.where(place)} $ref ${target}: ${why}`];
  });
  if (problems.length > 0) throw new SpecError(problems);
}

function refusal(root: Json, target: string): string | undefined {
  if (/^[a-z][a-z0-9+.-]*:/i.test(target) || target.startsWith("//"))
    return "not fetched, code generation reads no network and no other file; copy what it names into this document";
  if (!target.startsWith("#")) {
    const outside = target.startsWith("/") || target.split("/").includes("..");
    return `${outside ? "outside the spec's folder" : "another file"}; a spec is one file, copy what it names into it`;
  }
  if (target !== "#" && !target.startsWith("#/")) return "not a JSON pointer; write #/components/…";
  let place: string[];
  try {
    place = placeOf(decodeURIComponent(target));
  } catch {
    return "not percent-encoded text";
  }
  return valueAt(root, place) === undefined ? "there is nothing at that place in this document" : undefined;
}
