import type { Styles } from "./facts.ts";
import { emptiness, pairsOf } from "./style.ts";
import { isNested, refusal, type Spot, serialize, styleOf, textOf } from "./text.ts";

/** A field of a form, with what errors about its value say. */
export interface Field {
  readonly name: string;
  readonly value: unknown;
  readonly spot: Spot;
}

/** Whether a value is a file, or the bytes of one. */
export function isBytes(value: unknown): value is Blob | ArrayBuffer | Extract<RequestInit["body"], ArrayBufferView> {
  return value instanceof Blob || value instanceof ArrayBuffer || ArrayBuffer.isView(value);
}

/**
 * Fields as `multipart/form-data` (RFC 7578). Not by way of FormData, which gives a file name to whatever has a content type:
 * many servers would take an object, which is sent as `application/json`, for an uploaded file.
 */
export function multipart(type: string, fields: readonly Field[], styles: Styles | undefined): Blob {
  const boundary = `evalbridge-${crypto.randomUUID()}`;
  const parts: BlobPart[] = [];
  const add = (name: string, content: BlobPart, contentType?: string, file?: string) => {
    const named = file === undefined ? "" : `; filename="${quoted(file)}"`;
    const typed = contentType === undefined ? "" : `\r\ncontent-type: ${contentType}`;
    const head = `content-disposition: form-data; name="${quoted(name)}"${named}${typed}`;
    parts.push(`--${boundary}\r\n${head}\r\n\r\n`, content, "\r\n");
  };
  for (const { name, value, spot } of fields) {
    const style = styleOf(styles, name);
    if (style && style !== "json" && !isBytes(value)) {
      for (const [key, text] of pairsOf(name, value, style, spot)) add(key, text);
      continue;
    }
    const values: readonly unknown[] = Array.isArray(value) && !style ? value : [value];
    if (values.length === 0) throw refusal(spot, emptiness);
    for (const one of values) {
      if (isBytes(one)) {
        const file = one instanceof Blob ? one : new Blob([one]);
        add(name, file, file.type || "application/octet-stream", one instanceof File ? one.name : "blob");
      } else if (style || isNested(one)) add(name, serialize(spot.place, one, spot.what), "application/json");
      else add(name, textOf(one, spot));
    }
  }
  parts.push(`--${boundary}--\r\n`);
  return new Blob(parts, { type: `${type}; boundary=${boundary}` });
}

/** A name between quotation marks, as browsers write it. */
function quoted(name: string): string {
  return name.replace(/["\r\n]/g, encodeURIComponent);
}
