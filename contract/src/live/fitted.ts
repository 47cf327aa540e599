/**
 * A text in lines that fit a width: broken at spaces, and inside a pointer or an address before its slashes. Lines after the first are
 * indented.
 */
export function fitted(text: string, width: number, indent: string): string[] {
  const lines: string[] = [];
  let line = "";
  // A piece keeps the space before it; a word that still does not fit is cut.
  const pieces = text.match(/\s*[^\s/]+|\s*\/[^\s/]*/g) ?? [];
  for (const piece of pieces) {
    if (line !== "" && line.length + piece.length > width) {
      lines.push(line);
      line = `${indent}${piece.trimStart()}`;
    } else line += piece;
    for (; line.length > width; line = `${indent}${line.slice(width)}`) lines.push(line.slice(0, width));
  }
  return line === "" ? lines : [...lines, line];
}
