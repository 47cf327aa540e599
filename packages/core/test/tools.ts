import type { Api, OperationFacts } from "../src/index.ts";
import { bytes, header, key, media, page, starts, styledPath, styledQuery, text } from "../src/table.ts";

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
    ...(operation.result === "text" && { result: text }),
    ...(operation.result === "bytes" && { result: bytes }),
  },
});

/** A table whose rows have every tool. */
export function withTools<Table extends Api>(api: Table): Table {
  const rows = Object.entries(api.operations).map(([name, operation]) => [name, tooled(operation)] as const);
  return { ...api, operations: Object.fromEntries(rows) };
}
