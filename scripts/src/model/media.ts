/** How a body is carried: what kind of text or bytes a media type stands for. `stream` is one that never ends by itself. */
export type Form = "json" | "urlencoded" | "multipart" | "text" | "bytes" | "stream";

const token = /^[\w!#$&^.+*-]+\/[\w!#$&^.+*-]+$/;
const streams = new Set([
  ...[
    "text/event-stream",
    "application/x-ndjson",
    "application/ndjson",
    "application/jsonl",
    "application/x-jsonlines",
  ],
  ...["application/json-seq", "application/stream+json", "application/jsonlines"],
]);
const readable = /^(text\/.+|application\/(xml|yaml|x-yaml|graphql|sql|javascript|x-sh)|.+\+(xml|yaml))$/;

/** The form of a media type; `undefined` for what is none, or is of a kind that nobody here writes (`multipart/mixed`). */
export function formOf(media: string): Form | undefined {
  const [essence = ""] = media.toLowerCase().split(";");
  const type = essence.trim();
  if (!token.test(type)) return undefined;
  if (/^(application|text)\/(x-)?json$|\+json$/.test(type)) return streams.has(type) ? "stream" : "json";
  if (streams.has(type)) return "stream";
  if (type === "application/x-www-form-urlencoded") return "urlencoded";
  if (type.startsWith("multipart/")) return type === "multipart/form-data" ? "multipart" : undefined;
  return readable.test(type) ? "text" : "bytes";
}
