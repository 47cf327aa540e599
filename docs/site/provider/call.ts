import {
  itemOf,
  type Json,
  type Operation,
  objectOf,
  placeOf as pointed,
  type Spec,
  sampleOf,
  typesOf,
  valueAt,
} from "@evalbridge-internal/scripts";
import { literal } from "./literal.ts";

/** A call as a reader would write it, and the arguments that it gives. */
export interface Call {
  readonly args: Readonly<Record<string, Json>>;
  readonly text: string;
}

/** The call of an operation, with the first example that its description has for it. */
export function callOf(spec: Spec, operation: Operation, client: string): Call {
  const args = argumentsOf(spec, operation, knownValues(spec));
  const given = Object.keys(args).length > 0 ? literal(args) : "";
  const name = `${client}.${operation.id}`;
  if (operation.paging && itemOf(spec, operation))
    return { args, text: `for await (const item of ${name}.all(${given})) console.log(item);` };
  if (!operation.success.schema) return { args, text: `await ${name}(${given});` };
  return { args, text: `const ${resultName(operation.id, client)} = await ${name}(${given});` };
}

/** What has to be given: parameters as the first success was asked for, and the first example of the body. */
function argumentsOf({ document }: Spec, operation: Operation, known: Known): Record<string, Json> {
  const { match = {} } = operation.success.examples[0] ?? {};
  const needed = operation.parameters.filter(({ required }) => required);
  const args = needed.map(({ name, schema }): [string, Json] => {
    const value = match[name] ?? known.get(pathTo(operation, name)) ?? known.get(name) ?? made(document, schema);
    const types = typesOf(document, schema);
    const isText = types.size === 0 || types.has("string");
    return [name, isText || typeof value !== "string" ? value : (JSON.parse(value) as Json)];
  });
  // A value that only we write is in the examples that answers come back to, and no reader writes it.
  const marker = operation.reconcile?.proof?.marker;
  const isOurs = (value: Json) => marker !== undefined && valueAt({ body: value }, pointed(marker)) !== undefined;
  const example = operation.body?.examples.find(({ value }) => !isOurs(value));
  if (example) args.push(["body", example.value]);
  else if (operation.body?.required) args.push(["body", made(document, operation.body.schema)]);
  return Object.fromEntries(args);
}

/** Values of parameters that examples are for, by the path that leads to the parameter, and by its name. */
type Known = ReadonlyMap<string, string>;

/** An operation that answers nothing has no example that says for what: those of its neighbours do. */
function knownValues({ operations, document }: Spec): Known {
  const known = new Map<string, string>();
  // HUMANLOOP_FILE_ID, which a client of the mock reads too, is a file_id.
  for (const [variable, value] of Object.entries(objectOf(document["x-mock-environment"])))
    known.set(variable.toLowerCase().replace(/^[a-z]+_/, ""), String(value));
  for (const operation of operations)
    for (const { match = {} } of operation.success.examples)
      for (const [name, value] of Object.entries(match))
        for (const key of [pathTo(operation, name), name]) if (!known.has(key)) known.set(key, value);
  return known;
}

function pathTo({ path }: Operation, name: string): string {
  return path.slice(0, path.indexOf(`{${name}}`) + name.length + 2);
}

function made(document: Spec["document"], schema: Spec["document"]): Json {
  const value = sampleOf(document, schema, { direction: "request" });
  if (value === undefined) throw new Error(`no value can be made up for ${JSON.stringify(schema)}; give it an example`);
  return value;
}

/** `getEvalRun` gives `evalRun`, `getKBEvalRun` gives `kbEvalRun`; what would be a word of the language, or the client's own name, is `result`. */
function resultName(operation: string, client: string): string {
  const noun = operation.replace(/^[a-z]+/, "");
  const name = noun.replace(/^(?:[A-Z]+(?=[A-Z][a-z])|[A-Z])/, (capitals) => capitals.toLowerCase());
  return name === client || /^(|eval|default|package|interface|private|public)$/.test(name) ? "result" : name;
}
