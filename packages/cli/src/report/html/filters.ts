import { type Markup, markup } from "../markup.ts";
import type { RankedCase, Sign } from "../ranked-cases.ts";

const filtered: readonly Sign[] = ["regressed", "failed", "errored", "missing", "undecided", "flaky", "fixed"];

/** Chooses which rows are shown, without a script: the styles below look at what is chosen. */
export function filters(cases: readonly RankedCase[]): Markup | undefined {
  const present = filtered
    .map((sign) => [sign, cases.filter(({ signs }) => signs.includes(sign)).length] as const)
    .filter(([, count]) => count > 0 && count < cases.length);
  if (present.length === 0) return undefined;
  const choices = present.map(
    ([sign, count]) => markup`<label><input type="radio" name="only" id="only-${sign}"/>${sign} (${count})</label>`,
  );
  return markup`<fieldset class="filter"><legend>Show</legend><label><input type="radio" name="only" id="only-all" checked="checked"/>all (${cases.length})</label>${choices}</fieldset>`;
}

export const filterStyle: Markup = markup`${filtered.map(
  (sign) => markup`
main:has(#only-${sign}:checked) .cases tbody tr:not(.is-${sign}) { display: none; }`,
)}
`;
