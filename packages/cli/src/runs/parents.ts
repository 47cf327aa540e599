import type { RunParent } from "@evalbridge/bridge";
import { CommandError } from "../command-error.ts";
import type { CommandExit, Context } from "../context.ts";
import { again } from "../sources/again.ts";
import type { SourceFlags } from "../sources/open-sources.ts";
import { withSources } from "../sources/with-sources.ts";
import { cell } from "../terminal/cell.ts";
import { renderTable } from "../terminal/table.ts";
import { jsonText } from "../text/json-text.ts";
import { shellCommand } from "../text/shell-command.ts";

export interface ParentsFlags extends SourceFlags {
  readonly limit: number;
  readonly json?: boolean | undefined;
  readonly verbose?: boolean | undefined;
}

/** `evalbridge parents`: without their names nobody finds what to start or gate. */
export function parentsCommand(key: string, flags: ParentsFlags, context: Context): Promise<CommandExit> {
  const { out } = context;
  return withSources(flags, context, async ({ bridge, sources }) => {
    const term = sources.get(key)?.source.parentTerm ?? "parent";
    const parents: RunParent[] = [];
    let more = false;
    for await (const parent of bridge.parents(key as "vogent", { signal: context.signal })) {
      if (parents.length === flags.limit) {
        more = true;
        break;
      }
      parents.push(parent);
    }
    if (flags.json) {
      await out.line(jsonText({ parents, complete: !more }));
      return 0;
    }
    const columns = {
      first: { title: term.toUpperCase(), cell: ({ ref }: RunParent) => cell(ref) },
      always: [],
      last: { title: "NAME", cell: ({ name }: RunParent) => cell(name) },
    };
    if (parents.length === 0) throw new CommandError(`${key} has no ${term}s`, 0);
    for (const line of renderTable(parents, columns, out)) await out.line(line);
    if (more) await out.line(`and more; --limit ${flags.limit * 10} shows more`);
    const [first] = parents as [RunParent];
    await out.line(`\nnext: ${shellCommand("runs", "--parent", first.ref, ...again(flags))}`);
    return 0;
  });
}
