import { objectOf, type Place, valueAt } from "../json.ts";
import type { Operation, Parameter, Spec } from "../model/operation.ts";
import type { Rule } from "./report.ts";

const places = ["path", "query", "header"];

/** Arguments are one flat object, so a name may stand for one thing only. */
const doNotClash: Rule = (operation, spec, report) => {
  const seen = new Map<string, Parameter | "body">(operation.body ? [["body", "body"]] : []);
  for (const parameter of operation.parameters) {
    const other = seen.get(parameter.name);
    if (other === undefined) seen.set(parameter.name, parameter);
    else report(parameter.listed, operation, clash(operation, spec, parameter, other));
  }
};

function clash(operation: Operation, spec: Spec, parameter: Parameter, other: Parameter | "body"): string {
  const what = other === "body" ? "the request body" : `the ${other.in} parameter ${other.name}`;
  const both = `the ${parameter.in} parameter ${parameter.name} and ${what} would be one argument`;
  const inPath = [parameter, other].find((one) => one !== "body" && one.in === "path");
  // The name of a placeholder is the only one of them that is not sent.
  if (inPath) {
    const line = spec.where(operation.at.slice(0, 2)).replace(/^.*?:(\d+):\d+$/, "$1");
    return `${both}; rename the placeholder {${parameter.name}} of the path (line ${line}) and of its parameter`;
  }
  return `${both}; leave this one out of the spec`;
}

const areOfAKnownKind: Rule = (operation, { document }, report) => {
  for (const { name, in: place, at, schema } of operation.parameters) {
    if (!places.includes(place))
      report(at, operation, `parameter ${name} is in ${place}; only path, query and header are supported`);
    else if (Object.keys(schema).length === 0) report(at, operation, `parameter ${name} has no schema; give it one`);
    const { style, explode } = objectOf(valueAt(document, at));
    const usual = place === "query" ? "form" : "simple";
    const plain = (style ?? usual) === usual && (explode ?? place === "query") === (place === "query");
    if (!plain) report(at, operation, `parameter ${name} has a style that is not sent; leave style and explode out`);
  }
};

const fillThePath: Rule = (operation, _spec, report) => {
  const { path, parameters, at } = operation;
  const wanted = Array.from(path.matchAll(/\{([^{}]+)\}/g), (match) => match[1] as string);
  const pathAt: Place = at.slice(0, 2);
  for (const name of wanted) {
    const parameter = parameters.find((one) => one.in === "path" && one.name === name);
    if (!parameter) report(pathAt, operation, `{${name}} of the path has no parameter; add one with in: path`);
    else if (!parameter.required) report(parameter.at, operation, `path parameter ${name} must have required: true`);
  }
  for (const parameter of parameters) {
    if (parameter.in === "path" && !wanted.includes(parameter.name))
      report(parameter.at, operation, `path parameter ${parameter.name} is not in the path; take one of the two away`);
  }
};

const haveAJsonBody: Rule = (operation, _spec, report) => {
  const { body } = operation;
  if (body && (body.media !== "application/json" || Object.keys(body.schema).length === 0))
    report(body.at, operation, "the request body has no application/json schema; no other kind of body is supported");
};

export const argumentRules: readonly Rule[] = [doNotClash, areOfAKnownKind, fillThePath, haveAJsonBody];
