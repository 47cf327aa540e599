import type { ClientOptions, EvalbridgeError } from "@evalbridge/core";
import { type Answer, codeNames, type Json, type Operation } from "@evalbridge-internal/scripts";
import { code, prose, table } from "../html.ts";

type Method = (args: unknown, options?: unknown) => Promise<unknown>;
type Make = (options: ClientOptions) => Readonly<Record<string, Method>>;

/** What the client of a provider throws: asked for by calling it with an answer of that kind. */
export async function clientMaker(provider: string): Promise<Make> {
  const { create } = codeNames(provider);
  return (await import(import.meta.resolve(`@evalbridge/${provider}`)))[create];
}

/** A table of an operation's documented errors, and what a caller sees of each. */
export async function failureTable(
  operation: Operation,
  args: Readonly<Record<string, Json>>,
  make: Make,
): Promise<string> {
  if (operation.errors.length === 0) return "<p>No error is documented.</p>";
  const rows = operation.errors.map(async (answer) => {
    const [example] = answer.examples;
    const error = await thrownBy(make, operation, args, answer, example?.value);
    const body = example ? `<br>${code(JSON.stringify(example.value))}` : "";
    return [String(answer.status), code(error.name), `${prose(answer.description ?? "")}${body}`];
  });
  return table(["Status", "Thrown", ""], await Promise.all(rows), "errors");
}

/** Of a 429 or a 5xx the first attempt is the last here: the answer will be the same. */
async function thrownBy(
  make: Make,
  { id }: Operation,
  args: Readonly<Record<string, Json>>,
  { status }: Answer,
  body: Json | undefined,
): Promise<EvalbridgeError> {
  const fetch = async () => new Response(body === undefined ? "" : JSON.stringify(body), { status });
  const options = {
    apiKey: "any:any",
    baseUrl: "http://127.0.0.1:9",
    retry: { attempts: 1 },
    lookMs: 1,
    onWarning() {},
  };
  const client = make({ ...options, fetch });
  const needed = Object.keys(args).length > 0;
  const call = needed ? client[id]?.(args) : client[id]?.({});
  try {
    await call;
  } catch (error) {
    return error as EvalbridgeError;
  }
  throw new Error(`${id}: the client throws nothing at a ${status}`);
}
