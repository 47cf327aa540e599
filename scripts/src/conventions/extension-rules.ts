import { isObject, type Json, valueAt } from "../json.ts";
import type { Rule } from "./report.ts";

/** What each extension of an operation may hold. A key that is not here would be passed over in silence. */
const known: Readonly<Record<string, readonly string[] | "text" | "number">> = {
  "x-evidence": "text",
  "x-operation-class": "text",
  "x-pagination": ["cursor", "page", "limit", "items", "next", "more", "number", "size", "total"],
  "x-reconcile": [
    ...["look", "with", "needs", "items", "match", "created", "id", "answer", "pages", "proof", "effect", "read", "as"],
  ],
  "x-idempotency-key": ["header", "argument"],
  "x-timeout-ms": "number",
};

const spelled: Rule = ({ at, ...operation }, spec, report) => {
  const node = valueAt(spec.document, at);
  for (const [name, value] of Object.entries(isObject(node) ? node : {})) {
    if (!name.startsWith("x-")) continue;
    const say = (problem: string, ...inside: string[]) =>
      report([...at, name, ...inside], { at, ...operation }, problem);
    const form = known[name];
    if (form === undefined) say(`there is no ${name}; there are: ${Object.keys(known).join(", ")}`);
    else if (typeof form === "string") plain(form, value, (problem) => say(`${name} ${problem}`));
    else if (!isObject(value)) say(`${name} is no object; it holds: ${form.join(", ")}`);
    else {
      for (const key of Object.keys(value)) {
        if (!form.includes(key)) say(`${name} has no ${key}; it holds: ${form.join(", ")}`, key);
      }
    }
  }
};

function plain(form: "text" | "number", value: Json | undefined, say: (problem: string) => void): void {
  const wanted = form === "text" ? "string" : "number";
  if (typeof value !== wanted) say(`is ${JSON.stringify(value)}, not a ${form === "text" ? "text" : "number"}`);
}

export const extensionRules: readonly Rule[] = [spelled];
