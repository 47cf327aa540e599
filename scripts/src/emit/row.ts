import type { Body, Operation, Parameter, Spec } from "../model/operation.ts";
import { isPlain } from "../model/plain.ts";
import { literal, raw } from "./literal.ts";

/** The tools that carry out what a row says, by the fact each is for. */
export function toolsOf(
  { document }: Spec,
  { method, class: kind, parameters, body, paging, key, success }: Operation,
): Readonly<Record<string, string>> {
  const at = (place: string) => parameters.filter((parameter) => parameter.in === place);
  const isNested = ({ style, schema }: Parameter) => style !== undefined || !isPlain(document, schema);
  const tools = {
    page: paging && "page",
    starts: (kind === "reconcilable" || kind === "never-retry") && "starts",
    key: key && "key",
    unsent: method === "DELETE" && "unsent",
    body: body && (mediaOf(body) ? "media" : "json"),
    path: at("path").some(({ style }) => style !== undefined) && "styledPath",
    query: at("query").length > 0 && (at("query").some(isNested) ? "styledQuery" : "query"),
    header: at("header").length > 0 && "header",
    result: success.schema && (success.form === "text" || success.form === "bytes") && success.form,
  };
  return Object.fromEntries(Object.entries(tools).flatMap(([fact, tool]) => (tool ? [[fact, tool]] : [])));
}

/** What a row holds of an operation. Of `uses` and `asks` the values are names: of tools of the core, and of other rows. */
export function rowOf(spec: Spec, operation: Operation, constantOf: (id: string) => string): string {
  const { method, path, class: kind, parameters, body, paging, timeoutMs, reconcile, key } = operation;
  const named = (place: string) => {
    const names = parameters.filter((parameter) => parameter.in === place).map(({ name }) => name);
    return names.length > 0 ? names : undefined;
  };
  const used = Object.entries(toolsOf(spec, operation)).map(([fact, tool]) => [fact, raw(`$${tool}`)] as const);
  const asked = [...new Set([reconcile?.look, reconcile?.read?.operation])].filter((id) => id !== undefined);
  return literal({
    method,
    path,
    class: kind,
    uses: used.length > 0 ? Object.fromEntries(used) : undefined,
    asks: asked.length > 0 ? Object.fromEntries(asked.map((id) => [id, raw(constantOf(id))])) : undefined,
    query: named("query"),
    header: named("header"),
    styles: stylesOf(parameters),
    body: body && (body.required ? "required" : "optional"),
    media: body && mediaOf(body),
    accept: acceptOf(operation),
    result: resultOf(operation),
    page: paging,
    timeoutMs,
    reconcile,
    key,
  });
}

function stylesOf(parameters: readonly Parameter[]): object | undefined {
  const styled = parameters.flatMap(({ name, style }) => (style === undefined ? [] : [[name, style] as const]));
  return styled.length > 0 ? Object.fromEntries(styled) : undefined;
}

const json = "application/json";

function mediaOf({ media, form, styles }: Body): object | undefined {
  return media === json ? undefined : { type: media, form, styles };
}

function acceptOf({ success, others }: Operation): string | undefined {
  const kinds = [...new Set([success, ...others].flatMap(({ media }) => (media === undefined ? [] : [media])))];
  // Errors are JSON all the same, where the server has a choice.
  return kinds.length === 0 || kinds[0] === json ? undefined : [...new Set([...kinds, json])].join(", ");
}

function resultOf({ success, others }: Operation): string | undefined {
  if (!success.schema) return "none";
  if (success.form === "text" || success.form === "bytes") return success.form;
  return others.some(({ schema }) => !schema) ? "optional" : undefined;
}
