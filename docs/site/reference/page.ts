import { packageName } from "../contents.ts";
import { code, escaped, prose } from "../html.ts";
import { read } from "../repository.ts";
import { typeNames } from "./named-type.ts";
import { operationNames, operationTypes, operationValues } from "./operation-types.ts";
import type { Exported, Reference } from "./program.ts";
import { Shown } from "./shown.ts";

/** A page of the reference: every name that a package exports, with what its docstring says. */
export function referencePage(
  folder: string,
  { checker, entriesOf }: Reference,
  operations: readonly string[],
): string {
  const entries = entriesOf(folder);
  const [main, ...further] = entries;
  const exported = entries.flatMap((one) => one.exported);
  const own = exported.filter(({ home }) => home === folder);
  const shown = new Shown(
    checker,
    typeNames(
      checker,
      own.map(({ symbol }) => symbol),
    ),
  );
  const generated = operationNames(own, operations);
  const text = [
    `# ${packageName(folder)}\n`,
    `${prose(JSON.parse(read(`packages/${folder}/package.json`)).description)}. ${exported.length} exported names.\n`,
    ...shown.sections(
      "## ",
      (main?.exported ?? []).filter((one) => one.home === folder && !generated.has(one.name)),
    ),
    ...operationTypes(folder, own, operations),
    ...further.flatMap(({ name, exported: list }) => [
      `## ${name}\n`,
      ...(list.every((one) => operations.includes(one.name))
        ? [operationValues(folder, operations)]
        : shown.entries(list.filter((one) => one.home === folder))),
    ]),
    ...others(folder, main?.exported ?? []),
  ].join("\n");
  // A kind of declaration that nobody thought of here would be left out without a word.
  const lost = own.filter(({ name }) => !text.includes(`{#${name}}`) && !text.includes(`id="${name}"`));
  if (lost.length > 0) throw new Error(`the reference of ${folder} lacks ${lost.map(({ name }) => name).join(", ")}`);
  return text;
}

/** What a package passes on from others, by name: it is told of where it is declared. */
function others(folder: string, exported: readonly Exported[]): string[] {
  const homes = Map.groupBy(
    exported.filter(({ home }) => home !== folder),
    ({ home }) => home,
  );
  return [...homes].map(([home, list]) => {
    const links = list.map(({ name, symbol }) => `<a href="/reference/${home}#${symbol.name}">${code(name)}</a>`);
    return `## From ${escaped(packageName(home))}\n\n<p class="names">${links.join(" ")}</p>\n`;
  });
}
