import { isObject } from "../../src/json.ts";
import { readSource } from "../../src/spec/read.ts";
import { codeProblems } from "./inert-code.ts";

/** What in a file of a generated package is not harmless; `kept` is the document that it was made from. */
export function fileProblems(path: string, text: string, kept: string | Uint8Array): string[] {
  const problems = contentProblems(path, text, kept);
  if (text.isWellFormed()) return problems;
  return [...problems, `${path}: half a character, which no file can hold`];
}

function contentProblems(path: string, text: string, kept: string | Uint8Array): string[] {
  // As it came, in UTF-8; or made of many files.
  if (/^specs\/[a-z-]+\/openapi\.yaml$/.test(path)) return text === kept ? [] : documentProblems(path, text);
  if (path.endsWith(".ts")) return [...codeProblems(path, text), ...unseen(path, text)];
  if (path.endsWith(".json")) return [...jsonProblems(path, text), ...unseen(path, text)];
  if (path.endsWith("/left-out.gen.md")) return [...leftOutProblems(path, text), ...unseen(path, text)];
  if (path.endsWith("/README.md")) return [...readmeProblems(path, text), ...unseen(path, text)];
  if (path.endsWith("/overlay.yaml")) return [...overlayProblems(path, text), ...unseen(path, text)];
  return [`${path}: a file that nobody expected`];
}

/** What a terminal obeys, what ends a line unseen, and what makes text look like other text. */
export const invisible: RegExp = /(?!\n)[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

function documentProblems(path: string, text: string): string[] {
  return isObject(readSource(path, text).root.info) ? [] : [`${path}: no document`];
}

function unseen(path: string, text: string): string[] {
  const at = text.search(invisible);
  if (at < 0) return [];
  return [
    `${path}: U+${text.codePointAt(at)?.toString(16)} in ${JSON.stringify(text.slice(Math.max(0, at - 30), at + 30))}`,
  ];
}

function jsonProblems(path: string, text: string): string[] {
  try {
    return isObject(JSON.parse(text)) ? [] : [`${path}: no object`];
  } catch (error) {
    return [`${path}: no JSON: ${(error as Error).message}`];
  }
}

const row = /^\|(?: (?:[^\\`*_{}[\]<>|#!&]|\\[\\`*_{}[\]<>|#!&])* \|){3}$/;
const frame: readonly RegExp[] = [
  /^<!-- (?!.*-->.*-->)[^<>]+ -->$/,
  /^# What @evalbridge\/[a-z-]+ leaves out$/,
  /^(Nothing\. )?\d+ operations? ha(ve|s) a method\./,
  /^\| operation \| what is left out \| why \|$/,
  /^\|---\|---\|---\|$/,
  /^$/,
];

/** Two comments, a heading, a sentence, and a table whose cells hold no markup. */
function leftOutProblems(path: string, text: string): string[] {
  const strangers = text.split("\n").filter((line) => !row.test(line) && !frame.some((known) => known.test(line)));
  return strangers.map((line) => `${path}: ${JSON.stringify(line.slice(0, 200))}`);
}

/** Prose with our own links alone, and a first program that only calls the client. */
function readmeProblems(path: string, text: string): string[] {
  const [before = "", shell = "", between = "", program = "", ...after] = text.split(/^```.*$/m);
  const prose = [before, between, ...after].join("\n").replace("[left-out.gen.md](left-out.gen.md)", "");
  const commands = shell.trim().split("\n");
  const steps = program
    .trim()
    .split("\n")
    .filter((line) => line !== "");
  return [
    ...(after.length === 1 ? [] : [`${path}: ${after.length} blocks`]),
    ...(/<[a-z/!]|\]\(|!\[|^\[.*\]:/im.test(prose) ? [`${path}: markup in its prose`] : []),
    ...commands.filter((line) => !command.test(line)).map((line) => `${path}: ${JSON.stringify(line)}`),
    ...steps.filter((line) => !step.test(line)).map((line) => `${path}: ${JSON.stringify(line)}`),
  ];
}

const command = /^(npm install @evalbridge\/[a-z-]+|(export [A-Z_]+=…)?( *#[\w ():]+)?)$/;
const value = String.raw`(?:"(?:[^"\\\n]|\\["\\/bfnrtu])*"|-?[\d.e+-]+|true|false)`;
const step = new RegExp(
  [
    String.raw`^import \{ create\w+ \} from "@evalbridge/[a-z-]+";$`,
    String.raw`^const \w+ = create\w+\(\);$`,
    String.raw`^console\.log\(Object\.keys\(\w+\)\); // the methods$`,
    String.raw`^(console\.log\()?await \w+\.\w+\((\{ \w+: ${value}(, \w+: ${value})* \})?\)\)?;$`,
  ].join("|"),
);

/** Actions that say only what we say of a document. */
function overlayProblems(path: string, text: string): string[] {
  const { actions } = readSource(path, text).root;
  if (!Array.isArray(actions)) return [`${path}: no actions`];
  const known = new Set(["target", "description", "update"]);
  return actions
    .filter((action) => !isObject(action) || Object.keys(action).some((key) => !known.has(key)))
    .map((action) => `${path}: ${JSON.stringify(action).slice(0, 200)}`);
}
