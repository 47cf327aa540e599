import { type Json, type JsonObject, valueAt } from "../json.ts";
import type { Operation, Parameter } from "../model/operation.ts";
import type { Say } from "./change.ts";
import { type Comparison, compareSchemas } from "./compare-schemas.ts";
import type { Comparee, Pair } from "./comparee.ts";
import { isEqual } from "./stable-text.ts";

/** Compares what a method takes: its parameters by the names they have in the flat object of arguments, and the body. */
export function compareArguments(comparee: Comparee, { oldPlain, nowPlain }: Pair, say: Say): void {
  const had = oldPlain.parameters.length > 0 || oldPlain.body !== undefined;
  const [before, after] = [byName(oldPlain), byName(nowPlain)];
  for (const [name, old] of before) {
    const now = after.get(name);
    if (!now) say("major", name, "is no argument any more");
    else compareArgument(comparee, old, now, say);
  }
  for (const [name, { required }] of after) {
    if (!before.has(name)) sayNew(name, required, had, say);
  }
  compareBodies(comparee, oldPlain, nowPlain, say);
}

function sayNew(name: string, required: boolean, had: boolean, say: Say): void {
  if (required) say("major", name, "is a new, required argument");
  else if (had) say("minor", name, "is a new argument");
  // Options were what came first, and are now taken for arguments.
  else say("major", name, "is the first argument: options come after the arguments now");
}

function byName({ parameters }: Operation): Map<string, Parameter> {
  return new Map(parameters.map((parameter) => [parameter.name, parameter]));
}

function compareArgument(comparee: Comparee, old: Parameter, now: Parameter, say: Say): void {
  const { name } = old;
  if (old.in !== now.in) say("major", name, `is sent in the ${now.in} now, not in the ${old.in}`);
  if (!old.required && now.required) say("major", name, "is required now");
  if (old.required && !now.required) say("minor", name, "may now be left out");
  if (old.description !== now.description) say("patch", name, "is described anew");
  const { there, here } = comparee;
  const facts = [valueAt(there.document, old.at), valueAt(here.document, now.at)] as [JsonObject, JsonObject];
  const [wasDeprecated, isDeprecated] = facts.map(({ deprecated }) => deprecated === true);
  if (wasDeprecated !== isDeprecated)
    say(isDeprecated ? "minor" : "patch", name, isDeprecated ? "is deprecated" : "is deprecated no more");
  const [before, after] = facts.map(writtenAs);
  if (!isEqual(before, after) || !isEqual(old.style, now.style)) say("major", name, "is written in another way");
  compareSchemas(sent(comparee, say), old.schema, now.schema, name);
}

/** How a parameter is put into a request, with what is so unless it is said. */
function writtenAs({ in: place, style, explode, allowReserved }: JsonObject): Json {
  const usual = style ?? (place === "query" || place === "cookie" ? "form" : "simple");
  return [usual, explode ?? usual === "form", allowReserved ?? false];
}

function sent({ there, here, shortcuts }: Comparee, say: Say): Comparison {
  return { there: there.document, here: here.document, direction: "request", say, shortcuts, seen: new Set() };
}

function compareBodies(comparee: Comparee, old: Operation, now: Operation, say: Say): void {
  const had = old.parameters.length > 0;
  if (!old.body && now.body) sayNew("body", now.body.required, had, say);
  if (old.body && !now.body) say("major", "body", "is no argument any more");
  if (!old.body || !now.body) return;
  if (!old.body.required && now.body.required) say("major", "body", "is required now");
  if (old.body.required && !now.body.required) say("minor", "body", "may now be left out");
  if (old.body.media !== now.body.media)
    say("major", "body", `is sent as ${now.body.media} now, not ${old.body.media}`);
  if (!isEqual(old.body.styles, now.body.styles)) say("major", "body", "is written in another way");
  compareSchemas(sent(comparee, say), old.body.schema, now.body.schema, "body");
}
