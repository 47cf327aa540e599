import { read } from "../repository.ts";
import { specOf } from "../specs.ts";
import { evenly } from "./evenly.ts";
import { type Mutant, replaceOnce } from "./mutant.ts";
import { operationSuites } from "./suites.ts";
import { tableMistakes } from "./table-mistakes.ts";

/** The client has a wrong row in its table and the provider is as documented: up to a number of each kind. */
export function tableMutants(provider: string, perKind: number): Mutant[] {
  const file = `packages/${provider}/src/table.gen.ts`;
  const table = read(file);
  const rows = specOf(provider).operations.map(({ id }) => {
    const row = new RegExp(`^export const ${id}: OperationFacts<[^>]*> = .*$`, "m").exec(table)?.[0];
    if (row === undefined) throw new Error(`${file} has no row of ${id}; run: npm run codegen`);
    return { operation: id, row };
  });
  const made = Object.entries(tableMistakes).flatMap(([kind, mistakesIn]) =>
    evenly(
      rows.flatMap(({ operation, row }) =>
        mistakesIn(row).map(([what, other]): Mutant => {
          const id = `${provider}/${kind}/${operation} ${what}`;
          const text = () => replaceOnce(id, read(file), row, other);
          return {
            id,
            owner: provider,
            kind,
            file,
            what: `${operation}: ${what}`,
            text,
            suites: operationSuites(provider, operation, "table"),
          };
        }),
      ),
      perKind,
    ),
  );
  return [...made, ...envelopeMutants(provider)];
}

/** The client opens answers where there is nothing. */
function envelopeMutants(provider: string): Mutant[] {
  const file = `packages/${provider}/src/operations.gen.ts`;
  const [line] = /^ {2}envelope: .*$/m.exec(read(file)) ?? [];
  const [first] = specOf(provider).operations;
  const swaps: readonly [string, string][] = [
    ['data: "/data"', 'data: "/result"'],
    ['errors: "/errors"', 'errors: "/error"'],
  ];
  return swaps.flatMap(([part, other]): Mutant[] => {
    if (line === undefined) return [];
    const id = `${provider}/table envelope/${part}`;
    // The line of its own is the whole client's: what it shares with a client of some operations stands within a line.
    const text = () => replaceOnce(id, read(file), `\n${line}\n`, `\n${replaceOnce(id, line, part, other)}\n`);
    const suites = operationSuites(provider, first?.id ?? "", "table");
    return [{ id, owner: provider, kind: "table envelope", file, what: `${part} became ${other}`, text, suites }];
  });
}
