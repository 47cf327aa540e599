interface Format {
  /** A text of it; another for another index. */
  readonly make: (index: number) => string;
  /** Whether a text is certainly of it: one that is odd is not taken. */
  readonly holds: (text: string) => boolean;
}

const two = (index: number) => String((index % 28) + 1).padStart(2, "0");
const digit = (index: number) => (index % 10).toString();
const like = (pattern: RegExp) => (text: string) => pattern.test(text);

const clock = String.raw`([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)`;
const onlyClock = new RegExp(`^${clock}$`);
const isDay = (text: string) =>
  /^\d{4}-\d\d-\d\d$/.test(text) &&
  !Number.isNaN(Date.parse(text)) &&
  new Date(text).toISOString().startsWith(text);
const host = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/i;
const isUrl = (text: string) =>
  /^[a-z][a-z0-9+.-]*:\/\/[a-z0-9.-]+(:\d+)?([/?#](?:[\w\-.~:/?@!$&'()*+,;=]|%[0-9a-f]{2})*)?(#[\w\-.~/?]*)?$/i.test(text);
const address: Format = {
  make: (index) => `https://example.com/${index || "a"}`,
  holds: isUrl,
};
const mail: Format = {
  make: (index) => `someone${index || ""}@example.com`,
  holds: like(/^[a-z0-9._+-]*[a-z0-9_+-]@[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/i),
};
const pointer: Format = { make: (index) => `/${index || "a"}`, holds: like(/^(\/[\w-]*)*$/) };

/** What the formats that validators know stand for; all others are plain text to them. */
const formats: Readonly<Record<string, Format>> = {
  "date-time": {
    make: (index) => `2026-11-${two(index + 1)}T10:00:00Z`,
    holds: (text) => isDay(text.slice(0, 10)) && text[10] === "T" && onlyClock.test(text.slice(11)),
  },
  date: { make: (index) => `2026-11-${two(index + 1)}`, holds: isDay },
  time: { make: (index) => `10:00:${two(index)}Z`, holds: like(onlyClock) },
  duration: { make: (index) => `PT${index + 1}H`, holds: like(/^P(\d+D|\d+W|(\d+D)?T\d+[HMS])$/) },
  uuid: {
    make: (index) => `3f2b8c1e-5d4a-4b6f-9c7e-1a2b3c4d5e${two(index)}`,
    holds: like(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i),
  },
  ...{ uri: address, url: address, iri: address, "uri-reference": address, "iri-reference": address },
  "uri-template": { make: address.make, holds: isUrl },
  ...{ email: mail, "idn-email": mail },
  hostname: { make: (index) => `www${index || ""}.example.com`, holds: like(host) },
  "idn-hostname": { make: (index) => `www${index || ""}.example.com`, holds: like(host) },
  ipv4: {
    make: (index) => `192.0.2.${(index % 200) + 1}`,
    holds: like(/^((25[0-5]|2[0-4]\d|1?\d?\d)(\.(?!$)|$)){4}$/),
  },
  ipv6: { make: (index) => `2001:db8::${(index % 9) + 1}`, holds: like(/^([0-9a-f]{1,4}:){7}[0-9a-f]{1,4}$|^2001:db8::\d$/i) },
  byte: {
    make: (index) => `dGV${digit(index)}dA==`,
    holds: like(/^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/),
  },
  regex: { make: (index) => `^a${index || ""}$`, holds: like(/^\^[\w ]*\$$/) },
  "json-pointer": pointer,
  "json-pointer-uri-fragment": { make: (index) => `#/${index || "a"}`, holds: like(/^#(\/\w*)*$/) },
  "relative-json-pointer": { make: digit, holds: like(/^\d$/) },
  "iso-time": { make: (index) => `10:00:${two(index)}Z`, holds: like(onlyClock) },
  "iso-date-time": { make: (index) => `2026-11-${two(index + 1)}T10:00:00Z`, holds: () => false },
};

export function formatOf(name: unknown): Format | undefined {
  return typeof name === "string" && Object.hasOwn(formats, name) ? formats[name] : undefined;
}
