import type { Omission } from "./omission.ts";

/** What a package does not have, for people: one table, by operation. */
export function leftOut(
  provider: string,
  operations: number,
  omissions: readonly Omission[],
  banner: readonly string[],
): string {
  const head = banner.map((line) => `<!-- ${line} -->`).join("\n");
  const count = `${operations} ${operations === 1 ? "operation has" : "operations have"} a method.`;
  if (omissions.length === 0) return `${head}\n\n# What @evalbridge/${provider} leaves out\n\nNothing. ${count}\n`;
  const rows = omissions.map(({ operation, what, why }) => `| ${cell(operation)} | ${cell(what)} | ${cell(why)} |`);
  return [
    head,
    "",
    `# What @evalbridge/${provider} leaves out`,
    "",
    `${count} Of the provider's description, this could not be expressed:`,
    "",
    "| operation | what is left out | why |",
    "|---|---|---|",
    ...rows,
    "",
  ].join("\n");
}

/** A text that stays inside its cell and is no markup. */
function cell(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\p{Cs}\s\u2028\u2029]+/gu, " ").trim();
  const short = line.length > 160 ? `${line.slice(0, 159).toWellFormed()}…` : line;
  return short.replace(/[\\`*_{}[\]<>|#!&]/g, (sign) => `\\${sign}`);
}
