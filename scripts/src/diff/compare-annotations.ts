import type { JsonObject } from "../json.ts";
import type { Say } from "./change.ts";
import type { Direction } from "./direction.ts";
import { shown } from "./shown.ts";
import { isEqual } from "./stable-text.ts";

/** What a schema says about a value, beside which values there are: prose, deprecation, who may set it, what stands in for it. */
export function compareAnnotations(
  old: JsonObject,
  now: JsonObject,
  direction: Direction,
  field: string,
  say: Say,
): void {
  if (old.title !== now.title || old.description !== now.description) say("patch", field, "is described anew");
  if (old.deprecated !== now.deprecated)
    say(
      now.deprecated === true ? "minor" : "patch",
      field,
      now.deprecated === true ? "is deprecated" : "is deprecated no more",
    );
  const fixed = direction === "request" ? "readOnly" : "writeOnly";
  const verb = direction === "request" ? "set" : "answered";
  if (old[fixed] !== now[fixed])
    say(
      now[fixed] === true ? "major" : "minor",
      field,
      now[fixed] === true ? `is no longer ${verb}` : `can be ${verb} now`,
    );
  if (isEqual(old.default, now.default)) return;
  const isNews = direction === "request" && old.default !== undefined;
  const text = now.default === undefined ? "has no default any more" : `has the default ${shown(now.default)}`;
  say(
    isNews ? "major" : "patch",
    field,
    isNews && now.default !== undefined ? `${text}, not ${shown(old.default)}` : text,
  );
}
