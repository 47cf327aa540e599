import { JSONPathError, query } from "json-p3";
import { isObject, type Json, type JsonObject, type Place, textOf, valueAt } from "../json.ts";
import { SpecError } from "./problem.ts";
import type { Source } from "./read.ts";

type Mutable = Record<string | number, Json>;

const known = new Set(["target", "description", "update", "remove"]);

/**
 * Applies an overlay (OpenAPI Overlay 1.0) to a document.
 * @throws {SpecError} listing actions that cannot be applied; one whose target matches nothing has outlived its reason
 */
export function applyOverlay(document: JsonObject, overlay: Source): JsonObject {
  const { overlay: version, actions } = overlay.root;
  if (!/^1\.\d/.test(textOf(version) ?? ""))
    throw problem(overlay, ["overlay"], 'not an overlay; write overlay: "1.0.0"');
  if (!Array.isArray(actions) || actions.length === 0)
    throw problem(overlay, ["actions"], "no actions; delete the file");
  const result = structuredClone(document);
  const problems = actions.flatMap((action: Json, index) => {
    try {
      applyAction(result, action);
      return [];
    } catch (error) {
      if (error instanceof SpecError || error instanceof JSONPathError)
        return problem(overlay, ["actions", index], error.message).problems;
      throw error;
    }
  });
  if (problems.length > 0) throw new SpecError(problems);
  return result;
}

function problem(overlay: Source, place: Place, text: string): SpecError {
  return new SpecError(`${overlay.where(place)} ${text}`);
}

function applyAction(document: JsonObject, action: Json): void {
  const { target, update, remove } = isObject(action) ? action : {};
  const stranger = Object.keys(isObject(action) ? action : {}).find((key) => !known.has(key) && !key.startsWith("x-"));
  if (stranger !== undefined) throw new SpecError(`an action has no ${stranger}; it has ${[...known].join(", ")}`);
  if (typeof target !== "string") throw new SpecError("the action has no target; give a JSONPath, as text");
  if ((remove === true) === (update !== undefined))
    throw new SpecError(`${target}: an action either updates or removes; give one of update and remove: true`);
  const places = query(target, document as never).nodes.map(({ location }) => location);
  if (places.length === 0)
    throw new SpecError(
      `${target} matches nothing; the document has changed: correct the target, or delete the action`,
    );
  // From the last to the first, so that what is removed does not move what is still to be.
  for (const place of places.toReversed()) {
    if (remove === true) removeAt(document, place, target);
    else updateAt(document, place, target, update as Json);
  }
}

function removeAt(document: JsonObject, place: Place, target: string): void {
  const parent = valueAt(document, place.slice(0, -1));
  const key = place.at(-1);
  if (key === undefined || parent === undefined) throw new SpecError(`${target}: the whole document cannot be removed`);
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else delete (parent as Mutable)[key];
}

function updateAt(document: JsonObject, place: Place, target: string, update: Json): void {
  const value = valueAt(document, place);
  if (Array.isArray(value)) value.push(structuredClone(update));
  else if (isObject(value) && isObject(update)) merge(value as Mutable, update);
  else throw new SpecError(`${target}: only objects and lists are updated; point at the object around it`);
}

/** Objects are merged, lists joined, everything else is replaced. */
function merge(into: Mutable, from: JsonObject): void {
  for (const [key, value] of Object.entries(from)) {
    const here = Object.hasOwn(into, key) ? into[key] : undefined;
    if (isObject(here) && isObject(value)) merge(here as Mutable, value);
    else if (Array.isArray(here) && Array.isArray(value)) here.push(...structuredClone(value));
    // Assigned, a key called __proto__ would change what the object inherits from.
    else
      Object.defineProperty(into, key, {
        value: structuredClone(value),
        writable: true,
        enumerable: true,
        configurable: true,
      });
  }
}
