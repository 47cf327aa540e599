/** Mistakes in one row of a generated table, as text: what was mistaken, and the row with the mistake. */
export type RowMistakes = (row: string) => readonly (readonly [what: string, row: string])[];

const otherVerb: Readonly<Record<string, string>> = {
  GET: "POST",
  POST: "PUT",
  PUT: "POST",
  PATCH: "PUT",
  DELETE: "GET",
};
const otherClasses: Readonly<Record<string, readonly string[]>> = {
  safe: ["never-retry"],
  idempotent: ["never-retry"],
  keyed: ["never-retry"],
  reconcilable: ["idempotent", "never-retry"],
  "never-retry": ["idempotent"],
};

/** What may be wrong with what the client knows of an operation; by kind. */
export const tableMistakes: Readonly<Record<string, RowMistakes>> = {
  "table verb": (row) => swap(row, /method: "(\w+)"/, (_, verb) => `method: "${otherVerb[verb]}"`),
  "table path": (row) => swap(row, /([a-z_]+)((?:\/\{\w+\})?)(?=", class:)/, (_, name, rest) => `${name}_x${rest}`),
  "table path parameter name": (row) => swap(row, /\{(\w+)\}/, (_, name) => `{${name}_x}`),
  "table path parameters swapped": (row) =>
    swap(row, /\{(\w+)\}([^"]*)\{(\w+)\}/, (_, one, between, other) => `{${other}}${between}{${one}}`),
  "table parameter name": (row) => parameters(row, (name) => [`"${name}"`, `"${name}_x"`]),
  "table parameter dropped": (row) => parameters(row, (name) => [`"${name}"`, ""]),
  "table parameter place": (row) =>
    queryOf(row).map((name) => [
      `query parameter ${name} goes into a header`,
      row.replace(
        /query: \[[^\]]*\]/,
        (list) =>
          `${list
            .replace(`"${name}"`, "")
            .replace(/, (?=,|\])/, "")
            .replace("[, ", "[")}, header: ["${name}"]`,
      ),
    ]),
  "table body": (row) => [
    ...swap(row, /body: "required"/, () => 'body: "optional"'),
    ...swap(row, /body: "optional"/, () => 'body: "required"'),
  ],
  "table body dropped": (row) => swap(row, /, body: "\w+"/, () => ""),
  "table result": (row) =>
    row.includes('result: "none"')
      ? swap(row, /, result: "none"/, () => "")
      : swap(row, / \};$/, () => ', result: "none" };'),
  "table class": (row) => {
    const [, kind = ""] = /class: "([\w-]+)"/.exec(row) ?? [];
    return (otherClasses[kind] ?? []).map((other) => [
      `${kind} became ${other}`,
      row.replace(`class: "${kind}"`, `class: "${other}"`),
    ]);
  },
  "table tool dropped": (row) => dropped(row, "uses"),
  "table asked row dropped": (row) => dropped(row, "asks"),
  "table page parameter": (row) => swap(row, /(?<=kind: "\w+", )(cursor|page): "\w+"/, (_, name) => `${name}: "limit"`),
  "table page list": (row) => swap(row, /(?<=page: \{.*?)items: "(\/\w+)"/, (_, items) => `items: "${items}_x"`),
  "table page next": (row) =>
    swap(row, /(?<=page: \{.*?)(next|total): "(\/\w+)"/, (_, name, pointer) => `${name}: "${pointer}_x"`),
  "table page more": (row) => swap(row, /more: "\/\w+"/, () => 'more: "/next_cursor"'),
  "table page number": (row) => swap(row, /number: "\/\w+"/, () => 'number: "/size"'),
  "table page size": (row) => swap(row, /size: "\/\w+"/, () => 'size: "/total"'),
  "table timeout": (row) => swap(row, /timeoutMs: \d+/, () => "timeoutMs: 300"),
  "table look": (row) => swap(row, /look: "\w+"/, () => 'look: "noSuchOperation"'),
  "table look argument": (row) =>
    swap(row, /with: \[\{ (\w+): "[^"]*"/, (_, name) => `with: [{ ${name}: "/body/no_such"`),
  "table look match": (row) => swap(row, /(match: \{ "[^"]*": )"[^"]*"/, (_, start) => `${start}"/body"`),
  "table look match dropped": (row) => swap(row, /match: \{ "[^"]*": "[^"]*",? ?/, () => "match: { "),
  "table look id": (row) => swap(row, /(?<=match: \{[^}]*\}, )id: "\/id"/, () => 'id: "/no_such"'),
  "table look items": (row) => swap(row, /items: "\/runs"/, () => 'items: "/data"'),
  "table look needs": (row) => swap(row, /, needs: \[[^\]]*\]/, () => ""),
  "table look created": (row) => swap(row, /created: "\/\w+"/, () => 'created: "/id"'),
  "table look pages": (row) => swap(row, /, pages: \d+/, () => ""),
  "table look answer": (row) => swap(row, /answer: "\/\w+"/, () => 'answer: "/no_such"'),
  "table look proof": (row) => [
    ...swap(row, /, proof: \{[^}]*\}/, () => ""),
    ...swap(row, /found: "([^"]*)"/, (_, found) => `found: "${found}_x"`),
  ],
  "table look read": (row) => swap(row, /, read: \{.*?\} \}/, () => ""),
  "table look as": (row) => swap(row, /as: \{ run_id: "\/id"/, () => 'as: { id: "/id"'),
  "table look effect": (row) => [
    ...swap(row, /, effect: \{.*\}(?= \} \};$)/, () => ""),
    ...swap(row, /, answers: false/, () => ""),
    ...swap(row, /\["failed", "errored"\]/, () => '["errored"]'),
  ],
};

function swap(
  row: string,
  pattern: RegExp,
  make: (...groups: string[]) => string,
): (readonly [what: string, row: string])[] {
  const [part, ...groups] = pattern.exec(row) ?? [];
  if (part === undefined) return [];
  const other = make(part, ...groups.map((group) => group ?? ""));
  return [[`${part} became ${other || "nothing"}`, row.replace(part, () => other)]];
}

/** The row without one of the names that it has there, and without the whole where that was the only one. */
function dropped(row: string, key: string): (readonly [what: string, row: string])[] {
  const [part = "", list = ""] = new RegExp(`${key}: \\{ ([^}]+) \\}, `).exec(row) ?? [];
  return list
    .split(", ")
    .filter(Boolean)
    .map((name, _, names) => {
      const rest = names.filter((one) => one !== name).join(", ");
      return [`${key} has no ${name}`, row.replace(part, () => (rest === "" ? "" : `${key}: { ${rest} }, `))];
    });
}

function queryOf(row: string): string[] {
  return [...(/query: \[([^\]]*)\]/.exec(row)?.[1] ?? "").matchAll(/"(\w+)"/g)].map(([, name = ""]) => name);
}

function parameters(row: string, make: (name: string) => [string, string]): (readonly [what: string, row: string])[] {
  return queryOf(row).map((name) => {
    const [from, to] = make(name);
    const changed = row.replace(/query: \[[^\]]*\]/, (list) =>
      list.replace(from, to).replace(/, , /, ", ").replace("[, ", "[").replace(", ]", "]"),
    );
    return [`query parameter ${name} ${to === "" ? "is gone" : `became ${to}`}`, changed];
  });
}
