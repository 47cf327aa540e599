import type { Auth } from "@evalbridge/core";
import { isObject, type Json, type JsonObject, objectOf, textOf } from "../json.ts";
import { follow } from "../model/follow.ts";
import { headerName } from "./fit-parameters.ts";
import { Unfit } from "./omission.ts";

/** How a key travels, as a description can say it. */
export type AuthWay = Way<Auth>;
type Way<One> = One extends unknown ? Omit<One, "by"> : never;

/** How a key travels by a security scheme; `undefined` where that takes more than a key. */
export function authOf(scheme: JsonObject): AuthWay | undefined {
  const { type, in: place } = scheme;
  const name = textOf(scheme.name) ?? "";
  if (type === "oauth2" || type === "openIdConnect") return { kind: "bearer" };
  if (type === "http") {
    const word = String(scheme.scheme ?? "").toLowerCase();
    return word === "bearer" || word === "basic" ? { kind: word } : undefined;
  }
  if (type !== "apiKey" || name === "") return undefined;
  if (place === "query") return { kind: "query", name };
  if (!headerName.test(name)) return undefined;
  if (place === "cookie") return { kind: "cookie", name };
  return place === "header" ? { kind: "header", name } : undefined;
}

/** Why an operation is left out of a client that has no key at all. */
export const secondKey = "it takes a second key";

/**
 * The security of an operation, for a client that has one key, which travels as the document's `x-auth` says: nothing for an
 * operation that needs none.
 * @throws {Unfit} where it takes another key, or more than one
 */
export function fitSecurity(document: JsonObject, written: Json | undefined): Json {
  const auth = textOf(document["x-auth"]);
  const alternatives = (Array.isArray(written) ? written : []).filter(isObject);
  if (alternatives.length === 0 || alternatives.some((one) => Object.keys(one).length === 0)) return [];
  const names = alternatives.map((one) => Object.keys(one).join(" with ")).join(" or ");
  if (auth === undefined) {
    if (alternatives.some((one) => Object.keys(one).length === 1)) return [];
    throw new Unfit(`${secondKey} (${names}), and a client has one`);
  }
  // Another scheme by which a key travels alike: whoever calls this gives the client that key.
  const way = wayOf(document, auth);
  const isOurs = (name: string) => name === auth || (way !== undefined && wayOf(document, name) === way);
  const ours = alternatives.find((one) => Object.keys(one).length === 1 && Object.keys(one).every(isOurs));
  if (ours) return [{ [auth]: [] }];
  throw new Unfit(`it takes another key than the rest (${names}, not ${auth})`);
}

function wayOf(document: JsonObject, name: string): string | undefined {
  const schemes = objectOf(objectOf(document.components).securitySchemes);
  const way = Object.hasOwn(schemes, name) ? authOf(follow(document, schemes[name], []).value) : undefined;
  return way && JSON.stringify(way);
}

/** The components without schemes that nothing names any more, and without path items and media types, which are written out by now. */
export function withScheme(components: JsonObject, auth: Json | undefined): JsonObject {
  const name = textOf(auth);
  const { securitySchemes, pathItems: _, mediaTypes: __, ...rest } = components;
  const scheme = name === undefined ? undefined : objectOf(securitySchemes)[name];
  return name === undefined || scheme === undefined ? rest : { ...rest, securitySchemes: { [name]: scheme } };
}
