import { objectOf, textOf } from "../json.ts";
import { schemaAt, typesOf } from "../model/follow.ts";
import type { Spec } from "../model/operation.ts";
import type { AuthWay } from "../upstream/fit-security.ts";

/** What a new provider's fact sheet says. */
export interface NewFacts {
  readonly name: string;
  readonly title: string;
  readonly docs: string;
  readonly baseUrl: string | undefined;
  readonly auth: AuthWay;
  readonly errorMessage: readonly string[];
}

/** Where error bodies keep their message, in the order in which they are looked for. */
const messages = [
  ...[
    "/error/message",
    "/message",
    "/errors/0/message",
    "/error_description",
    "/detail",
    "/error_message",
    "/description",
  ],
  ...["/errors/0/detail", "/detail/0/msg", "/title", "/msg", "/reason", "/error"],
];

/** Those that the document's errors have; the usual ones where it describes none. */
export function errorMessages({ document, operations }: Spec): string[] {
  const found = new Set<string>();
  for (const { errors } of operations)
    for (const { schema, form } of errors)
      if (schema && form === "json")
        for (const pointer of messages) {
          const there = found.has(pointer) ? undefined : schemaAt(document, schema, pointer);
          if (there && typesOf(document, there).has("string")) found.add(pointer);
        }
  return found.size > 0 ? messages.filter((pointer) => found.has(pointer)) : messages.slice(0, 2).concat("/error");
}

/** The page where the provider describes its API; its server where it names none. */
export function docsOf({ document, operations }: Spec, baseUrl: string | undefined, readFrom: string): string {
  const info = objectOf(document.info);
  const named = [
    textOf(objectOf(document.externalDocs).url),
    operations.find(({ docs }) => docs !== undefined)?.docs,
    textOf(objectOf(info.contact).url),
    baseUrl,
    readFrom,
  ];
  return named.find((url) => url !== undefined && isPlainUrl(url)) ?? "https://www.openapis.org";
}

function isPlainUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && text.length < 500;
}
