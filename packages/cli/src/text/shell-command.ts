/**
 * A command of ours to type. All that is printed to be typed is made here: an id may hold what a shell would obey, such as `'()*!`, which
 * no percent-encoding takes out of a reference.
 */
export function shellCommand(...words: readonly string[]): string {
  return ["evalbridge", ...words.map(quoted)].join(" ");
}

/** A word as a shell reads it back. */
export function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
