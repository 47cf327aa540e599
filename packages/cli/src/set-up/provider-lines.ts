import stringWidth from "string-width";
import type { OpenSource, OpenSources } from "../sources/open-sources.ts";
import { originOf } from "../sources/origin.ts";
import { type Cell, cell } from "../terminal/cell.ts";
import type { Output } from "../terminal/output.ts";
import { wrapWords } from "../terminal/summary.ts";
import { type Column, painted, renderTable } from "../terminal/table.ts";
import { plain } from "../text/plain.ts";
import { abilitiesOf, filtersAt, isClosed, lifecycleOf } from "./ability.ts";

/** What is beside the first column in a table as wide as it likes to be. */
const noLimit = 10_000;
const indent = "  ";

/** The sources in a table; where the terminal is too narrow for all of it, the rest is under each row. */
export function providerLines(open: OpenSources, { width, color }: Pick<Output, "width" | "color">): string[] {
  const sources = [...open.sources.values()];
  const first: Column<OpenSource> = { title: "SOURCE", cell: ({ key }) => cell(key) };
  const always: readonly Column<OpenSource>[] = [
    { title: "PROVIDER", cell: ({ source }) => cell(source.provider.title) },
    { title: "SERVICE", cell: lifecycleCell },
    { title: "KEY", cell: keyCell },
  ];
  const more: readonly Column<OpenSource>[] = [
    { title: "CAN", cell: ({ key }) => cell(abilitiesOf(key, open).join(", ")) },
    { title: "FILTERS AT THE SERVER", cell: ({ source }) => cell(filtersAt("server", source).join(", ")) },
    { title: "FILTERS HERE", cell: ({ source }) => cell(filtersAt("client", source).join(", ")) },
    { title: "ADDRESS", cell: (one) => cell(originOf(one)) },
  ];
  const whole = { first, always: [...always, ...more] };
  const wide = renderTable(sources, whole, { width: noLimit, color: false });
  if (wide.every((line) => stringWidth(line) <= width)) return renderTable(sources, whole, { width: noLimit, color });
  const [head = "", ...rows] = renderTable(sources, { first, always }, { width: noLimit, color });
  const under = (one: OpenSource) => {
    const text = [
      `can: ${abilitiesOf(one.key, open).join(", ") || "read only"}`,
      `filters at the server: ${filtersAt("server", one.source).join(", ") || "none"}`,
      `here: ${filtersAt("client", one.source).join(", ") || "none"}`,
      originOf(one),
    ].join("; ");
    const lines = wrapWords(plain(text), width - indent.length).map((line) => indent + line);
    return color ? lines.map((line) => painted(line, "quiet")) : lines;
  };
  return [head, ...sources.flatMap((one, index) => [rows[index] ?? one.key, ...under(one)])];
}

function lifecycleCell({ source }: OpenSource): Cell {
  return cell(lifecycleOf(source), isClosed(source) ? "busy" : "plain");
}

/** Where the key comes from, never the key. */
function keyCell({ keyOrigin: { shown, present }, mocked }: OpenSource): Cell {
  if (mocked) return cell("of the mock", "quiet");
  return present ? cell(shown, "good") : cell(`${shown} is not set`, "bad");
}
