import { withoutComments } from "./repository.ts";

const statements = (text: string) =>
  withoutComments(text)
    .split("\n")
    .filter((line) => line.trim() !== "");

/** The lines of a module at which anything but a type begins. */
export function runningLines(text: string): string[] {
  return statements(text).filter(
    (line) => !/^(\s|[}\])]|import type |type |interface |export (type|interface) )/.test(line),
  );
}

/** The lines of a generated table that are anything but its import, rows, and the other names of rows. */
export function strangeRows(text: string): string[] {
  const [first = "", ...lines] = statements(text);
  const rows = new Set<string>();
  const strangers = lines.filter((line) => {
    const [, renamed] = /^export \{ \$([a-z]+) as \1 \};$/.exec(line) ?? [];
    if (renamed !== undefined) return !rows.has(`$${renamed}`);
    const [, id = "", row = ""] =
      /^(?:export const ([a-z]\w*)|const (?:\$[a-z]+)): OperationFacts<"[\w.-]+"> = (.*);$/.exec(line) ?? [];
    const isStrange = !isRow(row, rows);
    rows.add(/^const (\$\w+)/.exec(line)?.[1] ?? id);
    return isStrange;
  });
  const isImport = /^import \{ type OperationFacts(, (\w+) as \$\2)* \} from "@evalbridge\/core\/table";$/.test(first);
  return isImport ? strangers : [first, ...strangers];
}

const parts =
  /^\{ method: "", path: "", class: ""(?:, uses: \{ (?:\w+: \$\w+(?:, )?)+ \})?(?:, asks: \{ (.+?) \})?(.*)\}$/;

/** Whether a row is written out, but for tools by their names, and rows that stand before it. */
function isRow(row: string, before: ReadonlySet<string>): boolean {
  const [, asks = "", rest] = parts.exec(row.replace(/"(?:[^"\\]|\\.)*"/g, '""')) ?? [];
  const isAsked = (entry: string) => before.has(/^([a-z]+): \$\1$/.test(entry) ? entry.replace(/^.*: /, "") : entry);
  const written = /^(?:[\s{}[\],:.\d-]|""|true|false|null|(?<=[{,] )[A-Za-z_]\w*(?=: ))*$/;
  return rest !== undefined && written.test(rest) && (asks === "" || asks.split(", ").every(isAsked));
}

/** Whether a text is the end of an operations.gen.ts: what all operations share, and the table of the whole client. */
export function isClientTable(text: string): boolean {
  const facts = String.raw`spec: "[0-9a-f]{12}"(?:,\s+envelope: \{ data: "[/\w]+", errors: "[/\w]+" \})?`;
  const lines = [
    `export const shared: ApiFacts = \\{ ${facts} \\};`,
    "export const api: Api = \\{",
    `  ${facts},`,
    String.raw`  http: \$openapiFetch,`,
    String.raw`  hooks: \$hooks,`,
    "  operations: \\{",
    String.raw`(?:    (\w+): \$table\.\1,\n)+  \},`,
    "\\};",
  ];
  return new RegExp(`^${lines.join("\\n")}$`).test(statements(text).join("\n"));
}
