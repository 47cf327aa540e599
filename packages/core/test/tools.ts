import type { Api, OperationFacts } from "../src/index.ts";
import { bytes, header, key, media, page, starts, styledPath, styledQuery, text, unsent } from "../src/table.ts";

/** A row with every tool, as if its operation had need of them all. */
export const tooled = (operation: OperationFacts): OperationFacts => ({
  ...operation,
  uses: {
    header,
    key,
    body: media,
    page,
    path: styledPath,
    query: styledQuery,
    starts,
    ...(operation.method === "DELETE" && { unsent }),
    ...(operation.result === "text" && { result: text }),
    ...(operation.result === "bytes" && { result: bytes }),
  },
});

/** A table whose rows have every tool, and the rows that they ask. */
export function withTools<Table extends Api>(api: Table): Table {
  const rows = Object.fromEntries(Object.entries(api.operations).map(([name, row]) => [name, tooled(row)]));
  const operations = Object.entries(rows).map(([name, row]) => {
    const asked = [row.reconcile?.look, row.reconcile?.read?.operation].filter((one) => one !== undefined);
    const asks = Object.fromEntries(asked.flatMap((one) => (rows[one] ? [[one, rows[one]]] : [])));
    return [name, { ...row, asks }] as const;
  });
  return { ...api, operations: Object.fromEntries(operations) };
}
