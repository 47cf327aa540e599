import { wrapped } from "../diff/wrapped.ts";
import type { Outcome } from "./outcome.ts";

/** What a terminal or a web page would act on, or hide, made visible. */
export function printable(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`,
  );
}

/** An outcome as a terminal shows it, 80 columns wide. */
export function linesOf({ provider, told, groups, next }: Outcome): string[] {
  return [
    provider,
    ...told.map((line) => wrapped(printable(line), "  ", "  ")),
    ...groups.flatMap(({ title, items }) => [
      `\n  ${title}`,
      ...items.flatMap(({ name, lines }) => [
        wrapped(printable(name), "    ", "      "),
        ...lines.map((line) => wrapped(printable(line), "      ", "        ")),
      ]),
    ]),
    ...(next.length > 0 ? ["\n  Next", ...next.map((line) => `    ${line}`)] : []),
  ];
}
