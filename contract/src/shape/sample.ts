import type { Json } from "@evalbridge-internal/scripts";
import { branchesOf, type RecordShape, type Shape, type TextShape } from "./shape.ts";

const formats: Readonly<Record<string, string>> = {
  uuid: "3f2b8c1e-5d4a-4b6f-9c7e-1a2b3c4d5e6f",
  "date-time": "2026-11-02T10:00:00Z",
  date: "2026-11-02",
  uri: "https://example.com/a",
  email: "someone@example.com",
};

/** So deep is everything there: some answers hold logs in logs in logs, and would be megabytes long. */
const fullDepth = 3;

/** How much of what may be left out is there. */
export interface SampleOptions {
  /** What texts are made of. @default "text" */
  readonly text?: string;
  /** Everything there is, or what must be there alone. @default false */
  readonly full?: boolean;
}

/** A value of a shape. */
export function sampleOf(shape: Shape, options: SampleOptions = {}, within: readonly Shape[] = []): Json {
  const { text = "text" } = options;
  switch (shape.kind) {
    case "null":
      return null;
    case "choice":
      return shape.values[0] ?? null;
    case "number":
      return Math.min(Math.max(shape.least ?? 1, 1), shape.most ?? 1);
    case "text":
      return sampleText(shape, text);
    case "any":
      return text;
    case "union": {
      const { branches, nullable } = branchesOf(shape);
      const [first = shape] = branches;
      const branch = branches.find((one) => !contains(within, one));
      if (branch) return sampleOf(branch, options, within);
      // Each branch leads back to where we are: what must be there is a way out.
      return nullable ? null : sampleOf(first, { ...options, full: false }, []);
    }
    case "list": {
      // Two where two may be: with one, nobody sees how a list is written.
      const usual = contains(within, shape.items()) ? 0 : 2;
      const length = Math.max(shape.least, Math.min(shape.most, usual));
      const make = (index: number) => sampleOf(shape.items(), { ...options, text: `${text}${index || ""}` }, within);
      return Array.from({ length }, (_, index) => make(index));
    }
    case "record":
      return sampleRecord(shape, options, [...within, shape]);
  }
}

function sampleRecord(shape: RecordShape, options: SampleOptions, within: readonly Shape[]): Json {
  const { full = false } = options;
  const wanted = shape.properties.filter(
    ({ required, shape: inner }) => required || (full && within.length <= fullDepth && !contains(within, inner())),
  );
  const entries = wanted.map(({ name, shape: inner }): [string, Json] => [name, sampleOf(inner(), options, within)]);
  if (full && shape.rest && shape.properties.length === 0)
    entries.push([formats[String(shape.keyFormat)] ?? "key", sampleOf(shape.rest(), options, within)]);
  return Object.fromEntries(entries);
}

/** Whether a shape is one of those that it is inside of: its values would have no end. */
export function contains(within: readonly Shape[], shape: Shape): boolean {
  if (shape.kind === "union") return branchesOf(shape).branches.every((branch) => contains(within, branch));
  return shape.kind === "record" && within.some(({ at }) => at.join("\0") === shape.at.join("\0"));
}

function sampleText({ format, least, most }: TextShape, text: string): string {
  return formats[String(format)] ?? [...text.padEnd(least, "x")].slice(0, most).join("");
}
