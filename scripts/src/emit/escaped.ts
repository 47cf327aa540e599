/**
 * What nobody sees and a terminal, an editor or a compiler acts on: control characters, line ends that only some take for one, changes of
 * direction, halves of characters.
 */
export const unseen: RegExp = /[\p{Cc}\p{Cs}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** Words that are orders even in a comment or a text: to the compiler, and to what looks for a source map. */
const orders = /@ts-(?=expect-error|ignore|nocheck|check)|\b(?:source|sourceMapping)URL(?==)/g;

/**
 * The text of a TypeScript or JSON file with these as escapes: in a literal they mean the same, in a comment they are seen and do
 * nothing. What separates lines and words stays.
 */
export function escaped(text: string): string {
  // Megabytes go through here: what holds none of it is told by the cheaper question.
  const seen = text.isWellFormed() && !unprintable.test(text);
  const shown = seen ? text : text.replace(unseen, (one) => (one === "\n" ? one : escapeOf(one)));
  return shown.replace(orders, escapedOrder);
}

function escapedOrder(order: string): string {
  const last = order.startsWith("@") ? "@ts".length : order.length - 1;
  return `${order.slice(0, last)}${escapeOf(order.charAt(last))}${order.slice(last + 1)}`;
}

function escapeOf(one: string): string {
  return `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** What is none of these, nor half a character; without looking up the properties of each. */
const unprintable = /[^\n\x20-\x7e\xa0-\u061b\u061d-\u200d\u2010-\u2027\u202f-\u2065\u206a-\ufefe\uff00-\uffff]/;
