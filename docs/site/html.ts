/** Text as HTML. */
export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** A sentence of a description: its code spans are code; of all else the words are kept, and marks of Markdown or Vue are none. */
export function prose(text: string): string {
  const parts = text
    .replace(/\s+/g, " ")
    .trim()
    .split(/`([^`]+)`/);
  return parts.map((part, index) => (index % 2 === 1 ? code(part) : unmarked(part))).join("");
}

function unmarked(text: string): string {
  return escaped(text).replace(/[\\*_[\]|`~{}]/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

/** A code span in HTML. */
export function code(text: string): string {
  return `<code v-pre>${escaped(text)}</code>`;
}

/** A table; cells are HTML, on one line each. */
export function table(head: readonly string[], rows: readonly (readonly string[])[], kind = ""): string {
  const cells = (tag: "th" | "td", row: readonly string[]) => row.map((cell) => `<${tag}>${cell}</${tag}>`).join("");
  const body = rows.map((row) => `<tr>${cells("td", row)}</tr>`).join("\n");
  const name = kind && ` class="${kind}"`;
  return `<table tabindex="0"${name}>\n<thead><tr>${cells("th", head)}</tr></thead>\n<tbody>\n${body}\n</tbody>\n</table>`;
}
