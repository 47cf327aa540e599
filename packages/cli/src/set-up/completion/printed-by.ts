/** What a function of @bomb.sh/tab prints: it knows no other way to hand a text over, and gives it to the console line by line. */
export function printedBy(print: () => void): string {
  const lines: string[] = [];
  const { log } = console;
  console.log = (line: unknown) => lines.push(`${line}\n`);
  try {
    print();
  } finally {
    console.log = log;
  }
  return lines.join("");
}
