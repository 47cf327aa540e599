import { document, type Hostile } from "./hostile.ts";

const payloads = [
  "*/ process.exit(1) /*",
  "*/process.exit(1)/*",
  '"; process.exit(1); "',
  "'; process.exit(1); '",
  "`; process.exit(1); `",
  // biome's own rule: this is text, and is to stay text.
  ["$", "{process.exit(1)}"].join(""),
  "x\nprocess.exit(1)\n",
  "x\r\nprocess.exit(1)",
  "x\u2028process.exit(1)\u2029",
  "</script><script>process.exit(1)</script>",
  "x\u0000\u0008y",
  "x\u202e\u2066)1(tixe.ssecorp",
  "\u001b[2J\u001b]0;owned\u0007",
  '\\"; process.exit(1); \\"',
  "\\u002a/ process.exit(1) //",
  "x }; process.exit(1); const y = { z: ",
] as const;

/** Every place of a document that holds text of its author's choice. */
const slots = [
  ...["title", "about", "version", "tag", "tagAbout", "server", "variable", "path", "summary", "description", "id"],
  ...["docs", "parameter", "parameterAbout", "property", "propertyAbout", "enum", "const", "default", "example"],
  ...["pattern", "format", "schema", "schemaTitle", "media", "status", "header", "scheme", "schemeName", "mapping"],
  ...["extension", "extensionKey", "type", "required", "link", "callback", "exampleName", "contentType"],
] as const;
type Slot = (typeof slots)[number];

/** Gives the text of a slot; `usual` is what it holds otherwise. */
type Text = (slot: Slot, usual: string) => string;

/** One operation, its number making its names different from others. */
function operation(text: Text, number: number): object {
  const named = (slot: Slot, usual: string) => text(slot, `${usual}${number}`);
  return {
    operationId: named("id", "getThing"),
    summary: text("summary", "Get a thing"),
    description: text("description", "Gets it."),
    tags: [text("tag", "things")],
    externalDocs: { url: text("docs", "https://example.com/docs") },
    [`x-${text("extensionKey", "more")}`]: text("extension", "any"),
    parameters: [
      {
        name: named("parameter", "limit"),
        in: "query",
        description: text("parameterAbout", "At most."),
        schema: { type: "string", enum: [text("enum", "one"), "two"], default: text("default", "two") },
      },
    ],
    requestBody: { content: { [text("contentType", "application/json")]: { schema: { type: "object" } } } },
    callbacks: { [named("callback", "called")]: {} },
    responses: {
      [text("status", "200")]: answer(text, number),
      default: { description: text("description", "Failed.") },
    },
  };
}

function answer(text: Text, number: number): object {
  return {
    description: text("description", "The thing."),
    headers: { [text("header", "X-Trace")]: { schema: { type: "string" } } },
    links: { [text("link", "next")]: { operationId: text("id", `getThing${number}`) } },
    content: {
      [text("media", "application/json")]: {
        schema: {
          $ref: `#/components/schemas/${encodeURIComponent(schemaName(text, number)).replaceAll("~", "~0").replaceAll("%2F", "~1")}`,
        },
        examples: { [text("exampleName", "one")]: { value: { a: text("example", "x") } } },
      },
    },
  };
}

const schemaName = (text: Text, number: number) => text("schema", `Thing${number}`);

function schema(text: Text): object {
  return {
    title: text("schemaTitle", "Thing"),
    type: text("type", "object"),
    description: text("propertyAbout", "A thing."),
    required: [text("required", "a")],
    properties: {
      [text("property", "a")]: {
        type: "string",
        description: text("propertyAbout", "A."),
        pattern: text("pattern", "^a$"),
        format: text("format", "date"),
      },
      kind: { const: text("const", "k"), default: text("default", "k"), example: text("example", "k") },
    },
    discriminator: { propertyName: "kind", mapping: { [text("mapping", "k")]: text("mapping", "Thing0") } },
  };
}

/** A document with one operation for each text. */
function documentOf(texts: readonly Text[]): string {
  const [first = (_, usual) => usual] = texts;
  return document({
    openapi: "3.1.0",
    info: { title: first("title", "T"), version: first("version", "1"), description: first("about", "About.") },
    tags: [{ name: first("tag", "things"), description: first("tagAbout", "Things.") }],
    servers: [
      {
        url: first("server", "https://{region}.example.com"),
        variables: { region: { default: first("variable", "eu") } },
      },
    ],
    security: [{ [first("schemeName", "key")]: [] }],
    paths: Object.fromEntries(
      texts.map((text, number) => [text("path", `/things${number}`), { post: operation(text, number) }]),
    ),
    components: {
      schemas: Object.fromEntries(texts.map((text, number) => [schemaName(text, number), schema(text)])),
      securitySchemes: {
        [first("schemeName", "key")]: { type: "apiKey", in: "header", name: first("scheme", "X-Key") },
      },
    },
  });
}

/** Each place with every payload, one operation for each. */
const bySlot = slots.map((slot): Hostile => {
  const put =
    (payload: string): Text =>
    (asked, usual) =>
      asked === slot ? (slot === "path" ? `/${payload}` : payload) : usual;
  return { name: `injection in every ${slot}`, bytes: documentOf(payloads.map(put)) };
});

/** Each payload in every place where the document stays one. */
const byPayload = payloads.map((payload, index): Hostile => {
  const kept: ReadonlySet<Slot> = new Set(["type", "status", "media", "contentType", "required"]);
  const put: Text = (slot, usual) => (kept.has(slot) ? usual : slot === "path" ? `/${payload}` : payload);
  return { name: `injection ${index} everywhere`, bytes: documentOf([put]) };
});

export const injections: readonly Hostile[] = [...bySlot, ...byPayload];
