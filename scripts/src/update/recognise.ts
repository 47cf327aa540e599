import { decode } from "../spec/decode.ts";
import { SpecError } from "../spec/problem.ts";

/**
 * The bytes as text, once it is clear that they are neither a web page, nor empty, nor half a JSON document.
 * @throws {SpecError} in one line, saying what they are
 */
export function textOfSpec(name: string, bytes: Uint8Array): string {
  const text = decode(name, bytes);
  const begin = text.trimStart();
  if (begin === "") throw new SpecError(`${name}: empty; is the address right?`);
  if (/^(<!doctype html|<html|<head|<!--[^>]*-->\s*<(!doctype )?html)/i.test(begin))
    throw new SpecError(`${name}: ${webPage(begin)}`);
  if (begin.startsWith("{") && !text.trimEnd().endsWith("}"))
    throw new SpecError(`${name}: half a file, it ends in the middle; try again`);
  return text;
}

function webPage(html: string): string {
  const [, raw = ""] = /<title[^>]*>([^<]*)/i.exec(html) ?? [];
  const title = raw.replace(/\s+/g, " ").trim().slice(0, 60);
  const shown = title === "" ? "it has no title" : `its title: ${JSON.stringify(title)}`;
  const isLogin = /type\s*=\s*["']?password/i.test(html) || /\b(log|sign)[ -]?in\b/i.test(title);
  return isLogin
    ? `a page to log in (${shown}), not a spec; nothing is sent that identifies anyone, save the document yourself and give the file`
    : `a web page (${shown}), not a spec; correct the address in source.json`;
}
