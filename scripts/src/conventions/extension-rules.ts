import { isObject, type Json, valueAt } from "../json.ts";
import { checkForm, type Form } from "./form.ts";
import type { Rule } from "./report.ts";

const names: Form = { "*": "text" };

/** What each extension of an operation may hold. A key that is not here would be passed over in silence. */
const forms: Readonly<Record<string, Form>> = {
  "x-evidence": "text",
  "x-operation-class": "text",
  "x-pagination": {
    "cursor?": "text",
    "page?": "text",
    "limit?": "text",
    "items?": "text",
    "next?": "text",
    "more?": "text",
    "number?": "text",
    "size?": "text",
    "total?": "text",
  },
  "x-reconcile": {
    look: "text",
    "with?": [names],
    "needs?": ["text"],
    "items?": "text",
    "match?": names,
    "created?": "text",
    "id?": "text",
    "answer?": "text",
    "pages?": "number",
    "proof?": { marker: "text", found: "text" },
    "effect?": { "unless?": { "*": ["text"] }, "answers?": "false" },
    "read?": { operation: "text", with: names },
    "as?": names,
  },
  "x-idempotency-key": { "header?": "text", "argument?": "text" },
  "x-timeout-ms": "number",
  "x-starts": "text",
  "x-estimates": "text",
};

const spelled: Rule = ({ at, ...operation }, spec, report) => {
  const node = valueAt(spec.document, at);
  for (const [name, value] of Object.entries(isObject(node) ? node : {})) {
    if (!name.startsWith("x-")) continue;
    const form = forms[name];
    if (form)
      checkForm(form, value, name, (problem, inside) =>
        report([...at, name, ...inside], { at, ...operation }, problem),
      );
    else
      report([...at, name], { at, ...operation }, `there is no ${name}; there are: ${Object.keys(forms).join(", ")}`);
  }
};

/** Whether an extension holds what it may; what is not so is told apart from this, and not looked into any further. */
export function hasItsForm(name: string, value: object): boolean {
  let right = true;
  checkForm(forms[name] ?? {}, value as Json, name, () => {
    right = false;
  });
  return right;
}

export const extensionRules: readonly Rule[] = [spelled];
