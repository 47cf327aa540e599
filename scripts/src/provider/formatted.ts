/** Longer lines are broken, as in all of our sources. */
const longest = 120;

/** The text where it fits a line, in however many it is of; else the same in more. */
export function fitting(text: string, broken: string): string {
  return text.split("\n").every((line) => line.length <= longest) ? text : broken;
}

/** An import, as the formatter writes it: of two names with one letter the capital comes first. */
export function importFrom(module: string, words: readonly string[]): string {
  const sorted = words.toSorted((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1));
  const line = `import { ${sorted.join(", ")} } from "${module}";`;
  return line.length <= longest
    ? line
    : `import {\n${sorted.map((word) => `  ${word},\n`).join("")}} from "${module}";`;
}

function orderOf(word: string): string {
  return [...word.replace("type ", "")]
    .map((letter) => `${letter.toLowerCase()}${/[A-Z]/.test(letter) ? 0 : 1}`)
    .join("");
}

/** An empty interface that extends others, as the formatter writes it. */
export function interfaceOf(name: string, parents: readonly string[]): string {
  const line = `export interface ${name} extends ${parents.join(", ")} {}`;
  if (line.length <= longest) return line;
  const [first = "", ...others] = parents;
  return `export interface ${name}\n  extends ${[first, ...others.map((one) => `    ${one}`)].join(",\n")} {}`;
}

/** Some members of a type, as the formatter writes them. */
export function pickOf(name: string, type: string, members: readonly string[]): string {
  const words = members.map((member) => JSON.stringify(member));
  const start = `export type ${name} = Pick<`;
  const broken = fitting(`  ${words.join(" | ")}`, words.map((word) => `  | ${word}`).join("\n"));
  return fitting(`${start}${type}, ${words.join(" | ")}>;`, `${start}\n  ${type},\n${broken}\n>;`);
}
