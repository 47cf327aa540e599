import { type RuleName, ruleNames } from "../gate/report.ts";

/** What each rule asks, and what helps when it did not pass. */
const helps: Readonly<Record<RuleName, readonly [asks: string, help: string]>> = {
  readable: [
    "Each run and its cases can be read.",
    "Check the reference and the provider's key; ask again when the provider is back.",
  ],
  ended: ["Each run has ended.", "Wait for the run, then ask the gate again."],
  status: [
    "Each run has completed.",
    "Start the run again; a partial, cancelled or unknown one passes only if it is allowed by name.",
  ],
  verdict: [
    "The provider says that each run passed.",
    "Read the cases that failed; where the provider gives no verdict, ask for a threshold.",
  ],
  "zero-cases": [
    "Each run judged something.",
    "A run without a case proves nothing: look at what it was started with.",
  ],
  counts: [
    "Each run's counts are at odds neither with each other nor with its cases.",
    "One of the two is wrong: look at the run at its provider; allow it by name if the difference is understood.",
  ],
  "min-score": [
    "Each run's score is high enough.",
    "Read the cases with the lowest scores; a run without a score cannot pass this rule.",
  ],
  "min-pass-rate": [
    "Enough of what was judged passed.",
    "Read the cases that failed; what could not be judged did not pass either.",
  ],
  "min-cases": [
    "Each run judged enough cases.",
    "The set of cases shrank, or the run stopped early: compare it with an earlier run.",
  ],
  "max-errored": [
    "Few enough cases could not be judged.",
    "Read the errors: they are of the set-up, not of what is evaluated.",
  ],
  "max-undecided": [
    "Few enough cases were left open.",
    "Read the cases that the judge left open; the criteria may not fit them.",
  ],
  base: ["The runs can be compared with the base.", "Give a base of the same source and parent that has ended."],
  "max-regressions": [
    "Few enough cases that passed in the base fail now.",
    "Read these cases side by side with the base's judgement.",
  ],
  missing: [
    "Each case of the base was judged again.",
    "Find out why these cases are gone; allow it by name if they were removed on purpose.",
  ],
  margin: [
    "The pass rate is not much worse than the base's.",
    "Read the cases that failed; more cases make the interval narrower.",
  ],
  "min-repeat-pass": [
    "Each case passed in enough of the runs that judged it.",
    "Read what the failing repeats say of the case.",
  ],
  "max-flaky": [
    "Few enough cases pass in some runs and fail in others.",
    "Make these cases, or what they test, hold still.",
  ],
  "max-cost-usd": [
    "All runs together stayed within the budget.",
    "Judge fewer cases or raise the budget; a provider that does not tell the cost cannot pass this rule.",
  ],
};

/** The rule that cases fall under which did not pass. */
export const caseRule = "case";
/** The rule that the gate itself falls under where no rule says why it did not pass. */
export const gateRule = "gate";

/** What SARIF calls a `reportingDescriptor`. */
export interface RuleDescriptor {
  readonly id: string;
  readonly name: string;
  readonly shortDescription: { readonly text: string };
  readonly fullDescription: { readonly text: string };
  readonly help: { readonly text: string; readonly markdown: string };
  readonly defaultConfiguration: { readonly level: "error" | "warning" };
  readonly properties: { readonly tags: readonly string[] };
}

/** All rules that a result can name, in a fixed order. */
export const ruleDescriptors: readonly RuleDescriptor[] = [
  ...ruleNames.map((rule) => descriptor(rule, ...helps[rule], "error")),
  descriptor(
    caseRule,
    "Each case passed.",
    "Read why it did not. Whether the gate passes is up to its rules.",
    "warning",
  ),
  descriptor(gateRule, "The gate passed.", "Read the gate's report.", "error"),
];

function descriptor(id: string, asks: string, help: string, level: "error" | "warning"): RuleDescriptor {
  return {
    id,
    name: id.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: asks },
    fullDescription: { text: `${asks} ${help}` },
    help: { text: help, markdown: `**${asks}**\n\n${help}` },
    defaultConfiguration: { level },
    properties: { tags: ["evaluation"] },
  };
}
