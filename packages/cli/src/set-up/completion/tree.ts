import type { Command as Branch, Option, RootCommand } from "@bomb.sh/tab";
import tab from "@bomb.sh/tab/commander";
import { createSource, runStatuses, sourceKinds, verdicts } from "@evalbridge/bridge";
import type { Command } from "commander";
import { allowances } from "../../gate/input.ts";
import { scenarioNames } from "../mock.ts";
import { shells } from "./shells.ts";

// A configuration may name other sources; to read it would run code with each tab.
const sources = sourceKinds.map((kind) => ({ kind, source: createSource(kind, { baseUrl: "http://localhost" }) }));
const providers = [...new Set(sources.map(({ source }) => source.provider.name))];
const withAbility = (ability: string) => sources.filter(({ source }) => ability in source).map(({ kind }) => kind);

/** Options that take one of a list of words … */
const single: Readonly<Record<string, readonly string[]>> = {
  scenario: scenarioNames,
  provider: [...new Set([...providers, ...sourceKinds])],
};
/** … or several of them, with commas. */
const several: Readonly<Record<string, readonly string[]>> = {
  status: runStatuses,
  verdict: verdicts,
  allow: allowances,
};
/** Arguments that take one of a list of words, by command. */
const first: Readonly<Record<string, readonly string[]>> = {
  completion: shells,
  parents: withAbility("parents"),
  "runs start": withAbility("start"),
};
/** The command that is meant where a command is typed alone. */
const meant: Readonly<Record<string, string>> = { runs: "runs list" };

/**
 * The commands and options of a program, with the words that they take.
 * @param typed the word that is being typed
 */
export function completionTree(program: Command, typed: string): RootCommand {
  const tree = tab(program);
  // The adapter adds the command that shells call; nobody is to type it.
  tree.commands.delete("complete");
  for (const [alone, whole] of Object.entries(meant)) {
    for (const [name, option] of tree.commands.get(whole)?.options ?? [])
      tree.commands.get(alone)?.options.set(name, option);
  }
  for (const [name, branch] of tree.commands) {
    for (const option of branch.options.values()) giveWords(option, name, typed);
    giveFirst(branch, first[name]);
  }
  return tree;
}

function giveWords(option: Option, command: string, typed: string): void {
  const { value: name } = option;
  const words = several[name] ?? (command === "mock" && name === "provider" ? providers : single[name]);
  if (words === undefined) return;
  option.isBoolean = false;
  option.handler = (complete) => {
    for (const word of words) complete(`${name in several ? beforeComma(typed) : ""}${word}`, "");
  };
}

function giveFirst({ arguments: all }: Branch, words: readonly string[] | undefined): void {
  const [argument] = all.values();
  if (argument === undefined || words === undefined) return;
  argument.handler = (complete) => {
    for (const word of words) complete(word, "");
  };
}

/** What of a list stands already: `completed,` of `completed,fa`. */
function beforeComma(typed: string): string {
  const list = typed.slice(typed.indexOf("=") + 1);
  return list.slice(0, list.lastIndexOf(",") + 1);
}
