import { pascalCase, propertyKey } from "../emit/names.ts";
import type { Operation } from "../model/operation.ts";
import { payloadOf } from "../model/payload.ts";
import { fieldsOf } from "./fields.ts";
import type { Line } from "./line.ts";
import { type Extent, sample } from "./sample.ts";
import type { Side } from "./side.ts";

/**
 * A program as a user of the package would write it, made from its spec: each of some methods is called with as little as it takes and
 * with all of it, each field of each result is read, and each enum is gone through to the last word.
 */
export function consumerOf(side: Side, operations: ReadonlySet<string>): Line[] {
  const client = `${pascalCase(side.spec.provider)}Client`;
  const head = `import type { ${client} } from "./operations.gen.ts"; declare const client: ${client};`;
  const some = [...side.plain.values()].filter(({ id }) => operations.has(id));
  const calls = some.flatMap((operation) => callsOf(side, operation));
  return [{ text: head, claim: "the client has its name" }, ...calls];
}

function callsOf(side: Side, operation: Operation): Line[] {
  const { id } = operation;
  const least = `client.${id}(${argumentsOf(side, operation, "least")})`;
  const line = (text: string, claim: string): Line => ({ text: `export const _ = ${text}`, claim, operation: id });
  const all = argumentsOf(side, operation, "all");
  return [
    line(`() => ${least};`, "can be called with no more than was required"),
    line(`() => client.${id}(${all}${all === "" ? "" : ", "}{ timeoutMs: 1 });`, "takes every argument it took"),
    ...readsOf(side, operation, least, line),
  ].map((one, index) => ({ ...one, text: one.text.replace("const _ =", `const ${id}${index} =`) }));
}

/** The one object of arguments, as code. */
function argumentsOf({ document }: Side, { parameters, body }: Operation, extent: Extent): string {
  const given = parameters
    .filter(({ required }) => extent === "all" || required)
    .map(({ name, schema }) => `${propertyKey(name)}: ${sample(document, schema, extent)}`);
  if (body && (extent === "all" || body.required)) given.push(`body: ${sample(document, body.schema, extent)}`);
  return given.length > 0 ? `{ ${given.join(", ")} }` : "";
}

function readsOf(side: Side, operation: Operation, call: string, line: (text: string, claim: string) => Line): Line[] {
  const payload = payloadOf({ ...side.spec, document: side.document }, operation);
  const fields = payload ? fieldsOf(side.document, payload, 2) : [];
  return fields.flatMap(({ name, access, words }) => {
    const read = `async () => { const value = (await ${call})${access};`;
    const cases = words.map((word) => `case ${JSON.stringify(word)}: return 1;`).join(" ");
    const through = `${read} switch (value!) { ${cases} default: return value! satisfies never; } };`;
    return [
      line(`${read} return value; };`, `has ${name} in its result`),
      ...(words.length > 0 ? [line(through, `has only known words in ${name}`)] : []),
    ];
  });
}
