import type { Json } from "@evalbridge-internal/scripts";
import fc, { type Arbitrary } from "fast-check";
import { awkwardText } from "./awkward.ts";
import { contains, sampleOf } from "./sample.ts";
import type { RecordShape, Shape, TextShape } from "./shape.ts";

const longestText = 40;
const longestList = 4;
const epochs = { min: new Date("1970-01-01"), max: new Date("2100-01-01"), noInvalidDate: true };

/** Any character; half of them those that addresses and JSON give a meaning to: among all others they would never come. */
const character = fc.oneof(
  fc.constantFrom(...awkwardText, ...".:;,@$!~*()<>[]{}|^`&=#%"),
  fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
);

/** Any value of a shape: texts of any characters, numbers anywhere in their range, whatever may be left out there or not. */
export function arbitraryOf(shape: Shape, within: readonly Shape[] = []): Arbitrary<Json> {
  switch (shape.kind) {
    case "null":
      return fc.constant(null);
    case "choice":
      return fc.constantFrom(...shape.values);
    case "number": {
      const { whole, least: min, most: max } = shape;
      const range = { ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
      return whole ? fc.integer(range) : fc.double({ ...range, noNaN: true, noDefaultInfinity: true });
    }
    case "text":
      return arbitraryText(shape);
    case "any":
      return fc.jsonValue({ maxDepth: 2 }) as Arbitrary<Json>;
    case "list": {
      const { least, most, items } = shape;
      return fc.array(arbitraryOf(items(), within), {
        minLength: least,
        maxLength: Math.min(most, least + longestList),
      });
    }
    case "union":
      return fc.oneof(...shape.branches.map((branch) => arbitraryOf(branch, within)));
    case "record":
      return contains(within, shape) ? fc.constant(sampleOf(shape)) : arbitraryRecord(shape, [...within, shape]);
  }
}

function arbitraryRecord({ properties, rest, keyFormat }: RecordShape, within: readonly Shape[]): Arbitrary<Json> {
  if (rest && properties.length === 0) {
    const key = keyFormat === "uuid" ? fc.uuid() : fc.string({ unit: character, maxLength: longestText });
    return fc.dictionary(key, arbitraryOf(rest(), within), { maxKeys: longestList, noNullPrototype: true });
  }
  const model = Object.fromEntries(properties.map(({ name, shape }) => [name, arbitraryOf(shape(), within)]));
  const requiredKeys = properties.filter(({ required }) => required).map(({ name }) => name);
  return fc.record(model, { requiredKeys, noNullPrototype: true }) as Arbitrary<Json>;
}

function arbitraryText(shape: TextShape & Shape): Arbitrary<Json> {
  const { format, least, most, place } = shape;
  if (format === "uuid") return fc.uuid();
  if (format === "date-time") return fc.date(epochs).map((date) => date.toISOString());
  // Of another format one text is known.
  if (format !== undefined) return fc.constant(sampleOf(shape));
  const length = { minLength: least, maxLength: Math.min(most, least + longestText) };
  if (place === "header")
    return fc.string({ ...length, unit: "grapheme-ascii" }).filter((text) => text.trim() === text);
  const text = fc.string({ ...length, unit: character });
  // The client refuses what would change the path.
  return place === "path" ? text.filter((one) => one !== "." && one !== "..") : text;
}
