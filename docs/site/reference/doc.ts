import ts from "typescript";
import { code, prose } from "../html.ts";

const labels: Readonly<Record<string, string>> = { throws: "Throws", deprecated: "Deprecated" };

/** What a docstring says, in one line of HTML: code spans stay code, `{@link X}` is X, tags come after the text. */
export function docOf(symbol: ts.Symbol, checker: ts.TypeChecker): string {
  const text = ts.displayPartsToString(symbol.getDocumentationComment(checker));
  const tags = symbol.getJsDocTags(checker).map(({ name, text: words }) => tag(name, ts.displayPartsToString(words)));
  return [written(text), ...tags].filter((part) => part !== "").join(" ");
}

function tag(name: string, text: string): string {
  // openapi-typescript writes the description's own words so.
  if (name === "description") return written(text);
  if (name === "default")
    return `<span class="tag">Default</span> ${text.startsWith("`") ? written(text) : code(text)}`;
  const label = labels[name];
  return label === undefined ? "" : `<span class="tag">${label}</span> ${written(text.replace(/^\{(.*)\}/, "`$1`"))}`;
}

/** Paragraphs and list items keep their lines. */
function written(text: string): string {
  // openapi-typescript begins with the format of a text, where it has one.
  const [, format, words = text] = /^Format: ([\w-]+)\s*([\s\S]*)$/.exec(text) ?? [];
  const lines = words.replace(/\{@link (\S+?)\}/g, "`$1`").split(/\n\s*\n|\n\s*(?=[-*] )/);
  const html = lines.map((line) => prose(line)).join("<br>");
  return format === undefined ? html : `<span class="tag">${format}</span> ${html}`;
}
