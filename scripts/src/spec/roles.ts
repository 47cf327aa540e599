import { kindOf } from "./kind.ts";

/**
 * What an object of the specification is, `{schema}` for a map from names to some; `plain` for those that nothing can refer to, `data` for
 * what is nobody's to read.
 */
export type Role = string;

const example = { examples: "{example}" };
const described = { schema: "schema", content: "{mediaType}", ...example };
const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

const parts: Readonly<Record<Role, Readonly<Record<string, Role>>>> = {
  document: { paths: "{pathItem}", webhooks: "{pathItem}", components: "components" },
  components: {
    ...{ schemas: "{schema}", responses: "{response}", parameters: "{parameter}", requestBodies: "{requestBody}" },
    ...{ headers: "{header}", securitySchemes: "{securityScheme}", links: "{link}", callbacks: "{callback}" },
    ...{ pathItems: "{pathItem}", mediaTypes: "{mediaType}", ...example },
  },
  pathItem: {
    ...Object.fromEntries(methods.map((method) => [method, "operation"])),
    ...{ parameters: "parameter", additionalOperations: "{operation}" },
  },
  operation: {
    ...{ parameters: "parameter", requestBody: "requestBody", responses: "{response}", callbacks: "{callback}" },
  },
  parameter: described,
  header: described,
  requestBody: { content: "{mediaType}" },
  response: { content: "{mediaType}", headers: "{header}", links: "{link}" },
  mediaType: {
    ...{ schema: "schema", itemSchema: "schema", encoding: "{encoding}", itemEncoding: "encoding" },
    ...{ prefixEncoding: "encoding", ...example },
  },
  encoding: { headers: "{header}", encoding: "{encoding}", itemEncoding: "encoding", prefixEncoding: "encoding" },
};

/** Where components of a role stand; what has no place there is written out wherever it is used. */
const sections: Readonly<Record<Role, string>> = {
  ...{ schema: "schemas", response: "responses", parameter: "parameters", example: "examples", header: "headers" },
  ...{ requestBody: "requestBodies", securityScheme: "securitySchemes", link: "links", callback: "callbacks" },
};

/** The role of what an object of a role has under a key. */
export function roleOf(key: string, parent: Role): Role {
  if (parent === "data") return "data";
  if (parent.startsWith("{")) return parent.slice(1, -1);
  if (key.startsWith("x-")) return "data";
  if (parent === "callback") return "pathItem";
  const own = parts[parent];
  if (own && Object.hasOwn(own, key)) return own[key] as Role;
  const kind = kindOf(key, parent === "schema" ? "schema" : "object");
  if (kind === "schemas") return "{schema}";
  return kind === "schema" || kind === "data" ? kind : "plain";
}

export function sectionOf(role: Role): string | undefined {
  return Object.hasOwn(sections, role) ? sections[role] : undefined;
}
