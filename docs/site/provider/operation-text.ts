import type { Answer, Example, Operation, Spec } from "@evalbridge-internal/scripts";
import { escaped, prose } from "../html.ts";
import { jsonMarkup } from "../json-text.ts";

/** What each class of operations means for a caller. */
export const classes: Readonly<Record<Operation["class"], string>> = {
  safe: "Only reads: repeated after whatever may pass, up to three times in all.",
  idempotent: "Sets or removes something named: repeated after whatever may pass, up to three times in all.",
  keyed: "Carries a key that makes it safe to repeat: up to three times in all, with the same key.",
  reconcilable: "Sent once; when its answer is lost, evalbridge looks for what was made.",
  "never-retry":
    "Sent once, and repeated only where it surely had no effect: nothing was sent, or the answer is a 429. An answer that is lost is an error that says so.",
};

/** Whether a call may be repeated, in a sentence; and what is looked for where it may not. */
export function classText({ class: kind, reconcile, timeoutMs, key }: Operation): string {
  const where = key && "header" in key ? ` It goes into the header \`${key.header}\`.` : "";
  const slow = timeoutMs === undefined ? "" : ` Known to be slow: one attempt may take ${timeoutMs / 1000} s.`;
  if (!reconcile) return `${classes[kind]}${where}${slow}`;
  const found = reconcile.proof
    ? "recognised by a value that only we wrote, and then given as if nothing had happened"
    : reconcile.effect
      ? "told by its effect"
      : "named among the error's candidates";
  return `Sent once. When its answer is lost, evalbridge looks in \`${reconcile.look}\`: what was made is ${found}.${slow}`;
}

/** How well an operation is known. */
export const evidenceText: Readonly<Record<Operation["evidence"], string>> = {
  documented: "Described in the provider's reference.",
  example: "Seen only in the provider's examples.",
  inferred: "Inferred: the provider's reference does not say it in so many words.",
};

/** The first lines under an operation's heading: how it goes over the wire, and what may be done with it. */
export function httpLine(operation: Operation, title: string): string {
  const { method, path, docs, evidence, class: kind } = operation;
  const link = docs ? `<a href="${escaped(docs)}" target="_blank" rel="noreferrer">${escaped(title)}’s page</a>` : "";
  const badge =
    evidence === "documented" ? "" : `<span class="badge known" title="${evidenceText[evidence]}">${evidence}</span>`;
  return `<div class="http"><span class="verb ${method.toLowerCase()}">${method}</span><code v-pre>${escaped(path)}</code><span class="badge ${kind}" title="${escaped(classText(operation).replaceAll("`", ""))}">${kind}</span>${badge}${link}</div>`;
}

/** Examples of what is sent and of what comes back, each folded up but the first answer. */
export function exampleFolds({ body, success, others }: Operation): string {
  const asked = (body?.examples ?? []).map((example) => fold(`Request`, example, false));
  const answers = [success, ...others].flatMap((answer) =>
    answer.examples.length > 0
      ? answer.examples.map((example, index) => fold(`${answer.status}`, example, answer === success && index === 0))
      : [bare(answer)],
  );
  return `<div class="examples">\n${[...asked, ...answers].join("\n")}\n</div>`;
}

function fold(kind: string, { name, summary, value }: Example, open: boolean): string {
  const words = summary === undefined ? "" : ` ${prose(summary)}`;
  const head = `<span class="kind">${kind}</span> <b>${escaped(name)}</b>${words}`;
  return `<details${open ? " open" : ""}><summary>${head}</summary>\n${jsonMarkup(value)}\n</details>`;
}

function bare({ status, description = "" }: Answer): string {
  return `<p class="bare"><span class="kind">${status}</span> ${prose(description)}</p>`;
}

/** Where an operation's types stand in the reference. */
export function typeLinks(spec: Spec, { id }: Operation): string {
  const pascal = id.charAt(0).toUpperCase() + id.slice(1);
  return `[\`${pascal}\`](/reference/${spec.provider}#${pascal})`;
}
