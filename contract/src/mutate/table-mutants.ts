import { read } from "../repository.ts";
import { specOf } from "../specs.ts";
import { evenly } from "./evenly.ts";
import { type Mutant, replaceOnce } from "./mutant.ts";
import { operationSuites } from "./suites.ts";
import { tableMistakes } from "./table-mistakes.ts";

/** The client has a wrong row in its table and the provider is as documented: up to a number of each kind. */
export function tableMutants(provider: string, perKind: number): Mutant[] {
  const file = `packages/${provider}/src/operations.gen.ts`;
  const table = read(file);
  const rows = specOf(provider).operations.map(({ id }) => {
    const row = new RegExp(`^    ${id}: \\{ method.*$`, "m").exec(table)?.[0];
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
  const [first] = specOf(provider).operations;
  const envelopes: readonly [string, string][] = [
    ['data: "/data"', 'data: "/result"'],
    ['errors: "/errors"', 'errors: "/error"'],
  ];
  return [
    ...made,
    ...envelopes
      .filter(([part]) => table.includes(`  envelope: {`) && table.includes(part))
      .map(([part, other]): Mutant => {
        const id = `${provider}/table envelope/${part}`;
        const text = () => replaceOnce(id, read(file), part, other);
        const suites = operationSuites(provider, first?.id ?? "", "table");
        return { id, owner: provider, kind: "table envelope", file, what: `${part} became ${other}`, text, suites };
      }),
  ];
}
