import { isObject, type Json, type JsonObject, objectOf, type Place } from "@evalbridge-internal/scripts";

/** Makes a document of another. */
export type Edit = (document: JsonObject) => JsonObject;

/** A mistake in a document: where and what, and the edit that makes it. */
export interface DocumentMistake {
  /** Told apart from others of the operation by this. */
  readonly where: string;
  readonly what: string;
  readonly edit: Edit;
  /** See Mutant. */
  readonly mockOnly?: boolean;
}

/** An edit of what is at a place; `undefined` takes it out. */
export function change(place: Place, make: (value: Json | undefined) => Json | undefined): Edit {
  const at = (node: Json | undefined, [key, ...rest]: Place): Json | undefined => {
    if (key === undefined) return make(node);
    if (Array.isArray(node)) {
      const changed = at(node[Number(key)], rest);
      return node.flatMap((item, index) => (index !== Number(key) ? [item] : changed === undefined ? [] : [changed]));
    }
    const object = objectOf(node);
    const changed = at(object[key], rest);
    if (changed !== undefined) return { ...object, [key]: changed };
    const { [key]: _, ...others } = object;
    return others;
  };
  return (document) => at(document, place) as JsonObject;
}

/** An edit that gives a key of an object another name, in its place. */
export function rename(place: Place, from: string, to: string): Edit {
  return change(place, (node) =>
    isObject(node)
      ? Object.fromEntries(Object.entries(node).map(([key, value]) => [key === from ? to : key, value]))
      : node,
  );
}

/** An edit of the texts in a list. */
export function changeList(place: Place, make: (items: readonly Json[]) => readonly Json[]): Edit {
  return change(place, (node) => make(Array.isArray(node) ? node : []) as Json);
}

/** One after the other. */
export function both(...edits: readonly Edit[]): Edit {
  return (document) => edits.reduce((here, edit) => edit(here), document);
}
