/**
 * An OpenAPI document of any number of operations, the same one each time: resources with a list, a create, a get and a delete, in the
 * sizes that a provider's own document has (some 3 kB of JSON an operation, GitHub's has 10).
 */
export function largeSpec(operations: number): object {
  const resources = Array.from({ length: Math.ceil(operations / 4) }, (_, index) => resourceName(index));
  return {
    openapi: "3.1.0",
    info: { title: `Large, ${operations} operations`, version: "1.0.0", description: prose(3, 40) },
    servers: [{ url: "https://api.large.example/v1" }],
    security: [{ key: [] }],
    paths: Object.fromEntries(resources.flatMap(pathsOf)),
    components: {
      securitySchemes: { key: { type: "http", scheme: "bearer" } },
      schemas: Object.fromEntries([["Problem", problem], ...resources.flatMap(schemasOf)]),
    },
  };
}

const nouns = ["Agent", "Call", "Dataset", "Judge", "Metric", "Prompt", "Record", "Report", "Session", "Suite"];
const resourceName = (index: number): string => `${nouns[index % nouns.length]}${Math.floor(index / nouns.length)}`;

const words = "evaluation of a run gives each case its own verdict which the account keeps for later reading".split(
  " ",
);

/** Sentences that differ from one seed to the next: nothing is made small by being alike. */
function prose(seed: number, length: number): string {
  const text = Array.from({ length }, (_, index) => words[(seed * 7 + index * (1 + (seed % 5))) % words.length]);
  return `${text.join(" ")}.`;
}

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: object) => ({ "application/json": { schema } });
const answer = (description: string, schema: object) => ({ description, content: json(schema) });

const problem = {
  type: "object",
  required: ["message"],
  properties: { message: { type: "string" }, code: { type: "string" }, details: { type: "object" } },
};

const failures = {
  "400": answer("Not valid", ref("Problem")),
  "401": answer("No key, or not a valid one", ref("Problem")),
  "404": answer("There is none", ref("Problem")),
  "429": answer("Too many requests", ref("Problem")),
};

function pathsOf(name: string, seed: number): [string, object][] {
  const path = `/${name.toLowerCase()}s`;
  const id = { name: "id", in: "path", required: true, schema: { type: "string" }, description: prose(seed, 8) };
  const told = (verb: string, index: number) => ({
    operationId: `${verb}${name}`,
    summary: `${verb} ${name}`,
    description: prose(seed + index, 24),
    tags: [name],
  });
  const list = { ...told("list", 1), parameters: filters(seed), responses: { "200": page(name), ...failures } };
  const create = {
    ...told("create", 2),
    requestBody: { required: true, content: json(ref(`New${name}`)) },
    responses: { "201": answer("Made", ref(name)), ...failures },
  };
  const get = { ...told("get", 3), parameters: [id], responses: { "200": answer("It", ref(name)), ...failures } };
  const remove = { ...told("delete", 4), parameters: [id], responses: { "204": { description: "Gone" }, ...failures } };
  return [
    [path, { get: list, post: create }],
    [`${path}/{id}`, { get, delete: remove }],
  ];
}

function filters(seed: number): object[] {
  const filter = (name: string, schema: object, index: number) => ({
    ...{ name, in: "query", required: false, schema },
    description: prose(seed + index, 10),
  });
  return [
    filter("limit", { type: "integer", minimum: 1, maximum: 100, default: 20 }, 1),
    filter("cursor", { type: "string" }, 2),
    filter("status", { type: "string", enum: ["pending", "running", "done", "failed"] }, 3),
    filter("created_from", { type: "string", format: "date-time" }, 4),
    filter("labels", { type: "array", items: { type: "string" } }, 5),
  ];
}

function page(name: string): object {
  const properties = { data: { type: "array", items: ref(name) }, next_cursor: { type: ["string", "null"] } };
  return answer("A page", { type: "object", required: ["data"], properties });
}

function schemasOf(name: string, seed: number): [string, object][] {
  const text = (index: number) => ({ type: "string", description: prose(seed + index, 12) });
  const own = {
    name: text(1),
    description: text(2),
    labels: { type: "object", additionalProperties: { type: "string" } },
    settings: {
      type: "object",
      properties: { model: text(3), temperature: { type: "number" }, attempts: { type: "integer" } },
    },
    // One refers to the next, as the records of a real description do.
    parent: ref(resourceName(Math.max(0, seed - 1))),
    outcome: { oneOf: [{ type: "string" }, { type: "number" }, { type: "null" }] },
  };
  const given = {
    id: text(4),
    status: { type: "string", enum: ["pending", "running", "done", "failed"], description: prose(seed, 10) },
    created_at: { type: "string", format: "date-time", description: prose(seed, 6) },
    score: { type: ["number", "null"], minimum: 0, maximum: 1 },
    cases: { type: "array", items: ref("Problem") },
  };
  return [
    [
      name,
      {
        type: "object",
        description: prose(seed, 16),
        required: ["id", "name", "status"],
        properties: { ...given, ...own },
      },
    ],
    [`New${name}`, { type: "object", description: prose(seed, 10), required: ["name"], properties: own }],
  ];
}
