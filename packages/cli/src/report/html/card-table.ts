import { type Markup, type MarkupValue, markup } from "../markup.ts";
import { scrollRegion } from "./region.ts";

/** A column of a table. */
export interface Head {
  readonly title: string;
  /** Stands under the title. */
  readonly below?: MarkupValue;
  /** Classes of its cells: `number`, `once` (never broken), `wide` (a line of its own where rows are cards). */
  readonly kind?: string;
}

export interface CardTable {
  /** Names the region that scrolls. */
  readonly name: string;
  readonly caption: MarkupValue;
  readonly kind: string;
  readonly heads: readonly Head[];
  /** The column whose cells name their rows. */
  readonly naming: number;
  readonly rows: readonly { readonly kind?: string; readonly cells: readonly MarkupValue[] }[];
}

/**
 * A table whose rows become cards on a narrow screen. Whatever a style makes of its boxes, it stays a table to a screen reader:
 * browsers drop that with `display`, so the roles are said.
 */
export function cardTable({ name, caption, kind, heads, naming, rows }: CardTable): Markup {
  return scrollRegion(
    name,
    markup`<table role="table">
<caption>${caption}</caption>
<thead role="rowgroup"><tr role="row">${heads.map(
      ({ title, below, kind: column = "" }) =>
        markup`<th scope="col" role="columnheader" class="${column}">${title}${below}</th>`,
    )}</tr></thead>
<tbody role="rowgroup">${rows.map(
      (row) => markup`
<tr role="row" class="${row.kind ?? ""}">${row.cells.map((cell, index) => oneCell(cell, heads[index], index === naming))}</tr>`,
    )}</tbody>
</table>`,
    `cards ${kind}`,
  );
}

function oneCell(cell: MarkupValue, { title, kind = "" }: Head = { title: "" }, isName: boolean): Markup {
  if (isName) return markup`<th scope="row" role="rowheader" class="${kind}">${cell}</th>`;
  return markup`<td role="cell" class="${kind}" data-label="${title}">${cell}</td>`;
}
