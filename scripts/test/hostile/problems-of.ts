import { isIntact } from "../../src/emit/banner.ts";
import type { Tried } from "./attempt.ts";
import { fileProblems, invisible } from "./inert-texts.ts";
import { canaryText, type DocumentPlace } from "./place.ts";

/** What is not harmless in what one way made of a document, or said of it. `seen` are texts that were looked at before, by path. */
export function problemsOf({ texts, refusal, harm }: Tried, place: DocumentPlace, seen: Map<string, string>): string[] {
  const all = [...texts, ...(refusal ?? []).map((line) => ["message", line] as const)];
  return [
    ...harm,
    ...all
      .filter(([, text]) => text.includes(canaryText))
      .map(([path]) => `${path}: shows what stands in another file`),
    ...[...texts].flatMap(([path, text]) =>
      path === "printed" ? saidProblems(text) : newProblems(path, text, place, seen),
    ),
    ...(refusal ? refusal.flatMap((line) => refusalProblems(line, place)) : []),
  ];
}

/** Both ways make much the same: what differs in its banner alone is looked at once. */
function newProblems(path: string, text: string, place: DocumentPlace, seen: Map<string, string>): string[] {
  const body = text.replace(stamp, "");
  const isSeen = seen.get(path) === body;
  seen.set(path, body);
  const isSealed = !path.includes(".gen.") || isIntact(text, stamp.exec(text)?.[1] ?? "");
  return [
    ...(isSeen ? [] : fileProblems(path, text, place.bytes)),
    ...(isSealed ? [] : [`${path}: not as its banner says`]),
  ];
}

const stamp = /input sha256:([0-9a-f]{64}) .*$/m;

/** Lines for a terminal. */
function saidProblems(text: string): string[] {
  return invisible.test(text) ? [`printed: ${JSON.stringify(text.slice(0, 300))}`] : [];
}

/** One line, which names the file, and a place in it where one is known. */
function refusalProblems(line: string, { spec, given }: DocumentPlace): string[] {
  const isNamed = [spec, given, "specs/hostile/"].some((start) => line.startsWith(start));
  return [
    ...(isNamed ? [] : [`a message without its file: ${JSON.stringify(line.slice(0, 300))}`]),
    ...(invisible.test(line) ? [`a message that a terminal obeys: ${JSON.stringify(line.slice(0, 300))}`] : []),
    ...(line.length > 2500 ? [`a message of ${line.length} characters`] : []),
  ];
}
