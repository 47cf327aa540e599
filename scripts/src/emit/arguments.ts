import type { Body, Operation, Parameter } from "../model/operation.ts";
import { comment } from "./comment.ts";
import type { Declarations } from "./declarations.ts";
import { type Names, pascalCase, propertyKey } from "./names.ts";

interface Arguments {
  /** The parameter as a signature has it, `args: ListRunsArgs`; `undefined` for an operation without arguments. */
  readonly args: string | undefined;
  /** The declaration of its type. */
  readonly text: string;
}

/** An operation's one flat object of arguments: parameters by their own names, the body under `body`. */
export function emitArguments(operation: Operation, names: Names, declarations: Declarations): Arguments {
  const { id, parameters, body } = operation;
  if (parameters.length === 0 && !body) return { args: undefined, text: "" };
  const name = names.claim(`${pascalCase(id)}Args`, `the arguments of ${id}`, operation.at);
  const order = { path: 0, query: 1, header: 2 };
  const properties = parameters
    .toSorted((a, b) => order[a.in] - order[b.in])
    .map((parameter) =>
      property(parameter.name, parameter.required, typeOf(operation, parameter), [
        parameter.description,
        parameter.schema.default === undefined ? undefined : `@default ${JSON.stringify(parameter.schema.default)}`,
      ]),
    );
  if (body) {
    const type = bodyType(operation, body, declarations);
    properties.push(property("body", body.required, type, [sentAs(body)]));
  }
  const required = parameters.some((parameter) => parameter.required) || body?.required === true;
  return {
    args: `args${required ? "" : "?"}: ${name}`,
    text: `${comment([`Arguments of \`${id}\`.`])}export interface ${name} {\n${properties.join("")}}\n\n`,
  };
}

function bodyType({ id }: Operation, body: Body, declarations: Declarations): string {
  if (body.form === "text") return "string";
  if (body.form === "bytes") return "Blob | ArrayBuffer | ArrayBufferView<ArrayBuffer> | string";
  const whole = `operations["${id}"]["requestBody"]`;
  const expression = `${body.required ? whole : `NonNullable<${whole}>`}["content"][${JSON.stringify(body.media)}]`;
  return declarations.named(body.schema, expression, `${pascalCase(id)}Body`, {
    name: `the body of ${id}`,
    at: body.at,
  });
}

function sentAs({ form, media }: Body): string {
  const plain = media === "application/json";
  if (form === "json") return `Sent as JSON${plain ? "" : `, ${media}`}.`;
  // Bytes of any type are sent as what they say that they are.
  const isAny = form === "bytes" && media.includes("*");
  return `Sent as ${isAny ? "the type of the Blob, else as application/octet-stream" : media}.`;
}

function property(name: string, required: boolean, type: string, lines: (string | undefined)[]): string {
  return `${comment(lines, "  ")}  ${propertyKey(name)}${required ? "" : "?"}: ${type}${required ? "" : " | undefined"};\n`;
}

/** openapi-typescript makes a group of parameters optional when each of them is. */
function typeOf({ id, parameters }: Operation, parameter: Parameter): string {
  const group = `operations["${id}"]["parameters"]["${parameter.in}"]`;
  const optional = !parameters.some((other) => other.in === parameter.in && other.required);
  return `${optional ? `NonNullable<${group}>` : group}[${JSON.stringify(parameter.name)}]`;
}
