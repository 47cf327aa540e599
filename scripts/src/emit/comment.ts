/** A doc comment of prose paragraphs and `@tags`, wrapped, and unable to end early; nothing for no text. */
export function comment(parts: readonly (string | undefined)[], indent = ""): string {
  const width = 116 - indent.length;
  const lines = parts
    .filter((part) => part !== undefined)
    .map((part) => part.replace(/\s+/g, " ").trim().replaceAll("*/", "*\\/"))
    .filter((part) => part !== "")
    .flatMap((part) => wrap(part, width));
  if (lines.length === 0) return "";
  if (lines.length === 1) return `${indent}/** ${lines[0]} */\n`;
  return [`${indent}/**`, ...lines.map((line) => `${indent} * ${line}`), `${indent} */`, ""].join("\n");
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

/** A sentence, with its full stop. */
export function sentence(text: string): string {
  return /[.!?…]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`;
}
