import { codeNames, loadSpec, type Operation, type Spec } from "@evalbridge-internal/scripts";
import { providerTitle } from "../contents.ts";
import { code, prose, table } from "../html.ts";
import { read } from "../repository.ts";
import { type Call, callOf } from "./call.ts";
import { factTable } from "./facts.ts";
import { clientMaker, failureTable } from "./failures.ts";
import { argumentTable } from "./fields.ts";
import { classText, exampleFolds, httpLine, typeLinks } from "./operation-text.ts";
import { clientProgram, partProgram } from "./programs.ts";

/** A provider's page, and what it shows: each call is compiled and run before the site is built. */
export interface ProviderPage {
  readonly spec: Spec;
  readonly text: string;
  readonly calls: ReadonlyMap<string, Call>;
  /** What stands there as whole programs. */
  readonly programs: readonly string[];
}

export async function providerPage(provider: string): Promise<ProviderPage> {
  const spec = loadSpec(provider);
  const title = providerTitle(provider);
  const { facts: client, create } = codeNames(provider);
  const calls = new Map(spec.operations.map((operation) => [operation.id, callOf(spec, operation, client)]));
  const make = await clientMaker(provider);
  const sections = await Promise.all(
    groups(spec).map(async ([tag, operations]) => {
      const parts = operations.map(async (operation) => {
        const call = calls.get(operation.id) as Call;
        const failures = await failureTable(operation, call.args, make);
        return operationText(spec, operation, title, call, failures);
      });
      return `## ${heading(tag)}\n\n${(await Promise.all(parts)).join("\n")}`;
    }),
  );
  const programs = [clientProgram(spec), partProgram(spec, calls)];
  const [whole, part] = programs.map((program) => `\`\`\`ts\n${program}\`\`\`\n`);
  const text = [
    `# ${title}\n`,
    await factTable(spec, title),
    readme(provider),
    `## Operations\n\nThe ${spec.operations.length} operations of \`${create}()\`. In the calls below, \`${client}\` is such a client:\n`,
    whole,
    `Where size counts, \`${create}Of\` makes a client of a few operations, and a bundle holds these alone:\n`,
    part,
    operationTable(spec.operations),
    ...sections,
  ].join("\n");
  return { spec, text, calls, programs };
}

/** Operations by their first tag, in the order of the description. */
function groups({ operations }: Spec): (readonly [string, Operation[]])[] {
  return [...Map.groupBy(operations, ({ tags }) => tags[0] ?? "Operations")];
}

/** A tag as a heading: `knowledge-base-evals` is not how anybody writes. */
function heading(tag: string): string {
  const words = tag.replaceAll("-", " ");
  return prose(words.charAt(0).toUpperCase() + words.slice(1));
}

function operationTable(operations: readonly Operation[]): string {
  const rows = operations.map(({ id, method, path, class: kind, summary }) => [
    `<a href="#${id}">${code(id)}</a>`,
    `<span class="verb ${method.toLowerCase()}">${method}</span> ${code(path)}`,
    `<span class="badge ${kind}">${kind}</span>`,
    prose(summary),
  ]);
  return `${table(["Method", "HTTP", "Class", ""], rows, "operations")}\n`;
}

function operationText(spec: Spec, operation: Operation, title: string, call: Call, failures: string): string {
  const words = operation.description ?? operation.summary;
  return [
    `### ${operation.id} {#${operation.id}}\n`,
    `${httpLine(operation, title)}\n`,
    `${prose(words)}\n`,
    `\`\`\`ts\n${call.text}\n\`\`\`\n`,
    `<p class="repeat">${prose(classText(operation))}</p>\n`,
    argumentTable(spec, operation),
    `\nTypes: ${typeLinks(spec, operation)}\n`,
    `${exampleFolds(operation)}\n`,
    `<div class="failures">\n${failures}\n</div>\n`,
  ].join("\n");
}

/** The package's README without its first heading, and without the licence that ends it. */
function readme(provider: string): string {
  return read(`packages/${provider}/README.md`)
    .replace(/^# .*\n+/, "")
    .replace(/\n+MIT licence\.\s*$/, "\n");
}
