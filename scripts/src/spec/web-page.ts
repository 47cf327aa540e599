import { decode } from "./decode.ts";
import { SpecError } from "./problem.ts";

/**
 * The bytes as text, once it is clear that they are no web page, which is what an address that has moved often answers.
 * @throws {SpecError} in one line, with the page's title
 */
export function textUnlessWebPage(name: string, bytes: Uint8Array): string {
  const text = decode(name, bytes);
  const begin = text.trimStart();
  if (/^(<!doctype html|<html|<head|<!--[^>]*-->\s*<(!doctype )?html)/i.test(begin))
    throw new SpecError(`${name}: ${webPage(begin)}`);
  return text;
}

function webPage(html: string): string {
  const [, raw = ""] = /<title[^>]*>([^<]*)/i.exec(html) ?? [];
  const title = raw.replace(/\s+/g, " ").trim().slice(0, 60);
  const shown = title === "" ? "it has no title" : `its title: ${JSON.stringify(title)}`;
  const isLogin = /type\s*=\s*["']?password/i.test(html) || /\b(log|sign)[ -]?in\b/i.test(title);
  return isLogin
    ? `a page to log in (${shown}), not a spec; nothing is sent that identifies anyone, save the document yourself and give the file`
    : `a web page (${shown}), not a spec; is the address that of the document itself?`;
}
