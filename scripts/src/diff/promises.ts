import { pascalCase } from "../emit/names.ts";
import type { TypedPackage } from "./compiled.ts";
import type { Line } from "./line.ts";
import type { Side } from "./side.ts";

const exported = /^export (?:interface|type) (\w+)/gm;

/**
 * What the types of `there` promise, as a program that compiles as long as those of `here` keep it: every name is exported,
 * what each of some methods took it takes, what it gives fits where its results went.
 */
export function promisesOf(there: Side, open: ReadonlySet<string>, old: TypedPackage, now: string): Line[] {
  const client = `${pascalCase(there.spec.provider)}Client`;
  const imported = (name: string, folder: string) => `import type * as ${name} from "./${folder}/operations.gen.ts";`;
  const head = `${imported("There", old.folder)} ${imported("Here", now)}`;
  const names = [...old.operations.matchAll(exported)].map(([, name], index) => ({
    text: `export type Name${index} = Here.${name};`,
    claim: `the type ${name} is there`,
    type: String(name),
  }));
  const kept = there.spec.operations.filter(({ id }) => open.has(id));
  const methods = kept.flatMap(({ id, paging, success }, index): Line[] => {
    const [had, has] = [`There.${client}["${id}"]`, `Here.${client}["${id}"]`];
    const line = (name: string, from: string, to: string, claim: string): Line => ({
      text: `export const ${name}${index}: (given: ${from}) => ${to} = (given) => given;`,
      claim,
      operation: id,
    });
    const gives = (name: string, wrap: (method: string) => string, member: string): Line => {
      const claim = `gives what fits where its ${member === "" ? "result" : name} went`;
      return line(name, wrap(`${has}${member}`), wrap(`${had}${member}`), claim);
    };
    const awaited = (method: string) => `Awaited<ReturnType<${method}>>`;
    const walked = (method: string) => `ReturnType<${method}> extends AsyncIterable<infer One> ? One : never`;
    return [
      line("takes", `Parameters<${had}>`, `Parameters<${has}>`, "takes the arguments it took"),
      // Who awaited nothing is not hurt by something.
      ...(success.schema ? [gives("gives", awaited, ""), gives("raw", awaited, '["raw"]')] : []),
      ...(paging
        ? [gives("page", awaited, '["page"]'), gives("all", walked, '["all"]'), gives("pages", walked, '["pages"]')]
        : []),
    ];
  });
  return [{ text: head, claim: "the client has its name" }, ...names, ...methods];
}
