/** A text of a format, and what such texts look like. */
interface Format {
  readonly sample: string;
  readonly shape: RegExp;
}

const day = String.raw`\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])`;
const clock = String.raw`(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-][01]\d(?::?[0-5]\d)?)`;
const email: Format = { sample: "someone@example.com", shape: /^[\w.+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i };
const host: Format = { sample: "example.com", shape: /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9-]+)*$/i };
const uri: Format = { sample: "https://example.com/", shape: /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i };
const path: Format = { sample: "/path", shape: /^[^\s<>"{}|\\^`]*$/ };

const formats: Readonly<Record<string, Format>> = {
  "date-time": { sample: "2026-01-31T12:00:00Z", shape: new RegExp(`^${day}T${clock}$`, "i") },
  date: { sample: "2026-01-31", shape: new RegExp(`^${day}$`) },
  time: { sample: "12:00:00Z", shape: new RegExp(`^${clock}$`, "i") },
  duration: { sample: "PT1M", shape: /^P(?=.)(?:\d+[YMWD])*(?:T(?:\d+[HMS])+)?$/ },
  email,
  "idn-email": email,
  hostname: host,
  "idn-hostname": host,
  ipv4: { sample: "192.0.2.1", shape: /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.|$)){4}$/ },
  ipv6: { sample: "2001:db8::1", shape: /^[0-9a-f]*:[0-9a-f:]+$/i },
  uri,
  url: uri,
  iri: uri,
  "uri-reference": path,
  "iri-reference": path,
  "uri-template": { sample: "https://example.com/{id}", shape: /^[^\s<>"|\\^`]*$/ },
  uuid: { sample: "3fa85f64-5717-4562-b3fc-2c963f66afa6", shape: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i },
  "json-pointer": { sample: "/path", shape: /^(?:\/(?:[^~/]|~[01])*)*$/ },
  "relative-json-pointer": { sample: "0", shape: /^\d+(?:#|(?:\/[^~/]*)*)$/ },
  regex: { sample: "^a$", shape: /^[\w^$. -]*$/ },
  byte: { sample: "dGV4dA==", shape: /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/ },
  int32: { sample: "1", shape: /^-?\d{1,9}$/ },
  int64: { sample: "1", shape: /^-?\d{1,18}$/ },
};

const longest = 2000;

/** A text of a format; `undefined` for a format that asks nothing of a text. */
export function sampleOfFormat(format: string): string | undefined {
  return Object.hasOwn(formats, format) ? formats[format]?.sample : undefined;
}

/** Whether a text looks like one of the format. */
export function isOfFormat(format: string, text: string): boolean {
  const known = Object.hasOwn(formats, format) ? formats[format] : undefined;
  return known === undefined || (text.length <= longest && known.shape.test(text));
}
