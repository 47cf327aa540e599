import { stableText } from "../diff/stable-text.ts";
import { type Json, type JsonObject, objectOf } from "../json.ts";
import { plain, referenceName } from "./schema-form.ts";

/** Two members of unions that stand for each other; or one that has no counterpart. */
export interface Members {
  /** What the member is called in a place: the schema it names, its type, or its number. */
  readonly label: string;
  readonly there?: Json;
  readonly here?: Json;
}

type Form = (schema: Json) => JsonObject;

/** Members of two unions, each with the one that it is, or is most like: their order means nothing. */
export function alignUnion(
  there: readonly Json[],
  here: readonly Json[],
  form: { readonly there: Form; readonly here: Form },
): Members[] {
  const byText = Map.groupBy(here, text);
  const same = there.map((member) => byText.get(text(member))?.shift());
  const left = [...byText.values()].flat();
  const take = (index: number): Json | undefined => (index < 0 ? undefined : left.splice(index, 1)[0]);
  const aligned = there.map((member, index): Members => {
    const found = same[index] ?? take(mostLike(form.there(member), left.map(form.here)));
    return { label: labelOf(member, index), there: member, ...(found !== undefined && { here: found }) };
  });
  return [...aligned, ...left.map((member, index) => ({ label: labelOf(member, index), here: member }))];
}

const text = (schema: Json): string => stableText(plain(schema));

function labelOf(member: Json, index: number): string {
  const { type } = objectOf(member);
  return referenceName(member) ?? (typeof type === "string" ? type : String(index));
}

/** The first with the most properties in common, of the same type; -1 where none has that type. */
function mostLike(one: JsonObject, others: readonly JsonObject[]): number {
  const likeness = others.map((other) => {
    if (stableText(one.type) !== stableText(other.type)) return -1;
    return Object.keys(objectOf(one.properties)).filter((name) => Object.hasOwn(objectOf(other.properties), name))
      .length;
  });
  const best = Math.max(-1, ...likeness);
  return best < 0 ? -1 : likeness.indexOf(best);
}
