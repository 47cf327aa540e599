import type { Spec } from "@evalbridge-internal/scripts";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

/** Tells what is wrong with a value, by the schema at a place of the document; nothing: an empty list. */
export type SchemaCheck = (at: readonly (string | number)[], value: unknown) => string[];

/**
 * Checks values against the schemas of one provider's document, each compiled once. With `first` it tells one problem alone: where
 * unions of dozens of schemas stand inside each other, to look for all takes exponentially longer.
 */
export function createSchemaCheck(spec: Spec, { first = false }: { readonly first?: boolean } = {}): SchemaCheck {
  const ajv = new Ajv2020({ strict: false, allErrors: !first, validateSchema: false, logger: false });
  addFormats.default(ajv);
  ajv.addSchema(spec.document, "document");
  const compiled = new Map<string, ValidateFunction>();

  return (at, value) => {
    const pointer = at.map((key) => String(key).replaceAll("~", "~0").replaceAll("/", "~1"));
    const $ref = ["document#", ...pointer.map(encodeURIComponent)].join("/");
    const validate = compiled.get($ref) ?? ajv.compile({ $ref });
    compiled.set($ref, validate);
    if (validate(value)) return [];
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath || "/"} ${message}`);
  };
}
