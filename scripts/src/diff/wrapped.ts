/** Text broken between words at 80 columns: the first line begins with one indent, the others with another. */
export function wrapped(text: string, first: string, next: string): string {
  const lines: string[] = [];
  let line = first;
  for (const word of text.split(" ")) {
    const begun = line !== first && line !== next;
    if (begun && line.length + 1 + word.length > 80) {
      lines.push(line);
      line = next;
    }
    line += line === first || line === next ? word : ` ${word}`;
  }
  return [...lines, line].join("\n");
}
