/** Shows a word that a server said: as it is where it is short and plain, else by its length. */
export type Show = (text: string) => string;

const plainWord = /^[A-Za-z_][A-Za-z0-9_-]{0,31}$/;
/** So much of a key in a row is no chance. */
const longestShared = 5;

/**
 * What may be shown of an answer while this key is in use. A plain word has no sign that would be escaped anywhere, so a key can
 * stand in it as it is, in hex or in base64, and in no other form.
 */
export function createShow(key: string): Show {
  const bytes = [Buffer.from(key), Buffer.from(key, "latin1")];
  // In base64 a key looks in one of three ways, by where it begins.
  const base64 = bytes.flatMap((one) => [0, 1, 2].map((before) => Buffer.concat([Buffer.alloc(before), one])));
  const forms = [
    key,
    ...bytes.map((one) => one.toString("hex")),
    ...base64.flatMap((one) => [one.toString("base64"), one.toString("base64url")]),
  ].map((form) => form.toLowerCase());
  const isOfKey = (word: string) =>
    runsOf(word.toLowerCase(), Math.min(longestShared, key.length)).some((run) =>
      forms.some((form) => form.includes(run)),
    );
  return (text) => (plainWord.test(text) && !isOfKey(text) ? text : `(${text.length} characters)`);
}

function runsOf(word: string, length: number): string[] {
  if (length === 0) return [];
  return Array.from({ length: Math.max(0, word.length - length + 1) }, (_, from) => word.slice(from, from + length));
}
