import { follow, type MockDocument } from "../document.ts";
import { listOf } from "../route.ts";

/** What an id has to be for a request to be let through that names it; nothing where any text will do. */
export interface IdRule {
  readonly fits: (id: string) => boolean;
  readonly what: string;
}

export type IdRules = Readonly<Record<"run" | "parent", IdRule | undefined>>;

const formats: Readonly<Record<string, IdRule>> = {
  uuid: { fits: (id) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id), what: "a UUID" },
};

/** The rule that a description has for a parameter of an operation. */
export function idRule(document: MockDocument, [operationId, name]: readonly [string, string]): IdRule | undefined {
  const items = Object.values(document.paths).map((item) => follow(document, item));
  for (const item of items)
    for (const operation of Object.values(item).map((one) => follow(document, one))) {
      if (operation.operationId !== operationId) continue;
      const parameters = [...listOf(item.parameters), ...listOf(operation.parameters)];
      const { schema } = parameters.map((one) => follow(document, one)).find((one) => one.name === name) ?? {};
      const { format, anyOf } = follow(document, schema);
      const found = [format, ...listOf(anyOf).map((one) => follow(document, one).format)];
      return found.map((one) => formats[String(one)]).find((rule) => rule !== undefined);
    }
  return undefined;
}
