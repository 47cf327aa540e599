import { SpecError } from "../spec/problem.ts";
import { type Level, levels } from "./level.ts";

export interface Options {
  readonly providers: readonly string[];
  /** The commit to compare with, as a person names it. */
  readonly from?: string;
  readonly bumps: ReadonlyMap<string, Level>;
}

/** @throws {SpecError} naming the first word that cannot be meant */
export function readOptions(words: readonly string[], known: readonly string[]): Options {
  const named = new Set<string>();
  const bumps = new Map<string, Level>();
  let from: string | undefined;
  const rest = words.flatMap((word) => (/^--(?:from|bump)=/.test(word) ? [word.slice(0, 6), word.slice(7)] : [word]));
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === "--from") from = valueAfter(rest, "--from", "a branch, a tag or a commit");
    else if (word === "--bump") bumps.set(...bump(valueAfter(rest, "--bump", "as in vogent=minor"), known));
    else if (word.startsWith("-")) throw problem(`there is no option ${word}; there are: --from, --bump`);
    else named.add(provider(word, known));
  }
  return { providers: named.size > 0 ? [...named] : known, ...(from !== undefined && { from }), bumps };
}

function valueAfter(rest: string[], option: string, what: string): string {
  const value = rest.shift();
  if (value === undefined || value === "") throw problem(`${option} needs a value, ${what}`);
  return value;
}

function bump(value: string, known: readonly string[]): [string, Level] {
  const [name = "", word, ...more] = value.split("=");
  const level = levels.find((one) => one === word && one !== "none");
  if (level === undefined || more.length > 0)
    throw problem(`--bump ${value}: write it like vogent=minor, with patch, minor or major`);
  return [provider(name, known), level];
}

function provider(name: string, known: readonly string[]): string {
  if (!known.includes(name)) throw problem(`there is no provider "${name}"; there are: ${known.join(", ")}`);
  return name;
}

function problem(text: string): SpecError {
  return new SpecError(`spec:changeset: ${text}`);
}
