import { type Answer, problem } from "./problem.ts";
import type { Route } from "./route.ts";
import { fixedQuery } from "./template.ts";

/** Prism lets these pass; a misspelt filter would then seem to work. */
export function unknownQuery(route: Route, sent: URLSearchParams): Answer | undefined {
  const fixed = fixedQuery(route.path);
  // An object that is taken apart has fields of any name.
  if (route.spread) return undefined;
  const known = (name: string) =>
    route.query.includes(name) ||
    route.query.includes(name.replace(/\[\]$/, "")) ||
    fixed.has(name) ||
    route.several.some((one) => name.startsWith(`${one}[`));
  const unknown = [...new Set(sent.keys())].filter((name) => !known(name));
  if (unknown.length === 0) return undefined;
  const names = unknown.map((name) => `"${name}"`).join(", ");
  const listed = route.query.join(", ") || "none";
  const place = `${route.method.toUpperCase()} ${route.path}`;
  return problem(422, "Unknown query parameter", `${place} has no query parameter ${names}; it has: ${listed}`, {
    unknown,
    known: route.query,
  });
}

/** What is part of the path's template, and objects taken apart, Prism would take for strangers. */
export function seenByPrism(
  route: Route,
  query: Readonly<Record<string, string | string[]>>,
): Record<string, string | string[]> {
  const fixed = fixedQuery(route.path);
  return Object.fromEntries(
    Object.entries(query).filter(
      ([name]) => !fixed.has(name) && !route.several.some((one) => name === one || name.startsWith(`${one}[`)),
    ),
  );
}

/** Of a body that Prism does not see, whether it is there, and of the right type; what a form holds is for the caller's own tests. */
export function otherBody(
  { other, method, path }: Route,
  headers: Readonly<Record<string, string>>,
  body: string,
): Answer | undefined {
  if (!other || (body === "" && !other.required)) return undefined;
  const place = `${method.toUpperCase()} ${path}`;
  // An empty form is one of no fields.
  const isForm = other.type.startsWith("application/x-www-form-urlencoded") && headers["content-type"] !== undefined;
  if (body === "" && !isForm) return problem(422, "Invalid request", `${place} needs a body of ${other.type}`);
  const [wanted = "", sent = ""] = [other.type, headers["content-type"] ?? ""].map((type) =>
    type.toLowerCase().split(";")[0]?.trim(),
  );
  // Bytes that nobody said more of may be a picture.
  const isIn = wanted.endsWith("/*")
    ? sent.startsWith(wanted.slice(0, -1)) || sent === "application/octet-stream"
    : wanted === sent;
  return isIn
    ? undefined
    : problem(415, "Unsupported media type", `${place} takes ${other.type}, not ${sent || "a body of no type"}`);
}

/** Prism is to see no body where the mock looks at it itself, and to give a status that was asked for in whatever form it has. */
export function headersForPrism(
  headers: Readonly<Record<string, string>>,
  route: Route | undefined,
  code: number | undefined,
): Readonly<Record<string, string>> {
  const ofTheBody = new Set(["content-type", "content-length", "transfer-encoding"]);
  const kept = Object.entries(headers).filter(([name]) => !(route?.other && ofTheBody.has(name)));
  return { ...Object.fromEntries(kept), ...(code !== undefined && { accept: "*/*" }) };
}
