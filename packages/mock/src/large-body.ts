import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { bareRequests } from "./bare-requests.ts";
import { type DocumentNode, follow, type MockDocument } from "./document.ts";
import { type Answer, problem } from "./problem.ts";
import type { Route } from "./route.ts";

/** Says what is wrong with a large body, as Prism would; each schema is compiled once, when it is first needed. */
export function createLargeBodyCheck(document: MockDocument): (route: Route, body: string) => Answer | undefined {
  let ajv: Ajv2020 | undefined;
  const compiled = new Map<Route, ValidateFunction>();
  const prepared = () => {
    const requests = requestsOf(document);
    bareRequests(requests);
    const made = new Ajv2020({ strict: false, validateSchema: false, logger: false });
    addFormats.default(made);
    return made.addSchema(requests, "document");
  };
  return (route, body) => {
    if (!route.other?.isLarge || body === "") return undefined;
    let value: unknown;
    try {
      value = JSON.parse(body);
    } catch (error) {
      return problem(400, "Bad request", `the body is not JSON: ${(error as Error).message}`);
    }
    ajv ??= prepared();
    const validate = compiled.get(route) ?? ajv.compile({ $ref: placeOfSchema(document, route) });
    compiled.set(route, validate);
    if (validate(value)) return undefined;
    const validation = (validate.errors ?? []).map(({ instancePath, keyword, message }) => ({
      location: ["body", ...instancePath.split("/").slice(1)],
      severity: "Error",
      code: keyword,
      message: `Request body ${instancePath} ${message}`,
    }));
    return problem(422, "Invalid request", `${route.method.toUpperCase()} ${route.path} takes another body`, {
      validation,
    });
  };
}

/** A copy of what requests are made of: to a validator, an `$id` inside an answer's example would name a schema. */
function requestsOf(document: MockDocument): MockDocument {
  const bodies = (item: unknown) =>
    Object.entries(follow(document, item)).map(([method, operation]): [string, object] => [
      method,
      { requestBody: (operation as DocumentNode | undefined)?.requestBody },
    ]);
  const paths = Object.entries(document.paths).map(([path, item]) => [path, Object.fromEntries(bodies(item))] as const);
  const { schemas, requestBodies } = follow(document, document.components);
  return structuredClone({ paths: Object.fromEntries(paths), components: { schemas, requestBodies } });
}

/** Where the schema of an operation's body stands, as a reference to it. */
function placeOfSchema(document: MockDocument, { path, method }: Route): string {
  const operation = follow(document, follow(document, document.paths[path])[method]);
  const { $ref } = operation.requestBody as { $ref?: string };
  const [media = ""] = Object.keys(follow(document, follow(document, operation.requestBody).content));
  const body = $ref?.replace(/^#/, "") ?? `/paths/${token(path)}/${method}/requestBody`;
  return `document#${body}/content/${token(media)}/schema`;
}

function token(key: string): string {
  return encodeURIComponent(key.replaceAll("~", "~0").replaceAll("/", "~1"));
}
