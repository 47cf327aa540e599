import { pascalCase } from "../emit/names.ts";
import { type Change, merged } from "./change.ts";
import type { Line } from "./line.ts";
import { listed } from "./shown.ts";
import type { Verdict } from "./verdict.ts";

type Findings = Pick<Verdict, "rules" | "broken" | "gained">;

/**
 * The changes of the structure, with what only the tools found: names of types that came or went, and where no change is as
 * grave as a tool says, its reason.
 */
export function explained(found: readonly Change[], { rules, broken, gained }: Findings): Change[] {
  const changes = [...found, ...namesIn(broken, found, "major", "gone"), ...namesIn(gained, found, "minor", "new")];
  const lacks = (level: Change["level"]) => !changes.some((change) => change.level === level);
  if (lacks("major"))
    changes.push(...rules.map(({ operation, text }) => told("major", operation, `is not as it was: ${text}`)));
  if (lacks("major"))
    changes.push(...broken.map(({ operation, claim }) => told("major", operation, `no longer ${claim}`)));
  if (lacks("minor") && lacks("major"))
    changes.push(...gained.map(({ operation, claim }) => told("minor", operation, `now ${claim}`)));
  return merged(changes);
}

function told(level: Change["level"], operation: string | undefined, text: string): Change {
  return { level, operations: operation === undefined ? [] : [operation], field: "", text };
}

const parts = ["", "Args", "Body", "Result", "Envelope", "Item"];

/** Names of types, without those that came or went with their operation. */
function namesIn(lines: readonly Line[], found: readonly Change[], level: Change["level"], verb: string): Change[] {
  const whole = found.filter(({ field, text }) => field === "" && /^is (gone|new|called)\b/.test(text));
  const implied = new Set(
    whole.flatMap(({ operations, text }) =>
      [...operations, ...(/^is called (\w+)/.exec(text)?.slice(1) ?? [])].flatMap((id) =>
        parts.map((part) => pascalCase(id) + part),
      ),
    ),
  );
  const names = lines.flatMap(({ type }) => (type === undefined || implied.has(type) ? [] : type));
  if (names.length === 0) return [];
  const text = `the type${names.length > 1 ? "s" : ""} ${listed(names)} ${names.length > 1 ? "are" : "is"} ${verb}`;
  return [{ level, operations: [], field: "", text }];
}
