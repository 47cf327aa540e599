/** An element, with its attributes and what is in it, references resolved. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** All text in it and in its elements. */
  readonly text: string;
}

const allowed = /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;
const opening = /<([A-Za-z][\w:-]*)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/y;
const closing = /<\/([A-Za-z][\w:-]*)>/y;
const characters = /[^<]+/y;
const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/**
 * Reads a document as XML 1.0 asks for it, without a tolerance: one root, elements that nest, quoted attributes that are named once, no
 * bare ampersand, no character that XML forbids. A declaration or a doctype may come first; comments and CDATA are not taken.
 * @throws {Error} that names the place
 */
export function parseXml(document: string): XmlElement {
  if (!allowed.test(document)) throw new Error("the document holds a character that XML forbids");
  let at = /^(?:<\?xml version="1\.0" encoding="UTF-8"\?>|<!doctype html>)?\s*/.exec(document)?.[0].length ?? 0;
  const take = (pattern: RegExp) => {
    pattern.lastIndex = at;
    const found = pattern.exec(document);
    if (found) at = pattern.lastIndex;
    return found;
  };
  const fail = (what: string): never => {
    throw new Error(`${what} at ${at}: ${document.slice(at, at + 80)}`);
  };
  const element = (): XmlElement => {
    const [, name = "", attributes = "", empty] = take(opening) ?? fail("no element");
    const children: XmlElement[] = [];
    let text = "";
    while (!empty) {
      const words = take(characters);
      if (words) {
        if (words[0].includes("]]>")) fail("]]> in a text");
        text += resolved(words[0], fail);
        continue;
      }
      const end = take(closing);
      if (end) {
        if (end[1] !== name) fail(`${end[1]} closes ${name}`);
        break;
      }
      const child = element();
      children.push(child);
      text += child.text;
    }
    return { name, attributes: attributesOf(attributes, fail), children, text };
  };
  const root = element();
  if (document.slice(at).trim() !== "") fail("something follows the root");
  return root;
}

/** The elements of that name, however deep. */
export function all(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);
}

function attributesOf(source: string, fail: (what: string) => never): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name = "", value = ""] of source.matchAll(/\s+([\w:-]+)="([^"]*)"/g)) {
    if (Object.hasOwn(attributes, name)) fail(`${name} twice`);
    attributes[name] = resolved(value, fail);
  }
  return attributes;
}

function resolved(text: string, fail: (what: string) => never): string {
  return text.replace(/&(?:#(\d+)|(\w+));|&/g, (_, code?: string, name?: string) => {
    if (code !== undefined) return String.fromCodePoint(Number(code));
    return (name === undefined ? undefined : entities[name]) ?? fail(`an unknown reference in "${text}"`);
  });
}
