import type { SimpleGet } from "./operations.ts";

/** A file in which functions call operations, one each, and read something of the answer. */
export interface Calls {
  readonly head: string;
  /** What is called, as an expression; its value has the property, or `data` that has. */
  readonly call: (get: SimpleGet) => string;
  readonly answer: "value" | "data";
}

/** What a user would write, `count` times; operations are called again where there are fewer. `wrong` reads what is not there. */
export function callsFile(
  { head, call, answer }: Calls,
  gets: readonly SimpleGet[],
  count: number,
  wrong = false,
): string {
  const functions = Array.from({ length: count }, (_, index) => {
    const get = gets[index % gets.length] as SimpleGet;
    const got = answer === "value" ? "const data" : "const { data }";
    const dot = answer === "value" ? "." : "?.";
    const property = wrong ? "notThereAtAll" : get.property;
    return `export async function call${index}(): Promise<void> {\n  ${got} = await ${call(get)};\n  use(data${dot}${property});\n}`;
  });
  return `${head}\ndeclare function use(value: unknown): void;\n${functions.join("\n")}\n`;
}

const literal = (value: object) => JSON.stringify(value);

/** One of our packages: a method for each operation, its arguments in one object. */
export function ourCalls(provider: string, methodAt: ReadonlyMap<string, string>): Calls {
  const create = `create${provider.charAt(0).toUpperCase()}${provider.slice(1)}Client`;
  return {
    head: `import { ${create} } from "@evalbridge/${provider}";\nconst client = ${create}();`,
    call: ({ path, parameters }) => {
      const given = Object.keys(parameters).length > 0 ? literal(parameters) : "";
      return `client.${methodAt.get(path)}(${given})`;
    },
    answer: "value",
  };
}

export const openapiFetchCalls: Calls = {
  head: `import createClient from "openapi-fetch";\nimport type { paths } from "./openapi-fetch.js";\nconst client = createClient<paths>();`,
  call: ({ path, parameters }) => {
    const init = Object.keys(parameters).length > 0 ? `, { params: { path: ${literal(parameters)} } }` : "";
    return `client.GET(${JSON.stringify(path)}${init})`;
  },
  answer: "data",
};

/** hey-api's functions, whose names are its own. */
export function heyApiCalls(functionAt: ReadonlyMap<string, string>): Calls {
  return {
    head: `import * as api from "./hey-api/index.js";`,
    call: ({ path, parameters }) => {
      const init = Object.keys(parameters).length > 0 ? `{ path: ${literal(parameters)} }` : "";
      return `api.${functionAt.get(path)}(${init})`;
    },
    answer: "data",
  };
}
