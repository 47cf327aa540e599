import { type JsonObject, textOf } from "../json.ts";
import { fromPattern } from "./pattern.ts";

const formats: Readonly<Record<string, string>> = {
  "date-time": "2026-01-31T12:00:00Z",
  date: "2026-01-31",
  time: "12:00:00Z",
  duration: "PT1M",
  email: "someone@example.com",
  "idn-email": "someone@example.com",
  hostname: "example.com",
  "idn-hostname": "example.com",
  ipv4: "192.0.2.1",
  ipv6: "2001:db8::1",
  uri: "https://example.com/",
  "uri-reference": "/path",
  url: "https://example.com/",
  iri: "https://example.com/",
  "iri-reference": "/path",
  "uri-template": "https://example.com/{id}",
  uuid: "3fa85f64-5717-4562-b3fc-2c963f66afa6",
  "json-pointer": "/path",
  "relative-json-pointer": "0",
  regex: "^a$",
  byte: "dGV4dA==",
  int32: "1",
  int64: "1",
};

/** Texts of the right length, format and pattern, the likeliest first. */
export function textsFor(schema: JsonObject): string[] {
  const pattern = textOf(schema.pattern);
  const least = typeof schema.minLength === "number" ? schema.minLength : 0;
  const most = typeof schema.maxLength === "number" ? schema.maxLength : Number.POSITIVE_INFINITY;
  const format = textOf(schema.format) ?? "";
  if (Object.hasOwn(formats, format)) return [formats[format] as string];
  if (least > 100_000) return [];
  const made = pattern === undefined ? undefined : fromPattern(pattern, least, most);
  const plain = ["text", "other"].map((word) => word.padEnd(least, "x").slice(0, most));
  return [...plain.slice(0, 1), ...(made === undefined ? [] : [made]), ...plain.slice(1), "", "a", "1"];
}
