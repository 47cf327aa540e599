import { isUtf8 } from "node:buffer";
import { maxBytes } from "./limits.ts";
import { lineCounter } from "./positions.ts";
import { SpecError } from "./problem.ts";

type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "utf-32le" | "utf-32be";

/** Marks at the beginning of a file; the longer ones first, since one begins with another. */
const marks: readonly (readonly [bytes: readonly number[], encoding: Encoding])[] = [
  [[0xff, 0xfe, 0, 0], "utf-32le"],
  [[0, 0, 0xfe, 0xff], "utf-32be"],
  [[0xef, 0xbb, 0xbf], "utf-8"],
  [[0xff, 0xfe], "utf-16le"],
  [[0xfe, 0xff], "utf-16be"],
];

/**
 * The text of a file in UTF-8, or in UTF-16 or UTF-32 that says so by its first bytes. A half of a character that stands alone, as a cut
 * text may end with, becomes U+FFFD.
 * @throws {SpecError} for another encoding, a NUL, and more than 64 MiB
 */
export function decode(file: string, bytes: string | Uint8Array): string {
  if (bytes.length > maxBytes)
    throw new SpecError(`${file}: ${Math.round(bytes.length / 1e6)} MB; at most ${maxBytes / 2 ** 20} MiB are read`);
  const text = (typeof bytes === "string" ? bytes : textOf(file, bytes)).replace(/^\uFEFF/, "").toWellFormed();
  const nul = text.indexOf("\0");
  if (nul < 0) return text;
  throw new SpecError(
    `${file}:${lineCounter(text)(nul)} a NUL character; this is no text, or in an encoding without a mark`,
  );
}

function textOf(file: string, bytes: Uint8Array): string {
  const [mark, encoding] = marks.find(([start]) => start.every((byte, index) => bytes[index] === byte)) ?? [
    [],
    "utf-8",
  ];
  const rest = bytes.subarray(mark.length);
  if (encoding === "utf-8" && !isUtf8(rest))
    throw new SpecError(`${file}:${placeOfFault(rest)} not UTF-8; save it in that encoding`);
  try {
    if (encoding === "utf-32le" || encoding === "utf-32be") return fromUtf32(rest, encoding === "utf-32le");
    return new TextDecoder(encoding, { fatal: true }).decode(rest);
  } catch {
    throw new SpecError(`${file}:1:1 begins like ${encoding.toUpperCase()}, but is not; save it in UTF-8`);
  }
}

function placeOfFault(bytes: Uint8Array): string {
  for (let line = 1, start = 0; ; line++) {
    const newline = bytes.indexOf(10, start);
    const end = newline < 0 ? bytes.length : newline;
    const whole = bytes.subarray(start, end);
    if (!isUtf8(whole)) return `${line}:${new TextDecoder().decode(whole).indexOf("\uFFFD") + 1}`;
    start = end + 1;
  }
}

function fromUtf32(bytes: Uint8Array, isLittle: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 4) parts.push(String.fromCodePoint(view.getUint32(at, isLittle)));
  return parts.join("");
}
