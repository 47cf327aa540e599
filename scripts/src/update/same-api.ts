import { type JsonObject, objectOf } from "../json.ts";
import { commonOperations } from "../pages/compare-documents.ts";
import { SpecError } from "../spec/problem.ts";

/**
 * Makes sure that a document is about the API that we have: it has the same title, or at least half of our operations;
 * pages, which are single operations, at least one of ours.
 * @throws {SpecError} saying how little they have in common
 */
export function checkSameApi(name: string, there: JsonObject, here: JsonObject, isWhole: boolean): void {
  const title = ({ info }: JsonObject) => objectOf(info).title;
  const { common, ours } = commonOperations(there, here);
  if (isWhole ? common * 2 >= ours : common > 0) return;
  if (isWhole && typeof title(there) === "string" && title(there) === title(here)) return;
  throw new SpecError(`${name}: another API: it has ${common} of our ${ours} operations; was the address changed?`);
}
