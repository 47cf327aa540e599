export { summarize } from "./summary.ts";
export { renderTable, type TableOptions } from "./table.ts";
