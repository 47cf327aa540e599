import { isObject, type Json, type Operation, type Spec, sampleOf } from "@evalbridge-internal/scripts";

export type MadeArguments = { readonly [name: string]: Json };

/** Arguments made up from the description: those that are needed, or all; `undefined` where a needed one cannot be made up. */
export function madeArguments(spec: Spec, { parameters, body }: Operation, full: boolean): MadeArguments | undefined {
  const options = { direction: "request", full } as const;
  const args = new Map<string, Json>();
  for (const { name, required, schema, in: place, style } of parameters) {
    if (!required && !full) continue;
    const value = sampleOf(spec.document, schema, options);
    if (value !== undefined && isSendable(value, place, style)) args.set(name, value);
    else if (required) return undefined;
  }
  if (body && (body.required || full)) {
    const value = bodyOf(spec, body, options);
    if (value !== undefined) args.set("body", value);
    else if (body.required) return undefined;
  }
  return Object.fromEntries(args);
}

function bodyOf(
  { document }: Spec,
  { form, schema }: NonNullable<Operation["body"]>,
  options: { direction: "request"; full: boolean },
): Json | undefined {
  if (form === "text" || form === "bytes") return "some text";
  const value = sampleOf(document, schema, options);
  return form === "json" ? value : isObject(value) ? sayable(value) : undefined;
}

/** Forms and queries have no word for null and for what is empty. */
function sayable(value: Json): Json | undefined {
  if (value === null) return undefined;
  if (Array.isArray(value)) {
    const items = value.map(sayable).filter((item) => item !== undefined);
    return items.length > 0 ? items : undefined;
  }
  if (!isObject(value)) return value;
  const entries = Object.entries(value).flatMap(([name, item]): [string, Json][] => {
    const said = sayable(item);
    return said === undefined || (isObject(said) && Object.keys(said).length === 0) ? [] : [[name, said]];
  });
  return Object.fromEntries(entries);
}

function partsOf(value: Json): readonly Json[] {
  return typeof value === "object" && value !== null ? Object.values(value) : [];
}

/** Whether a value can be written there at all; a list of lists in one text cannot. */
function isSendable(value: Json, place: string, style: string | undefined): boolean {
  if (["comma", "space", "pipe"].includes(style ?? "") && partsOf(value).some((part) => partsOf(part).length > 0))
    return false;
  if (place === "path" && (value === "" || value === "." || value === "..")) return false;
  const said = sayable(value);
  return (
    said !== undefined &&
    JSON.stringify(said) === JSON.stringify(value) &&
    !(isObject(value) && Object.keys(value).length === 0)
  );
}
