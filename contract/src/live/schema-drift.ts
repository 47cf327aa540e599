import {
  follow,
  isObject,
  type Json,
  type JsonObject,
  type Place,
  pointerOf,
  type Spec,
} from "@evalbridge-internal/scripts";
import type { SchemaCheck } from "../schema-check.ts";
import type { Finding } from "./finding.ts";
import { branchOf, referenceTo } from "./schema-branch.ts";
import { createNodeDrift } from "./schema-node.ts";
import type { Show } from "./shown.ts";

/** How a value differs from the schema at a place of the document. */
export type SchemaDrift = (at: Place, value: Json) => Finding[];

/** A part of a schema with the part of a value that it is about. */
interface Part {
  readonly at: Place;
  readonly value: Json;
  readonly instance: string;
}

/**
 * Names each difference with both its places. Ajv alone says yes or no well, but of a union it lists what every branch has against a
 * value, and of a field that is not described it says nothing. So the schema is walked along with the value, and Ajv judges
 * node by node; what it refuses as a whole and the walk does not explain is told as well.
 */
export function createSchemaDrift(spec: Spec, check: SchemaCheck, show: Show): SchemaDrift {
  const nodeDrift = createNodeDrift(spec);

  function walk(part: Part): Finding[] {
    const { value: node, at } = resolved(part.at);
    const own = nodeDrift({ node, at, value: part.value, instance: part.instance, show });
    // Of another kind altogether: nothing inside it can be held against the schema.
    if (own.some(({ kind }) => kind === "other type" || kind === "null")) return own;
    return [...own, ...childrenOf({ ...part, at }, node).flatMap(walk)];
  }

  function resolved(at: Place): { value: JsonObject; at: Place } {
    return follow(spec.document, referenceTo(at), []);
  }

  function childrenOf({ at, value, instance }: Part, node: JsonObject): Part[] {
    const same = partsOf(at, node, value).map((place): Part => ({ at: place, value, instance }));
    const { items, properties = {}, additionalProperties } = node;
    if (Array.isArray(value) && isObject(items)) {
      const inside = value.map((one: Json, index) => ({
        at: [...at, "items"],
        value: one,
        instance: `${instance}/${index}`,
      }));
      return [...same, ...inside];
    }
    if (!isObject(value) || !isObject(properties)) return same;
    const fields = Object.entries(value).flatMap(([name, field]): Part[] => {
      if (Object.hasOwn(properties, name))
        return [{ at: [...at, "properties", name], value: field, instance: `${instance}${pointerOf([name])}` }];
      // Here the name is data as well.
      if (!isObject(additionalProperties)) return [];
      return [{ at: [...at, "additionalProperties"], value: field, instance: `${instance}/*` }];
    });
    return [...same, ...fields];
  }

  /** Schemas about the same value: all of `allOf`, and of a union the branch that is meant. */
  function partsOf(at: Place, node: JsonObject, value: Json): Place[] {
    const places = (name: string) => {
      const list = node[name];
      return Array.isArray(list) ? list.map((_, index): Place => [...at, name, index]) : [];
    };
    const chosen = ["anyOf", "oneOf"].flatMap((name) => branchOf(spec, check, places(name), value) ?? []);
    return [...places("allOf"), ...(chosen.length > 0 ? [chosen] : [])];
  }

  /** The names that a schema has for an object's fields; `undefined` where any will do. */
  function namesOf(at: Place, value: Json): Set<string> | undefined {
    const { value: node, at: here } = resolved(at);
    const { properties, additionalProperties } = node;
    const parts = partsOf(here, node, value);
    const isOpen = additionalProperties === true || isObject(additionalProperties);
    if (isOpen || (parts.length === 0 && !isObject(properties))) return undefined;
    const names = new Set(isObject(properties) ? Object.keys(properties) : []);
    for (const part of parts) {
      const inner = namesOf(part, value);
      if (inner === undefined) return undefined;
      for (const name of inner) names.add(name);
    }
    return names;
  }

  /** Fields that nobody described. Objects are visited as wholes, so that a part of `allOf` does not miss what another has. */
  function newFields({ at, value, instance }: Part): Finding[] {
    const { value: node, at: here } = resolved(at);
    const names = isObject(value) ? namesOf(here, value) : undefined;
    const strange = isObject(value) && names ? Object.keys(value).filter((name) => !names.has(name)) : [];
    const found = strange.map(
      (name): Finding => ({ kind: "new field", spec: pointerOf(describer(here, value)), instance, detail: show(name) }),
    );
    const inside = insideOf({ at: here, value, instance }, node);
    return [...found, ...inside.flatMap(newFields)];
  }

  /** Where an object's fields are described: past unions with one branch for it. */
  function describer(at: Place, value: Json): Place {
    const { value: node, at: here } = resolved(at);
    const [part, ...others] = partsOf(here, node, value);
    return part === undefined || others.length > 0 || isObject(node.properties) ? here : describer(part, value);
  }

  /** What is inside a value, through all the schemas that are about it. */
  function insideOf(part: Part, node: JsonObject): Part[] {
    return childrenOf(part, node).flatMap((child) => {
      if (child.instance !== part.instance) return [child];
      const { value: inner, at } = resolved(child.at);
      return insideOf({ ...child, at }, inner);
    });
  }

  return (at, value) => {
    const whole: Part = { at, value, instance: "" };
    const found = [...walk(whole), ...newFields(whole)];
    if (found.length > 0 || check(at as (string | number)[], value).length === 0) return found;
    return [{ kind: "other constraint", spec: pointerOf(at), instance: "" }];
  };
}
