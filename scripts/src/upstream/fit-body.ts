import { isObject, type Json, type JsonObject, objectOf } from "../json.ts";
import { follow, typesOf } from "../model/follow.ts";
import { type Form, formOf } from "../model/media.ts";
import { type Omit, Unfit } from "./omission.ts";

/** What is taken where there is a choice: the first of these. */
const sendable: readonly Form[] = ["json", "urlencoded", "multipart", "text", "bytes"];

/** A request body with one media type: JSON where there is a choice. */
export function fitBody(document: JsonObject, written: Json | undefined, omit: Omit): JsonObject | undefined {
  if (!isObject(written)) return undefined;
  const { value } = follow(document, written, []);
  const chosen = choose(document, value, "its body", sendable, (media) =>
    omit(`the body as ${media}`, "it is sent in another form"),
  );
  if (!chosen) {
    if (value.required === true) throw new Unfit("it needs a body, and the document does not say of what media type");
    return undefined;
  }
  const { encoding, schema } = chosen.content;
  return {
    ...(value.description !== undefined && { description: value.description }),
    required: value.required === true,
    content: {
      [chosen.media]: { schema: objectOf(schema), ...(isObject(encoding) && { encoding }) },
    },
  };
}

interface Chosen {
  readonly media: string;
  readonly form: Form;
  readonly content: JsonObject;
}

/**
 * The media type that is used of those offered: of the first of the forms `preferred`. `passed` is told the others, but for those that
 * are the same form under another name.
 * @throws {Unfit} where each of them is of a kind that is not supported
 */
export function choose(
  document: JsonObject,
  { content }: JsonObject,
  whose: string,
  preferred: readonly Form[],
  passed: (media: string, form: Form | undefined) => void,
): Chosen | undefined {
  // OpenAPI 3.2 has references to one media type; some write one to the whole map, in any version.
  const offered = Object.entries(follow(document, content, []).value).filter(([media]) => !media.startsWith("x-"));
  if (offered.length === 0) return undefined;
  const known = offered.map(([media, value]) => chosenOf(document, media, follow(document, value, []).value));
  const possible = known.filter((one): one is Chosen => one.form !== undefined && preferred.includes(one.form));
  const [best] = preferred.flatMap((form) => possible.filter((one) => one.form === form));
  if (!best) {
    const kinds = offered.map(([media]) => JSON.stringify(media)).join(", ");
    const stream = known.every(({ form }) => form === "stream");
    throw new Unfit(
      stream ? `${whose} is a stream (${kinds})` : `${whose} is of a kind that is not supported (${kinds})`,
    );
  }
  for (const { media, form } of known) if (form !== best.form) passed(media, form);
  return best;
}

function chosenOf(document: JsonObject, media: string, content: JsonObject): Offered {
  // What a converter wrote that did not know better: an object is sent as JSON. Text and bytes are not, wherever they are described.
  const any = /^\s*(\*|application)\/\*/.test(media);
  const types = [...typesOf(document, objectOf(content.schema))].filter((name) => name !== "null");
  const text = types.length > 0 && types.every((name) => name === "string");
  if (any && isObject(content.schema) && !text) return { media: "application/json", form: "json", content };
  return { media, form: formOf(media), content };
}

type Offered = Pick<Chosen, "media" | "content"> & { readonly form: Form | undefined };
