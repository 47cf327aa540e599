import { bundlerRows } from "./bundlers.ts";
import { chromiumRow } from "./chromium.ts";
import { compilerRows } from "./compilers.ts";
import { otherRows } from "./elsewhere.ts";
import { nodeRows } from "./node.ts";
import type { Row } from "./row.ts";

/** All of the matrix, in the order in which it is shown. */
export const rows: readonly Row[] = [...nodeRows, ...otherRows, chromiumRow, ...compilerRows, ...bundlerRows];
