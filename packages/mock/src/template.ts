/** The path of a template that may have a fixed query behind it: `/messages?beta=true`. */
export function pathOf(template: string): string {
  return template.replace(/\?.*$/s, "");
}

/** The query that is part of a template, which never changes. */
export function fixedQuery(template: string): URLSearchParams {
  return new URLSearchParams(/\?(.*)$/s.exec(template)?.[1] ?? "");
}

const whole = /^\{([^{}]+)\}$/;
/** Names that Prism's own templates know; `{scope.id}` it never finds. */
const plain = /^\{[\w-]+\}$/;
const any = /\{([^{}]+)\}/g;

/** Whether a segment is another thing than one plain placeholder: `{id}.json`, `{id}:cancel`, `{scope.id}`. */
export function isMixed(segment: string): boolean {
  return segment.includes("{") && !plain.test(segment);
}

/** What a segment of a path holds for a segment of a template, by placeholder; `undefined` where it is another. */
export function matchSegment(segment: string, text: string): ReadonlyMap<string, string> | undefined {
  const name = whole.exec(segment)?.[1];
  if (name !== undefined) return new Map([[name, text]]);
  if (!segment.includes("{")) return segment === text ? new Map() : undefined;
  const names = Array.from(segment.matchAll(any), (match) => match[1] as string);
  const [first = "", ...fixed] = segment.split(any).filter((_, index) => index % 2 === 0);
  const pattern = [escaped(first), ...fixed.map((part) => `(.+?)${escaped(part)}`)].join("");
  const found = new RegExp(`^${pattern}$`, "s").exec(text);
  return found ? new Map(names.map((one, index) => [one, found[index + 1] as string])) : undefined;
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}

/** A stand-in for mixed segments, which Prism does not read. */
const standIn = "-";

/** A template as Prism reads it. */
export function plainTemplate(template: string): string {
  return pathOf(template)
    .split("/")
    .map((segment) => (isMixed(segment) ? standIn : segment))
    .join("/");
}

/** The path of a request as Prism has to see it for such a template. */
export function plainPath(template: string, pathname: string): string {
  const sent = pathname.split("/");
  return pathOf(template)
    .split("/")
    .map((segment, index) => (isMixed(segment) ? standIn : (sent[index] ?? "")))
    .join("/");
}

/** The placeholders that Prism does not get to see. */
export function unseenPlaceholders(template: string): ReadonlySet<string> {
  const mixed = pathOf(template).split("/").filter(isMixed);
  return new Set(mixed.flatMap((segment) => Array.from(segment.matchAll(any), (match) => match[1] as string)));
}
